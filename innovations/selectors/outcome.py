"""The frozen ranking of a call as its outcome needs it: one order over both stages, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from innovations.choices import STANDING_ENTRIES
from innovations.models import Call, Entry
from innovations.selectors.ranking import (
    RankedEntry,
    ShownRanking,
    final_ranking,
    judging_is_over,
    latest_stage,
    ranked_entries,
)


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
    alike: str = ""


@dataclass(frozen=True)
class Outcome:
    """The ranking that counts, and the standing entries in its order, unscored ones last."""

    ranking: ShownRanking
    rows: list[Ranked]

    @property
    def scored(self) -> list[Ranked]:
        return [row for row in self.rows if row.rank is not None]


def outcome_of(*, call: Call) -> Outcome | None:
    """The ranking after the last stage; None while any stage that the call asks for is not closed."""
    stage = latest_stage(call=call)
    if stage is None or not judging_is_over(call=call):
        return None
    ranking = final_ranking(stage=stage)
    if ranking is None:
        return None
    standing = {entry.pk: entry for entry in standing_entries(call=call)}
    found = [one for one in ranked_entries(call=call) if one.entry.pk in standing]
    rows = [_ranked(one, standing.pop(one.entry.pk), found) for one in found]
    return Outcome(ranking, [*rows, *(Ranked(entry) for entry in standing.values())])


def standing_entries(*, call: Call) -> QuerySet[Entry]:
    """Entries handed in and neither declined nor withdrawn, with what lists name."""
    rows = Entry.objects.filter(edition=call.edition_id, state__in=STANDING_ENTRIES)
    rows = rows.select_related("edition", "institution", "track").order_by("number")
    return rows.prefetch_related("institution__former_names")


def _ranked(one: RankedEntry, entry: Entry, found: list[RankedEntry]) -> Ranked:
    """The plain rank counts over both stages, as the rank does: who was in the second comes first."""
    row = one.row
    better = sum((-other.stage, -other.row.plain) < (-one.stage, -row.plain) for other in found)
    is_last = one.stage == found[0].stage
    return Ranked(
        entry=entry,
        rank=one.rank,
        plain_rank=better + 1,
        total=row.total,
        plain=row.plain,
        error=row.error,
        shared=row.shared,
        alike=f"{row.alike_from}–{row.alike_to}" if row.indistinct and is_last else "",
    )
