"""Making the doors of an edition: one for each day, one for each session of its programme."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.meetings.models import Edition
from registrations.choices import CheckpointKind
from registrations.doors import OfferedDoor, offered_doors
from registrations.models import Checkpoint
from registrations.selectors.attendance import meeting_days

_LONGEST_NAME = 200


def prepare_doors(*, edition: Edition, by: Actor, at: dt.datetime) -> list[Checkpoint]:
    """Make the doors that are missing and rename those of sessions that are called otherwise now.

    A door stays when its session is gone: people may have come through it. Returns those made.
    """
    wanted = [_day(edition, date) for date in meeting_days(edition=edition)]
    wanted += [_session(edition, offer) for offer in offered_doors(edition=edition)]
    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=edition.pk)
        there = {_key(door): door for door in Checkpoint.objects.filter(edition=edition)}
        made = [door for door in wanted if _key(door) not in there]
        Checkpoint.objects.bulk_create(made)
        changed = [there[_key(door)] for door in wanted if _is_other(door, there.get(_key(door)))]
        for door in changed:
            offer = next(one for one in wanted if _key(one) == _key(door))
            door.name_sw, door.name_en, door.date = offer.name_sw, offer.name_en, offer.date
        Checkpoint.objects.bulk_update(changed, ["name_sw", "name_en", "date"])
        if made or changed:
            record(
                action="registrations.doors_prepared",
                obj=edition,
                by=by,
                at=at,
                after={"made": len(made), "changed": len(changed)},
                shown_publicly=False,
            )
    return made


def _day(edition: Edition, date: dt.date) -> Checkpoint:
    return Checkpoint(edition=edition, kind=CheckpointKind.DAY, date=date)


def _session(edition: Edition, offer: OfferedDoor) -> Checkpoint:
    return Checkpoint(
        edition=edition,
        kind=CheckpointKind.SESSION,
        date=offer.date,
        subject=offer.subject,
        name_sw=offer.name_sw[:_LONGEST_NAME],
        name_en=offer.name_en[:_LONGEST_NAME],
    )


def _key(door: Checkpoint) -> str:
    return door.subject or door.date.isoformat()


def _is_other(wanted: Checkpoint, there: Checkpoint | None) -> bool:
    said = ("name_sw", "name_en", "date")
    return there is not None and any(getattr(wanted, one) != getattr(there, one) for one in said)
