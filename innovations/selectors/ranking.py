"""Rankings as they are shown: the frozen result, with the votes of the panel on what it left tied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from innovations.choices import StageState
from innovations.models import Call, Entry, FlagDecision, RankingRun, Stage, TieVote
from innovations.ranking.ordering import Group
from innovations.ranking.voting import settled_by_votes
from innovations.selectors.ranking_runs import final_run, result_of


@dataclass(frozen=True)
class Row:
    """One entry in a ranking; totals and errors in points. `shared`: nothing tells it from others yet.

    `alike_from` and `alike_to` are the ranks from which it is not distinguishable.
    """

    entry_id: int
    rank: int
    shared: bool
    tie: tuple[int, ...]
    broken_by: str
    total: Decimal
    error: Decimal | None
    plain: Decimal
    median: Decimal
    z: Decimal
    plain_rank: int
    median_rank: int
    z_rank: int
    heaviest: Decimal
    sheets: int
    indistinct: bool
    alike_from: int
    alike_to: int
    first: Decimal | None = None
    second: Decimal | None = None


@dataclass(frozen=True)
class OpenTie:
    """Entries which only a vote of the panel can tell apart; `key` is what the votes are kept under."""

    key: str
    rank: int
    entries: tuple[int, ...]


@dataclass(frozen=True)
class ShownRanking:
    """A run with its rows in order; `content` is the whole stored result."""

    run: RankingRun
    content: dict[str, Any]
    rows: tuple[Row, ...]
    open_ties: tuple[OpenTie, ...]
    # Those that the run itself left open, also when votes have settled them since.
    voted_ties: tuple[OpenTie, ...]

    @property
    def is_adjusted(self) -> bool:
        return not self.content["why_plain"]

    @property
    def with_stages(self) -> bool:
        """Whether the totals are made of two stages."""
        return bool(self.content["stage"] == 2)


@dataclass(frozen=True)
class Placed:
    """A row with its rank in the whole; those that only the first stage saw come after the others."""

    rank: int
    row: Row
    stage: int


def final_ranking(*, stage: Stage) -> ShownRanking | None:
    """The ranking frozen when the stage closed; None before that."""
    run = stage.runs.filter(is_final=True).defer("input").first()
    if run is None:
        return None
    run.stage = stage
    return shown(run)


def final_rankings(*, call: Call) -> dict[int, ShownRanking]:
    """The frozen rankings by number of the stage; empty before a stage is closed."""
    rows = RankingRun.objects.filter(stage__call=call, is_final=True)
    runs = rows.select_related("stage__call").defer("input").order_by("stage__number")
    return {run.stage.number: shown(run) for run in runs}


def shown(run: RankingRun) -> ShownRanking:
    """Any run, with the votes recorded in its stage."""
    content = result_of(run)
    rows = [_row(found) for found in content["entries"]]
    votes: dict[str, list[int]] = {}
    # Only a shared rank asks for votes.
    if any(row.shared for row in rows):
        for tie, entry in TieVote.objects.filter(stage=run.stage_id).values_list("tie", "entry"):
            votes.setdefault(tie, []).append(entry)
    ordered = tuple(_voted(rows, votes))
    return ShownRanking(run, content, ordered, tuple(_ties(ordered)), tuple(_ties(rows)))


def without_entries(ranking: ShownRanking, hidden: set[int]) -> ShownRanking:
    """The ranking as somebody may see it to whom entries are hidden: ranks count only what is shown.

    Gaps between ranks, ties with one of them, or flags of its sheets would tell where it stands.
    """
    if not hidden:
        return ranking
    rows = [row for row in ranking.rows if row.entry_id not in hidden]
    numbered = {
        name: _counted_again([getattr(row, name) for row in rows])
        for name in ("rank", "plain_rank", "median_rank", "z_rank")
    }
    ranks = {row.entry_id: numbered["rank"][row.rank] for row in rows}
    seen = [_seen_alone(row, rows, hidden, numbered) for row in rows]
    content = {
        **ranking.content,
        "flags": [flag for flag in ranking.content["flags"] if flag["entry"] not in hidden],
        "unscored": [entry for entry in ranking.content["unscored"] if entry not in hidden],
    }
    open_ties, voted_ties = (
        tuple(
            replace(tie, rank=min(ranks[entry] for entry in tie.entries))
            for tie in ties
            if not hidden & set(tie.entries)
        )
        for ties in (ranking.open_ties, ranking.voted_ties)
    )
    return replace(
        ranking, content=content, rows=tuple(seen), open_ties=open_ties, voted_ties=voted_ties
    )


def _seen_alone(
    row: Row, rows: list[Row], hidden: set[int], numbered: Mapping[str, Mapping[int, int]]
) -> Row:
    """One of the rows that are left (in the order of their ranks) as it stands among them."""
    tie = tuple(one for one in row.tie if one not in hidden)
    first = bisect_left(rows, row.alike_from, key=_rank)
    last = bisect_right(rows, row.alike_to, key=_rank) - 1
    same = bisect_right(rows, row.rank, key=_rank) - bisect_left(rows, row.rank, key=_rank)
    return replace(
        row,
        rank=numbered["rank"][row.rank],
        plain_rank=numbered["plain_rank"][row.plain_rank],
        median_rank=numbered["median_rank"][row.median_rank],
        z_rank=numbered["z_rank"][row.z_rank],
        shared=same > 1,
        tie=tie if len(tie) > 1 else (),
        broken_by=row.broken_by if len(tie) > 1 else "",
        indistinct=row.indistinct and last > first,
        alike_from=numbered["rank"][rows[first].rank],
        alike_to=numbered["rank"][rows[last].rank],
    )


def _rank(row: Row) -> int:
    return row.rank


def _counted_again(ranks: list[int]) -> dict[int, int]:
    """Each rank that is left, as it counts without those that are gone."""
    first: dict[int, int] = {}
    for at, rank in enumerate(sorted(ranks), start=1):
        first.setdefault(rank, at)
    return first


def last_stage_of(call: Call) -> int:
    """The number of the stage with which judging is over."""
    return 2 if call.has_second_stage else 1


def judging_is_over(*, call: Call) -> bool:
    """Whether every stage that the call asks for is closed."""
    return call.stages.filter(state=StageState.CLOSED, number=last_stage_of(call)).exists()


def second_stage_entries(*, stage: Stage) -> QuerySet[Entry]:
    """Which entries the closed first stage leads on: the first eight, and who is within one standard error."""
    run = final_run(call=stage.call, number=1)
    chosen = [] if run is None else result_of(run)["short_list"]
    return Entry.objects.filter(pk__in=chosen).order_by("number")


def placed(rankings: Mapping[int, ShownRanking]) -> list[Placed]:
    """All entries that were scored, in one order over the stages (`final_rankings`), from the first to the last."""
    second, first = (rankings[n].rows if n in rankings else () for n in (2, 1))
    in_second = {row.entry_id for row in second}
    rest = [row for row in first if row.entry_id not in in_second]
    ranks = _ranks_from(rest, len(second) + 1)
    return [
        *(Placed(row.rank, row, 2) for row in second),
        *(Placed(rank, row, 1) for rank, row in zip(ranks, rest, strict=True)),
    ]


def entries_by_id(ids: list[int]) -> dict[int, Entry]:
    """The entries with their institutions, by number of the row."""
    rows = Entry.objects.filter(pk__in=ids).select_related("institution")
    return {entry.pk: entry for entry in rows.prefetch_related("institution__former_names")}


def decisions_in(*, stage: Stage) -> dict[tuple[str, int, int | None], FlagDecision]:
    """What was decided about flags, by kind, number of the judge on the panel, and entry."""
    rows = FlagDecision.objects.filter(stage=stage).select_related("judge")
    return {(row.kind, row.judge.pseudonym, row.entry_id): row for row in rows}


def undecided_in(ranking: ShownRanking) -> int:
    """How many flags of a ranking nobody has decided about."""
    raised = ranking.content["flags"]
    if not raised:
        return 0
    decided = decisions_in(stage=ranking.run.stage)
    return sum((flag["kind"], flag["judge"], flag["entry"]) not in decided for flag in raised)


def _ranks_from(rows: list[Row], first: int) -> list[int]:
    """Ranks counted on from `first`; rows that share one go on sharing."""
    ranks: list[int] = []
    for at, row in enumerate(rows):
        same = at > 0 and rows[at - 1].rank == row.rank
        ranks.append(ranks[-1] if same else first + at)
    return ranks


def _row(found: dict[str, Any]) -> Row:
    return Row(
        entry_id=found["entry"],
        rank=found["rank"],
        shared=found["shared"],
        tie=tuple(found["tie"]),
        broken_by=found["broken_by"],
        total=Decimal(found["total"]),
        error=_decimal(found["error"]),
        plain=Decimal(found["plain"]),
        median=Decimal(found["median"]),
        z=Decimal(found["z"]),
        plain_rank=found["plain_rank"],
        median_rank=found["median_rank"],
        z_rank=found["z_rank"],
        heaviest=Decimal(found["heaviest"]),
        sheets=found["sheets"],
        indistinct=found["indistinct"],
        alike_from=found["alike_from"],
        alike_to=found["alike_to"],
        first=_decimal(found.get("first")),
        second=_decimal(found.get("second")),
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _voted(rows: list[Row], votes: dict[str, list[int]]) -> Iterator[Row]:
    """The rows in order, with shared ranks parted where votes do."""
    for rank, found in groupby(rows, lambda row: row.rank):
        group = list(found)
        if len(group) == 1:
            yield group[0]
            continue
        by_id = {row.entry_id: row for row in group}
        whole = Group(tuple(by_id), group[0].tie, group[0].broken_by)
        number = rank
        for part in settled_by_votes(whole, votes.get(tie_key(whole.entries), ())):
            for entry in part.entries:
                yield replace(
                    by_id[entry],
                    rank=number,
                    shared=len(part.entries) > 1,
                    broken_by=part.broken_by,
                )
            number += len(part.entries)


def _ties(rows: list[Row] | tuple[Row, ...]) -> Iterator[OpenTie]:
    for rank, found in groupby(rows, lambda row: row.rank):
        entries = tuple(row.entry_id for row in found)
        if len(entries) > 1:
            yield OpenTie(tie_key(entries), rank, entries)


def tie_key(entries: tuple[int, ...]) -> str:
    """Under which name the votes on a tie are kept."""
    return ",".join(str(entry) for entry in sorted(entries))
