"""The lists that leave the portal, each told by a plain wish that the request and a worker read alike.

A wish names the `list`, its `columns` and `format`, and what the list is about: `query` (BillQuery),
`day`, `run`. `editions` are those whose money it holds (None: all of them).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from egov_meeting.payments import exports
from egov_meeting.payments.exports import Column
from egov_meeting.payments.models import ReconciliationDifference
from egov_meeting.payments.selectors.days import payments_of_day
from egov_meeting.payments.selectors.finding_bills import BillQuery, found_bills
from egov_meeting.payments.selectors.ledgers import ledger_by_institution
from egov_meeting.payments.selectors.open_matters import open_differences

Wish = Mapping[str, Any]
BILLS, LEDGER, DAY, DIFFERENCES = "bills", "ledger", "day", "differences"
# Days and lists of the gateway hold the money of all editions.
OF_ALL_EDITIONS = frozenset({DAY, DIFFERENCES})


@dataclass(frozen=True)
class MoneyList:
    """A kind of list: `number` counts its rows, `rows` reads them in portions by one query."""

    title: str | Promise
    columns: Sequence[Column]
    number: Callable[[Wish], int]
    rows: Callable[[Wish], Iterator[Any]]

    def chosen(self, wish: Wish) -> list[Column]:
        """The columns that are wanted, in their own order."""
        return [column for column in self.columns if column.key in wish["columns"]]


def file_name(wish: Wish, day: dt.date) -> str:
    """The list's name in the reader's language and the day it is of, in plain letters."""
    of = dt.date.fromisoformat(wish["day"]) if "day" in wish else day
    return exports.file_name(str(LISTS[wish["list"]].title), of)


def _bills(wish: Wish) -> Any:
    return found_bills(BillQuery.from_plain(wish["query"]))


def _ledger(wish: Wish) -> Any:
    return ledger_by_institution(edition=Edition.objects.get(pk=wish["editions"][0]))


def _payments(wish: Wish) -> Any:
    return payments_of_day(dt.date.fromisoformat(wish["day"]))


def _differences(wish: Wish) -> Any:
    if wish.get("run") is None:
        return open_differences()
    return ReconciliationDifference.objects.filter(run=wish["run"])


LISTS = {
    BILLS: MoneyList(
        _("bills"),
        exports.BILL_COLUMNS,
        lambda wish: _bills(wish).order_by().count(),
        lambda wish: exports.bill_rows(_bills(wish)),
    ),
    LEDGER: MoneyList(
        _("ledger"),
        exports.LEDGER_COLUMNS,
        lambda wish: _ledger(wish).count(),
        lambda wish: exports.ledger_rows(_ledger(wish)),
    ),
    DAY: MoneyList(
        _("payments"),
        exports.PAYMENT_COLUMNS,
        lambda wish: _payments(wish).count(),
        lambda wish: exports.payment_rows(_payments(wish)),
    ),
    DIFFERENCES: MoneyList(
        _("differences"),
        exports.DIFFERENCE_COLUMNS,
        lambda wish: _differences(wish).count(),
        lambda wish: exports.difference_rows(_differences(wish)),
    ),
}
