"""Rows that must not change while somebody decides on them.

Order, always: the bill first, then registrations (by number), then the group. So nobody waits for
somebody who waits for him.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.meetings.selectors.kept import kept_group
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors import open_bill_of
from registrations.models import Registration
from registrations.payables import KIND
from registrations.selectors.kept import with_kept_facts


def locked_group(*, group_id: int) -> ParticipantGroup:
    """The group, locked for whoever gives out or counts its places, not for rows that only name it."""
    rows = ParticipantGroup.objects.select_for_update(no_key=_can_leave_keys())
    group = rows.get(pk=group_id)
    group.edition = kept_group(pk=group_id).edition
    return group


def locked_registration(*, pk: int) -> Registration:
    """The registration as it stands, locked, with its edition, group, fee and institution (to be read only)."""
    return with_kept_facts(Registration.objects.select_for_update().get(pk=pk))


def locked_registrations(*, pks: Iterable[int]) -> list[Registration]:
    """Several, in the order in which everybody locks them."""
    rows = Registration.objects.select_related(
        "edition", "group", "fee_category", "institution", "registered_by"
    )
    return list(rows.select_for_update(of=("self",)).filter(pk__in=list(pks)).order_by("pk"))


def locked_open_bill(*, registration: Registration) -> Bill | None:
    """The bill by which the registration can be paid now, locked; None when there is none."""
    bill = open_bill_of(kind=KIND, id=registration.pk)
    if bill is None:
        return None
    stored = Bill.objects.select_for_update(of=("self",)).get(pk=bill.pk)
    return stored if stored.items.filter(is_open=True).exists() else None


def locked_with_bill(*, registration: Registration) -> tuple[Bill | None, Registration]:
    """The open bill, if there is one, and the registration, both locked, with all who stand on the bill."""
    bill = locked_open_bill(registration=registration)
    numbers = [registration.pk]
    if bill is not None:
        items = bill.items.filter(payable_kind=KIND).values_list("payable_id", flat=True)
        numbers += [int(number) for number in items]
    rows = locked_registrations(pks=numbers)
    return bill, next(row for row in rows if row.pk == registration.pk)


def _can_leave_keys() -> bool:
    return connection.features.has_select_for_no_key_update
