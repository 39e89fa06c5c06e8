"""Somebody registered chooses what to attend."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, record, save_changes, save_new
from registrations.models import Registration
from sessions_app.finding import slot_of_item
from sessions_app.models import Item, Pick
from sessions_app.selectors.personal import picks_of
from sessions_app.selectors.public import published_programme


def pick_item(*, registration: Registration, item: int, by: Actor, at: datetime) -> Pick:
    """Put an item of the published programme into the personal one; twice is as good as once.

    Raises ValidationError when the registration does not stand (any more) or the item is not there.
    """
    _check_standing(registration)
    days = published_programme(edition=registration.edition).days
    row = Item.objects.filter(pk=item, session__day__edition=registration.edition_id).first()
    if row is None or slot_of_item(days, item) is None:
        raise ValidationError(_("This item is not in the programme any more."))
    with transaction.atomic():
        _hold(registration)
        pick = registration.picks.filter(number=item).first()
        if pick is None:
            pick = Pick(registration=registration, item=row, number=item, at=at)
            save_new(pick, by=by, at=at, action="programme.picked", shown_publicly=False)
        elif item not in picks_of(registration=registration):
            # It was picked by whoever had the place before.
            save_changes(
                pick,
                by=by,
                at=at,
                action="programme.picked",
                fields={"at": at},
                shown_publicly=False,
            )
    return pick


def drop_item(*, registration: Registration, item: int, by: Actor, at: datetime) -> None:
    """Take an item out of the personal programme; one that is not in it stays so."""
    with transaction.atomic():
        _hold(registration)
        pick = registration.picks.filter(number=item).first()
        if pick is not None:
            delete(pick, by=by, at=at, action="programme.pick_dropped", shown_publicly=False)


def note_changes(*, registration: Registration, by: Actor, at: datetime) -> None:
    """The person has seen what moved: from now on only later changes are told, and what has gone goes."""
    days = published_programme(edition=registration.edition).days
    with transaction.atomic():
        _hold(registration)
        own = picks_of(registration=registration)
        picks = registration.picks.filter(number__in=own)
        gone = [number for number in own if slot_of_item(days, number) is None]
        picks.filter(number__in=gone).delete()
        picks.update(at=at)
        record(
            action="programme.changes_noted",
            obj=registration,
            by=by,
            at=at,
            before={"picks": sorted(own)},
            after={"picks": sorted(set(own) - set(gone))},
            shown_publicly=False,
        )


def _hold(registration: Registration) -> None:
    """One change of a personal programme at a time."""
    Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)


def _check_standing(registration: Registration) -> None:
    if not registration.is_standing:
        raise ValidationError(_("The registration does not stand any more."))
