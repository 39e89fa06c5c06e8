"""The frozen ranking of a call as its outcome needs it: one order over both stages, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.functional import cached_property

from innovations.choices import STANDING_ENTRIES
from innovations.models import Call, Entry
from innovations.selectors.ranking import (
    Placed,
    ShownRanking,
    final_rankings,
    last_stage_of,
    placed,
)

_LONG = ("abstract", "summary_sw", "summary_en", "correction_wish")


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

    @cached_property
    def _by_rank(self) -> dict[int, list[Ranked]]:
        found: dict[int, list[Ranked]] = {}
        for row in self.scored:
            if row.shared and row.rank is not None:
                found.setdefault(row.rank, []).append(row)
        return found

    @property
    def ties(self) -> list[list[Ranked]]:
        """Entries that the ranking leaves tied, rank by rank."""
        return [rows for rows in self._by_rank.values() if len(rows) > 1]

    def tied_with(self, row: Ranked) -> list[Ranked]:
        """The entries that share the rank of this one, itself among them; [] where none does."""
        return self._by_rank.get(row.rank, []) if row.rank is not None else []


def outcome_of(*, call: Call) -> Outcome | None:
    """The ranking after the last stage; None while any stage that the call asks for is not closed."""
    rankings = final_rankings(call=call)
    if last_stage_of(call) not in rankings:
        return None
    entries = standing_entries(call=call).defer(*_LONG)
    standing = {entry.pk: entry for entry in entries}
    found = [one for one in placed(rankings) if one.row.entry_id in standing]
    plain = _plain_ranks(found)
    rows = [_ranked(one, standing.pop(one.row.entry_id), plain, found[0].stage) for one in found]
    last = rankings[max(rankings)]
    return Outcome(last, [*rows, *(Ranked(entry) for entry in standing.values())])


def standing_entries(*, call: Call) -> QuerySet[Entry]:
    """Entries handed in and neither declined nor withdrawn, with what lists name."""
    rows = call.edition.entries.filter(state__in=STANDING_ENTRIES)
    rows = rows.select_related("institution", "track").order_by("number")
    return rows.prefetch_related("institution__former_names")


def _plain_ranks(found: list[Placed]) -> dict[int, int]:
    """By entry. They count over both stages, as the rank does: who was in the second comes first."""
    keys = {one.row.entry_id: (-one.stage, -one.row.plain) for one in found}
    first: dict[tuple[int, Decimal], int] = {}
    for at, key in enumerate(sorted(keys.values()), start=1):
        first.setdefault(key, at)
    return {entry: first[key] for entry, key in keys.items()}


def _ranked(one: Placed, entry: Entry, plain: dict[int, int], last_stage: int) -> Ranked:
    row = one.row
    is_last = one.stage == last_stage
    return Ranked(
        entry=entry,
        rank=one.rank,
        plain_rank=plain[entry.pk],
        total=row.total,
        plain=row.plain,
        error=row.error,
        shared=row.shared,
        alike=f"{row.alike_from}–{row.alike_to}" if row.indistinct and is_last else "",
    )
