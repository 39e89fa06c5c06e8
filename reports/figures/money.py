"""What a participant of each group paid."""

from __future__ import annotations

from collections.abc import Iterator

from reports.figures.figure import Figure, Source
from reports.figures.rows import FigureRows
from reports.wording import Wording, wording_of

FEES = Source(words=Wording("ada za makundi", "the fees of the groups"))


def figures(rows: FigureRows) -> Iterator[Figure]:
    """`fees.<group>.<order>`, in whole shillings."""
    for group in rows.groups:
        for fee in group.fees.all():
            name = wording_of(fee, "name")
            yield Figure(
                f"fees.{group.number}.{fee.order}",
                fee.amount,
                "money",
                f"Ada: {name.in_language('sw')}",
                f"Fee: {name.in_language('en')}",
                "",
                (FEES,),
            )
