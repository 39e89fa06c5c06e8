"""Reading the payments of a message so that one faulty entry does not lose the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from egov_meeting.payments.gateways.base import PaymentEntry


def all_that_read(
    rows: Iterable[etree._Element], read: Callable[[etree._Element], PaymentEntry]
) -> tuple[tuple[PaymentEntry, ...], tuple[str, ...]]:
    """The entries that `read` understands, and one line for each that it does not."""
    found, problems = [], []
    for position, row in enumerate(rows, start=1):
        try:
            found.append(_whole(read(row)))
        except ValueError as error:
            problems.append(f"entry {position}: {error}")
    return tuple(found), tuple(problems)


def _whole(entry: PaymentEntry) -> PaymentEntry:
    if not entry.trx_id or not entry.pay_ref_id:
        raise ValueError("TrxId or PayRefId is missing, so it could be counted twice")
    return entry
