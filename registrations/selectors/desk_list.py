"""What a desk takes along: the least with which people can be let in, and what other desks did meanwhile.

Names, institutions in short, groups, whether something is owed, the end of the phone number, and of
the badges only checksums: a stolen list opens no door.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.shared.money import table_amount
from registrations.choices import DeskOutcome, PassState, RegistrationState
from registrations.models import Attendance, Checkpoint, Desk, DeskAct, Pass, Registration
from registrations.selectors.attendance import doors, group_dates
from registrations.selectors.fees import fees_on

# Who gave the place up is in no more: the next holder has not come yet.
IS_IN = ExpressionWrapper(
    Q(is_present=True, holder=F("registration__link_version")), output_field=BooleanField()
)
# Of who had the place before, where something is known of who has it now: that alone is told.
_OUTDONE = ~Q(holder=F("registration__link_version")) & Exists(
    Attendance.objects.filter(
        checkpoint=OuterRef("checkpoint"),
        registration=OuterRef("registration"),
        holder=OuterRef("registration__link_version"),
    )
)
# Checksums are cut to 128 bits: the codes have eighty.
_CHECKSUM = 32
# What was stored a moment before the last look may have become visible after it.
OVERLAP = dt.timedelta(seconds=60)
_STANDING = {
    RegistrationState.CONFIRMED: "paid",
    RegistrationState.EXEMPT: "exempt",
    RegistrationState.WAITING: "waiting",
    RegistrationState.LAPSED: "lapsed",
    RegistrationState.CANCELLED: "cancelled",
}


def desk_list(*, desk: Desk, at: dt.datetime) -> dict[str, Any]:
    """The list as JSON can carry it; names in the active language. Eight queries, however long it is.

    Each of `people` is: reference, name, institution, group, standing, last four digits of the phone,
    checksums of the valid badge and of revoked ones (code with `salt` before it).
    """
    edition = desk.edition
    groups = list(edition.groups.all())
    dates = group_dates(edition=edition)
    valid, revoked = _checksums(edition, salt=str(desk.pk))
    short = _institutions(edition)
    rows = Registration.objects.filter(edition=edition).order_by("sort_name", "pk")
    columns = (
        "pk",
        "reference",
        "full_name",
        "institution_id",
        "institution_name",
        "group_id",
        "state",
        "phone",
        "amount_due",
    )
    return {
        "desk": str(desk.pk),
        "name": desk.name,
        "edition": str(edition.name),
        "year": edition.year,
        "salt": str(desk.pk),
        "expires": _milliseconds(desk.expires_at),
        "today": timezone.localdate(at).isoformat(),
        "doors": [_door(one) for one in doors(edition=edition)],
        "groups": [_group(one, sorted(dates[one.pk])) for one in groups],
        "places": _places(edition, at),
        "people": [
            [
                reference,
                name,
                short.get(institution) or typed,
                group,
                _standing(state, due),
                phone[-4:],
                valid.get(pk, ""),
                revoked.get(pk, []),
            ]
            for pk, reference, name, institution, typed, group, state, phone, due in (
                rows.values_list(*columns)
            )
        ],
    }


def arrivals_since(
    *, edition: Edition, since: dt.datetime | None, but_of: Desk
) -> dict[str, list[list[Any]]]:
    """What changed at the doors since the desk last asked. Two queries.

    `arrivals`: reference, door, whether the person is in, since when, by which desk. `again`: the
    same badge at another desk: reference, door, when, which desk.
    """
    rows = Attendance.objects.filter(checkpoint__edition=edition).exclude(_OUTDONE)
    twice = DeskAct.objects.filter(
        edition=edition, outcome=DeskOutcome.AGAIN, checkpoint__isnull=False
    ).exclude(desk=but_of)
    if since is not None:
        rows = rows.filter(changed_at__gte=since - OVERLAP)
        twice = twice.filter(received_at__gte=since - OVERLAP)
    else:
        twice = twice.none()
    found = rows.values_list(
        "registration__reference", "checkpoint", IS_IN, "first_at", "desk__name"
    )
    again = twice.values_list("registration__reference", "checkpoint", "at", "desk__name")
    return {
        "arrivals": [
            [reference, door, is_in, _milliseconds(at), name or ""]
            for reference, door, is_in, at, name in found.order_by("holder")
        ],
        "again": [
            [reference, door, _milliseconds(at), name]
            for reference, door, at, name in again.order_by()
        ],
    }


def checksum(*, salt: str, code: str) -> str:
    """What a list says of a code."""
    return hashlib.sha256(f"{salt}{code}".encode()).hexdigest()[:_CHECKSUM]


def _checksums(edition: Edition, *, salt: str) -> tuple[dict[int, str], dict[int, list[str]]]:
    valid: dict[int, str] = {}
    revoked: dict[int, list[str]] = defaultdict(list)
    rows = Pass.objects.filter(registration__edition=edition).order_by()
    for registration, code, state in rows.values_list("registration_id", "code", "state"):
        if state == PassState.VALID:
            valid[registration] = checksum(salt=salt, code=code)
        else:
            revoked[registration].append(checksum(salt=salt, code=code))
    return valid, revoked


def _institutions(edition: Edition) -> dict[int | None, str]:
    used = Registration.objects.filter(edition=edition).order_by().values("institution")
    rows = Institution.objects.filter(pk__in=used)
    return {row.pk: row.acronym or str(row.name) for row in rows}


def _places(edition: Edition, at: dt.datetime) -> list[list[str]]:
    """Groups with the fees that hold today, for who is registered at the desk."""
    fees = fees_on(day=timezone.localdate(at)).filter(group__edition=edition)
    by_group: dict[int, list[Any]] = defaultdict(list)
    for fee in fees:
        by_group[fee.group_id].append(fee)
    return [
        [f"{group.pk}-{fee.pk}", f"{group.name}: {fee.name}, {table_amount(fee.amount)}"]
        if fee
        else [f"{group.pk}-0", str(group.name)]
        for group in edition.groups.all()
        for fee in by_group.get(group.pk, [None])
    ]


def _group(group: ParticipantGroup, dates: list[dt.date]) -> list[Any]:
    """Number, name, its days, and the days as people say them."""
    days = ", ".join(date_format(date, "j F") for date in dates)
    return [group.pk, str(group.name), list(map(str, dates)), days]


def _door(door: Checkpoint) -> list[Any]:
    day = date_format(door.date, "j F")
    return [door.pk, f"{day}: {door.name}" if door.subject else day, door.date.isoformat()]


def _standing(state: str, due: int) -> str:
    if state == RegistrationState.CONFIRMED and not due:
        return "exempt"
    return _STANDING.get(RegistrationState(state), "owes")


def _milliseconds(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000)
