"""Who came through a door: the sum of what desks did, and what staff say afterwards.

What desks did is only added to, in whatever order it comes in; the sum over all of it does not depend
on the order. A person was there when some desk let the person in and that was not taken back; the
time is that of the earliest. When a place changes hands, what happened until then stays with whoever
had it then.
"""

from __future__ import annotations

import datetime as dt
import uuid
from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, QuerySet

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.models import Event
from egov_meeting.audit.services import record, save_changes, save_new
from registrations.choices import AttendanceSource, DeskActKind
from registrations.models import Attendance, Checkpoint, DeskAct, Registration

CORRECTED = "registrations.attendance_corrected"
SUBSTITUTED = "registrations.substituted"


class Passage(NamedTuple):
    """One person at one door."""

    door: int
    registration: int


def sum_up(*, passages: Collection[Passage], at: dt.datetime) -> None:
    """Bring attendance in step with what desks did at these passages, whose registrations are locked.

    A constant number of queries. A correction by staff stands against everything that happened
    before it was made, also when somebody comes later and that is taken back; where it says that the
    person was there, nothing is left to be known.
    """
    if not passages:
        return
    acts = _acts(passages)
    there = {
        (Passage(row.checkpoint_id, row.registration_id), row.holder): row
        for row in _rows_at(passages)
    }
    corrected = _corrections(there.values())
    handed_over = _handed_over({one.registration for one in passages})
    new, changed = [], []
    for passage in passages:
        shares = _shares(acts.get(passage, ()), handed_over.get(passage.registration, []))
        for holder, share in enumerate(shares, start=1):
            row = there.get((passage, holder))
            entry = _earliest(share, after=corrected.get(row.pk) if row else None)
            if row is None and entry is not None:
                new.append(_row(passage, holder, entry, at))
            elif row is not None and _set(row, entry, at):
                changed.append(row)
    Attendance.objects.bulk_create(new)
    Attendance.objects.bulk_update(
        changed, ["is_present", "first_at", "source", "desk", "reason", "changed_at"]
    )
    keep_attended(registrations={row.registration_id for row in (*new, *changed)})


def attendance_at(*, passages: Collection[Passage]) -> dict[Passage, Attendance]:
    """The rows there are of those who have the places now. One query."""
    found = _rows_at(passages).filter(holder=F("registration__link_version"))
    rows = {Passage(row.checkpoint_id, row.registration_id): row for row in found}
    return {passage: row for passage, row in rows.items() if passage in passages}


def hand_over_attendance(*, registration: Registration, full_name: str, at: dt.datetime) -> None:
    """The place goes to somebody else: what is known of doors stays with `full_name`, who had it until now.

    Call it with the row locked, before it counts the next holder.
    """
    rows = Attendance.objects.filter(
        registration=registration, holder=registration.link_version, full_name=""
    )
    rows.update(full_name=full_name, changed_at=at)


def keep_attended(*, registrations: Collection[int]) -> None:
    """Let `attended` of these rows say whether they came through any door. Three queries at most."""
    came = set(
        Attendance.objects.filter(registration__in=registrations, is_present=True).values_list(
            "registration", flat=True
        )
    )
    rows = Registration.objects.filter(pk__in=registrations)
    rows.filter(pk__in=came, attended=False).update(attended=True)
    rows.filter(attended=True).exclude(pk__in=came).update(attended=False)


def correct_attendance(
    *,
    registration: Registration,
    door: Checkpoint,
    is_present: bool,
    reason: str,
    by: Actor,
    at: dt.datetime,
) -> bool:
    """Say afterwards who was there; False when it was known so already. On record with the reason."""
    with transaction.atomic():
        stored = Registration.objects.select_for_update().get(pk=registration.pk)
        rows = Attendance.objects.filter(registration=stored, checkpoint=door)
        row = rows.filter(holder=stored.link_version).first()
        if (row.is_present if row else False) == is_present:
            return False
        fields = {
            "is_present": is_present,
            "source": AttendanceSource.CORRECTION,
            "reason": reason,
            "changed_at": at,
        }
        how: dict[str, Any] = {"by": by, "at": at, "reason": reason, "shown_publicly": False}
        if row is None:
            whose = {"registration": registration, "holder": stored.link_version}
            row = Attendance(**whose, checkpoint=door, first_at=at, **fields)
            save_new(row, action=CORRECTED, **how)
        else:
            save_changes(row, action=CORRECTED, fields=fields, **how)
        keep_attended(registrations=[registration.pk])
    registration.refresh_from_db(fields=["attended"])
    return True


def record_acts(*, desk: object, taken: int, refused: int, by: Actor, at: dt.datetime) -> None:
    """One line in the trail for what a desk handed in; the acts themselves are only ever added."""
    record(
        action="registrations.desk_acts_taken",
        obj=desk,  # type: ignore[arg-type]  # the stubs know no better
        by=by,
        at=at,
        after={"taken": taken, "refused": refused},
        shown_publicly=False,
    )


def _acts(passages: Collection[Passage]) -> dict[Passage, list[DeskAct]]:
    found = DeskAct.objects.filter(
        registration__in={one.registration for one in passages},
        checkpoint__in={one.door for one in passages},
        kind__in=(DeskActKind.SCAN, DeskActKind.UNDO),
    )
    acts: dict[Passage, list[DeskAct]] = {}
    for act in found:
        if act.checkpoint_id and act.registration_id:
            acts.setdefault(Passage(act.checkpoint_id, act.registration_id), []).append(act)
    return acts


def _earliest(acts: Iterable[DeskAct], *, after: dt.datetime | None) -> DeskAct | None:
    """The first that let the person in and was not taken back."""
    acts = list(acts)
    taken_back = {
        _undone(act) for act in acts if act.kind == DeskActKind.UNDO and act.detail.get("counts")
    }
    standing = [
        act
        for act in acts
        if act.kind == DeskActKind.SCAN
        and act.detail.get("counts")
        and act.pk not in taken_back
        and (after is None or act.at > after)
    ]
    return min(standing, key=lambda act: (act.at, act.pk), default=None)


def _undone(act: DeskAct) -> uuid.UUID | None:
    said = act.payload.get("undoes")
    return uuid.UUID(said) if said else None


def _corrections(rows: Iterable[Attendance]) -> dict[int, dt.datetime]:
    """When these rows were last corrected, by their number. The trail knows it, the row no longer does
    once somebody has come after the correction. One query."""
    found = Event.objects.filter(
        action=CORRECTED,
        object_type=Attendance._meta.label_lower,
        object_id__in=[str(row.pk) for row in rows],
    )
    return {int(row): at for row, at in found.order_by("at", "pk").values_list("object_id", "at")}


def _rows_at(passages: Collection[Passage]) -> QuerySet[Attendance]:
    return Attendance.objects.filter(
        checkpoint__in={one.door for one in passages},
        registration__in={one.registration for one in passages},
    ).select_related("desk")


def _handed_over(registrations: Collection[int]) -> dict[int, list[dt.datetime]]:
    """When these places went to somebody else, in order. Two queries at most; one when none did."""
    several = Registration.objects.filter(pk__in=registrations, link_version__gt=1)
    numbers = [str(pk) for pk in several.values_list("pk", flat=True)]
    found: dict[int, list[dt.datetime]] = {}
    if numbers:
        events = Event.objects.filter(
            action=SUBSTITUTED,
            object_type=Registration._meta.label_lower,
            object_id__in=numbers,
        )
        for number, at in events.order_by("at", "pk").values_list("object_id", "at"):
            found.setdefault(int(number), []).append(at)
    return found


def _shares(acts: Iterable[DeskAct], handed_over: list[dt.datetime]) -> list[list[DeskAct]]:
    """The acts of each holder of the place, the first one's first; what takes back goes wherever the act it names is."""
    shares: list[list[DeskAct]] = [[] for _holder in range(len(handed_over) + 1)]
    for act in acts:
        is_undoing = act.kind == DeskActKind.UNDO
        for share in shares if is_undoing else [shares[bisect_right(handed_over, act.at)]]:
            share.append(act)
    return shares


def _row(passage: Passage, holder: int, entry: DeskAct, at: dt.datetime) -> Attendance:
    return Attendance(
        registration_id=passage.registration,
        holder=holder,
        checkpoint_id=passage.door,
        first_at=entry.at,
        desk_id=entry.desk_id,
        changed_at=at,
    )


def _set(row: Attendance, entry: DeskAct | None, at: dt.datetime) -> bool:
    """Put the sum on the row; False when the row stays as it is."""
    if row.source == AttendanceSource.CORRECTION and row.is_present:
        return False
    if entry is None:
        if row.source != AttendanceSource.DESK or not row.is_present:
            return False
        row.is_present = False
    else:
        row.is_present, row.first_at, row.desk_id = True, entry.at, entry.desk_id
        row.source, row.reason = AttendanceSource.DESK, ""
    row.changed_at = at
    return True
