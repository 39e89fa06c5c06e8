"""Saying something from the floor: from a telephone, or by the rapporteur who wrote it down."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.audit.values import snapshot
from egov_meeting.institutions.answers import InstitutionAnswer
from registrations.models import Registration
from sessions_app.choices import ContributionSource, ContributionState, FloorState
from sessions_app.models import Contribution, Item

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

LONGEST_TEXT = 1000
# The words and the person stay out of the trail: nobody but moderators reads them before they are shown.
_TOLD = ("item", "kind", "source", "state", "language")


class FloorNotOpen(ValidationError):
    """Nobody may ask about the item now."""

    def __init__(self) -> None:
        super().__init__(
            _("Questions about this item are not taken now. What you wrote is still here."),
            code="not_open",
        )


def send_contribution(
    *,
    item: Item,
    kind: str,
    text: str,
    language: str,
    name: str,
    may_be_named: bool,
    institution: InstitutionAnswer,
    registration: Registration | None,
    form_key: str,
    by: Actor,
    at: datetime,
) -> Contribution:
    """Take what a telephone sent; it waits for a moderator.

    The same form sent again returns what it made the first time. Raises FloorNotOpen and, for a text
    that is too long, ValidationError.
    """
    made = Contribution.objects.filter(item=item, form_key=form_key).first()
    if made is not None:
        return made
    if not Item.objects.filter(pk=item.pk, floor=FloorState.OPEN).exists():
        raise FloorNotOpen
    contribution = Contribution(
        edition_id=item.session.day.edition_id,
        item=item,
        kind=kind,
        source=ContributionSource.PHONE,
        text=text,
        language=language,
        name=name,
        may_be_named=may_be_named,
        institution=institution.institution,
        institution_name=institution.typed_name,
        registration=registration,
        form_key=form_key,
        sent_at=at,
    )
    return _kept(contribution, by=by, at=at)


def write_down(
    *,
    item: Item,
    kind: str,
    text: str,
    language: str,
    name: str,
    may_be_named: bool,
    institution: InstitutionAnswer,
    form_key: str,
    by: Actor,
    at: datetime,
) -> Contribution:
    """Keep what somebody said aloud, as the rapporteur wrote it down; everybody may read it at once.

    It may be written down after the floor was closed. The same form sent again makes no second one.
    """
    contribution = Contribution(
        edition_id=item.session.day.edition_id,
        item=item,
        kind=kind,
        source=ContributionSource.RAPPORTEUR,
        state=ContributionState.SHOWN,
        text=text,
        language=language,
        name=name,
        may_be_named=may_be_named,
        institution=institution.institution,
        institution_name=institution.typed_name,
        form_key=form_key,
        sent_at=at,
    )
    return _kept(contribution, by=by, at=at)


def _kept(contribution: Contribution, *, by: Actor, at: datetime) -> Contribution:
    contribution.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            contribution.save(force_insert=True)
            record(
                action="sessions_app.contribution_sent",
                obj=contribution,
                by=by,
                at=at,
                after=snapshot(contribution, only=_TOLD),
                shown_publicly=False,
            )
    except IntegrityError:  # the same form at the same moment
        return Contribution.objects.get(item=contribution.item, form_key=contribution.form_key)
    return contribution
