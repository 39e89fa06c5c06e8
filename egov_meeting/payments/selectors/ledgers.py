"""Sums over bills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import OPEN_BILL_STATES, BillState
from egov_meeting.payments.models import Bill

OPEN = Q(state__in=OPEN_BILL_STATES)
SUMS = {
    "billed": Sum("amount", filter=Q(state__in=[*OPEN_BILL_STATES, BillState.PAID]), default=0),
    "paid": Sum("paid_amount", default=0),
    "refunded": Sum("refunded_amount", default=0),
    "owed": Sum(F("amount") - F("paid_amount"), filter=OPEN, default=0),
}


@dataclass(frozen=True)
class Ledger:
    """Sums of some bills, in shillings. `billed` leaves out what was cancelled, refused or has expired."""

    billed: int
    paid: int
    refunded: int
    owed: int


def ledger(*, edition: Edition, bills: QuerySet[Bill] | None = None) -> Ledger:
    """Sums over the edition's bills, or over the given ones of them. One query."""
    found = Bill.objects.filter(edition=edition) if bills is None else bills.filter(edition=edition)
    return ledger_from(found.aggregate(**SUMS))


def ledger_from(sums: Mapping[str, Any]) -> Ledger:
    """The sums that SUMS asked for, as a ledger."""
    return Ledger(**{name: int(sums[name]) for name in SUMS})


def ledger_by_institution(*, edition: Edition) -> QuerySet[Any, dict[str, Any]]:
    """A row for each institution that was billed, most owed first, and one (None) for people on their own.

    Keys: those of SUMS, `bills` (their number) and institution_id, _key, _acronym, _name_sw, _name_en.
    """
    names = {
        f"institution_{name}": F(f"institution__{name}")
        for name in ("key", "acronym", "name_sw", "name_en")
    }
    sums: dict[str, Any] = {"bills": Count("pk"), **SUMS}
    bills: QuerySet[Any, Any] = Bill.objects.filter(edition=edition).order_by()
    rows = bills.values("institution_id", **names).annotate(**sums)
    return rows.order_by("-owed", "-billed", "institution__name_sw")


def bills_by_state(*, edition: Edition) -> list[tuple[str, int]]:
    """Pairs of a state and the number of bills in it, in the order of the states, nought included."""
    rows = Bill.objects.filter(edition=edition).order_by().values_list("state")
    found = dict(rows.annotate(number=Count("pk")))
    return [(state, found.get(state, 0)) for state in BillState.values]
