"""The frozen ranking of a call as its outcome needs it: one order over both stages, entry by entry."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from innovations.choices import STANDING_ENTRIES
from innovations.models import Call, Entry, RankingRun


@dataclass(frozen=True)
class Ranked:
    """An entry where the panel put it; numbers are None of one that nobody scored."""

    entry: Entry
    rank: int | None = None
    plain_rank: int | None = None
    total: Decimal | None = None
    plain: Decimal | None = None
    error: Decimal | None = None
    shared: bool = False
    indistinct: str = ""


@dataclass(frozen=True)
class Outcome:
    """The ranking that counts, and the entries in its order, unscored ones last."""

    run: RankingRun
    rows: list[Ranked]

    @property
    def result(self) -> dict[str, Any]:
        """What the method gave, as plain values."""
        return dict(json.loads(self.run.result))


def final_runs(*, call: Call) -> list[RankingRun]:
    """The rankings made at the close of the stages, the last stage first."""
    rows = RankingRun.objects.filter(stage__call=call, is_final=True)
    return list(rows.select_related("stage").order_by("-stage__number"))


def outcome_of(*, call: Call) -> Outcome | None:
    """The ranking after the last stage; None while any of the call's stages is not closed."""
    runs = final_runs(call=call)
    wanted = 2 if call.has_second_stage else 1
    if not runs or runs[0].stage.number < wanted:
        return None
    left = {entry.number: entry for entry in _standing(call)}
    rows: list[Ranked] = []
    for run in runs:
        found = [row for row in json.loads(run.result)["entries"] if row["entry"] in left]
        rows += _in_order(found, left, behind=len(rows))
        for row in found:
            del left[row["entry"]]
    return Outcome(runs[0], [*rows, *(Ranked(entry) for entry in left.values())])


def _in_order(
    found: list[dict[str, Any]], entries: dict[int, Entry], *, behind: int
) -> list[Ranked]:
    """Ranks among those that are left, behind those of the stage after it."""
    return [
        Ranked(
            entry=entries[row["entry"]],
            rank=behind + 1 + sum(other["rank"] < row["rank"] for other in found),
            plain_rank=behind + 1 + sum(_plain(other) > _plain(row) for other in found),
            total=Decimal(row["total"]),
            plain=_plain(row),
            error=None if row["error"] is None else Decimal(row["error"]),
            shared=row["shared"],
            indistinct=_alike(row) if not behind else "",
        )
        for row in found
    ]


def _plain(row: dict[str, Any]) -> Decimal:
    return Decimal(row["plain"])


def _alike(row: dict[str, Any]) -> str:
    """The ranks among which the total cannot be told apart: "2–5"."""
    return f"{row['alike_from']}–{row['alike_to']}" if row["indistinct"] else ""


def _standing(call: Call) -> QuerySet[Entry]:
    rows = Entry.objects.filter(edition=call.edition_id, state__in=STANDING_ENTRIES)
    rows = rows.select_related("edition", "institution", "track").order_by("number")
    return rows.prefetch_related("institution__former_names")
