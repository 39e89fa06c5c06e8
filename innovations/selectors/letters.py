"""What each entrant is told: the result, the score, what was adjusted, and the remarks of the judges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from innovations.choices import SheetState
from innovations.models import Call, Entry, Selection, Sheet
from innovations.selectors.gallery import honours_of
from innovations.selectors.outcome import standing_entries
from innovations.selectors.ranking import RankedEntry, ranked_entries
from innovations.selectors.ranking_runs import final_run, result_of


@dataclass(frozen=True)
class JudgeOfEntry:
    """A judge of the entry, under the number on the panel: how far from colleagues, what was added, what was said."""

    number: int
    distance: Decimal | None
    added: Decimal | None
    remark: str = ""


@dataclass(frozen=True)
class Letter:
    """The facts of the letter about one entry; `ranked` is None of an entry that nobody scored."""

    entry: Entry
    honours: list[Selection]
    ranked: RankedEntry | None
    scored: int
    selected: int
    is_adjusted: bool
    judges: list[JudgeOfEntry] = field(default_factory=list)


def letters_of(*, call: Call, entry: Entry | None = None) -> list[Letter]:
    """Letters about all standing entries of published results, or about one; [] before.

    A constant number of queries.
    """
    if call.results_published_at is None:
        return []
    rows = standing_entries(call=call).select_related("owner", "edition__organiser")
    entries = list(rows if entry is None else rows.filter(pk=entry.pk))
    ranked = {one.entry.pk: one for one in ranked_entries(call=call)}
    honours = honours_of(entries)
    selected = call.selections.values("entry").distinct().count()
    runs = {number: _severities(call, number) for number in (1, 2)}
    sheets = _sheets(entries)
    letters = []
    for one in entries:
        place = ranked.get(one.pk)
        severity, is_adjusted = runs[place.stage] if place else ({}, False)
        stage = place.stage if place else 0
        letters.append(
            Letter(
                entry=one,
                honours=honours.get(one.pk, []),
                ranked=place,
                scored=len(ranked),
                selected=selected,
                is_adjusted=is_adjusted,
                judges=_judges(sheets.get(one.pk, []), stage, severity, call.sends_remarks),
            )
        )
    return letters


Severities = dict[int, tuple[Decimal, Decimal]]


def _severities(call: Call, number: int) -> tuple[Severities, bool]:
    """Distance and correction by number of the judge, and whether anything was adjusted."""
    run = final_run(call=call, number=number)
    if run is None:
        return {}, False
    content = result_of(run)
    found = {
        row["judge"]: (Decimal(row["distance"]), -Decimal(row["severity"]))
        for row in content["judges"]
    }
    return found, not content["why_plain"]


def _sheets(entries: Iterable[Entry]) -> dict[int, list[Sheet]]:
    rows = Sheet.objects.filter(
        assignment__entry__in=[entry.pk for entry in entries], state=SheetState.SUBMITTED
    )
    rows = rows.select_related("assignment__judge", "assignment__stage")
    found: dict[int, list[Sheet]] = {}
    for sheet in rows.order_by("assignment__stage__number", "assignment__judge__pseudonym"):
        found.setdefault(sheet.assignment.entry_id, []).append(sheet)
    return found


def _judges(
    sheets: list[Sheet], stage: int, severity: Severities, with_remarks: bool
) -> list[JudgeOfEntry]:
    """Those of the last stage with what was adjusted; of an earlier one those who left a remark."""
    found = []
    for sheet in sheets:
        number = sheet.assignment.judge.pseudonym
        remark = sheet.remark.strip() if with_remarks else ""
        is_last = sheet.assignment.stage.number == stage
        if not is_last and not remark:
            continue
        distance, added = severity.get(number, (None, None)) if is_last else (None, None)
        found.append(JudgeOfEntry(number, distance, added, remark))
    return found
