"""What stands around a resolution's text: theme, day due, measure, and who must act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, locked, save_changes, save_new
from egov_meeting.institutions.models import Institution
from reports.adopted import tell_adopted
from reports.choices import Decision, OwnerPart
from reports.models import Resolution, ResolutionOwner, Theme
from reports.services.due_days import refuse_passed_day

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

TERMS = (
    "theme",
    "due_on",
    "measure_sw",
    "measure_en",
    "baseline_sw",
    "baseline_en",
    "target_sw",
    "target_en",
    "weight",
    "is_public",
)


def change_terms(
    *, resolution: Resolution, terms: Mapping[str, Any], by: Actor, at: datetime
) -> bool:
    """Save the terms (TERMS); False when nothing differs.

    Raises ValidationError for a day due that has passed, unless it stood so already or the meeting
    was held before the portal.
    """
    stood, edition = resolution.due_on, resolution.edition
    refuse_passed_day(terms.get("due_on"), stood=stood, edition=edition, at=at)
    fields = {name: terms[name] for name in TERMS if name in terms}
    return save_changes(resolution, by=by, at=at, action="reports.resolution_terms", fields=fields)


def add_owner(
    *,
    resolution: Resolution,
    by: Actor,
    at: datetime,
    institution: Institution | None = None,
    owner_class: str = "",
    part: str = OwnerPart.LEAD,
) -> ResolutionOwner:
    """Name who must act: an institution or a class. On an adopted resolution it is told on.

    Raises ValidationError when the owner is named already, or there is a leading one.
    """
    with transaction.atomic():
        stored: Resolution = locked(resolution)
        owners = list(stored.owners.all())
        for owner in owners:
            if (owner.institution_id, owner.owner_class) == (
                institution.pk if institution else None,
                owner_class,
            ):
                raise ValidationError(_("This owner is named already."))
        if part == OwnerPart.LEAD and any(owner.part == OwnerPart.LEAD for owner in owners):
            raise ValidationError(
                {"part": _("One owner is responsible already: name this one as supporting.")}
            )
        last = stored.owners.aggregate(last=Max("order"))["last"] or 0
        owner = ResolutionOwner(
            resolution=stored,
            order=last + 1,
            part=part,
            institution=institution,
            owner_class=owner_class,
        )
        owner.edition_id = stored.edition_id  # type: ignore[attr-defined]
        save_new(owner, by=by, at=at, action="reports.owner_named")
        if stored.decision == Decision.ADOPTED:
            tell_adopted(resolution=stored, by=by, at=at)
    return owner


def remove_owner(*, owner: ResolutionOwner, by: Actor, at: datetime, reason: str = "") -> None:
    """Take an owner out; of an adopted resolution only with a reason, and it is told on.

    What was reported stays and no longer counts. Raises ValidationError for a missing reason.
    """
    with transaction.atomic():
        stored: Resolution = locked(owner.resolution)
        is_adopted = stored.decision == Decision.ADOPTED
        if is_adopted and not reason.strip():
            raise ValidationError({"reason": _("Say why: it goes on record.")})
        if not stored.owners.filter(pk=owner.pk).exists():
            return
        owner.edition_id = stored.edition_id  # type: ignore[attr-defined]
        delete(owner, by=by, at=at, action="reports.owner_removed", reason=reason.strip())
        if is_adopted:
            tell_adopted(resolution=stored, by=by, at=at)


def save_theme(*, theme: Theme, name_sw: str, name_en: str, by: Actor, at: datetime) -> None:
    """Add a theme (one without a key in the database) or give it other names. Raises ValidationError."""
    if theme.pk is None:
        theme.name_sw, theme.name_en = name_sw, name_en
        save_new(theme, by=by, at=at, action="reports.theme_added")
    else:
        names = {"name_sw": name_sw, "name_en": name_en}
        save_changes(theme, by=by, at=at, action="reports.theme_changed", fields=names)
