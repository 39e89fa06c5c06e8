"""Pages of a long list by the last row seen: page 1,000 costs what page 1 costs, and little is counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from egov_meeting.meetings.models import Edition
from registrations.models import Registration
from registrations.selectors.staff_rows import Told, read_rows

COUNTED_AT_MOST = 10_000


@dataclass(frozen=True)
class KeyedPage:
    """Some rows; `before` and `after` name the rows beside which the neighbouring pages begin, "" for none."""

    rows: list[Told]
    before: str
    after: str


def keyed_page(
    found: QuerySet[Registration],
    *,
    edition: Edition,
    after: str = "",
    before: str = "",
    number: int,
) -> KeyedPage:
    """The page that follows the row with the reference `after`, or ends ahead of `before`; else the first.

    A row that is not in the list (any more) is taken for none. Two queries at most.
    """
    order = [str(name) for name in found.query.order_by]
    named = Registration.objects.filter(edition=edition, reference=after or before)
    anchor = named.first() if after or before else None
    if anchor is None:
        rows = read_rows(found[: number + 1])
        return _page(rows[:number], has_before=False, has_after=len(rows) > number)
    if after:
        rows = read_rows(found.filter(_beyond(order, anchor))[: number + 1])
        return _page(rows[:number], has_before=True, has_after=len(rows) > number)
    back = [_turned(name) for name in order]
    rows = read_rows(found.filter(_beyond(back, anchor)).order_by(*back)[: number + 1])
    return _page(rows[:number][::-1], has_before=len(rows) > number, has_after=True)


def counted(found: QuerySet[Registration], *, page: KeyedPage) -> tuple[int, bool]:
    """How many there are, and whether that is exact: nobody waits for more than ten thousand to be counted.

    A list that stands on one page is counted already; else one query.
    """
    if not page.before and not page.after:
        return len(page.rows), True
    number = found.order_by()[: COUNTED_AT_MOST + 1].count()
    return min(number, COUNTED_AT_MOST), number <= COUNTED_AT_MOST


def _page(rows: list[Told], *, has_before: bool, has_after: bool) -> KeyedPage:
    return KeyedPage(
        rows,
        rows[0].reference if rows and has_before else "",
        rows[-1].reference if rows and has_after else "",
    )


def _beyond(order: list[str], anchor: Registration) -> Q:
    """The rows after the anchor in the order of a column and the number of the row."""
    column, _pk = order
    name, is_down = column.lstrip("-"), column.startswith("-")
    value = anchor.amount_due - anchor.amount_paid if name == "owed" else getattr(anchor, name)
    step = "lt" if is_down else "gt"
    further = Q(**{f"{name}__{step}": value}) | Q(**{f"pk__{step}": anchor.pk})
    # Both halves are needed: the first lets the database begin in its index at the right place.
    return Q(**{f"{name}__{step}e": value}) & further


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"
