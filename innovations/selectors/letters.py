"""What each entrant is told: the result, the score, what was adjusted, and the remarks of the judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import SheetState
from innovations.message_kinds_outcome import RESULT
from innovations.models import Call, Entry, LetterSending, RankingRun, Selection, Sheet
from innovations.selectors.gallery import honours_of
from innovations.selectors.outcome import standing_entries
from innovations.selectors.ranking import Placed, ShownRanking, final_rankings, placed
from innovations.selectors.ranking_runs import input_of

ABOUT = "entry"


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
    ranked: Placed | None
    scored: int
    selected: int
    is_adjusted: bool
    judges: list[JudgeOfEntry] = field(default_factory=list)


def entries_with_letters(*, call: Call) -> QuerySet[Entry]:
    """The standing entries of published results, with their owners; none before."""
    rows = standing_entries(call=call).select_related("owner")
    return rows if call.results_published_at is not None else rows.none()


def written_to(*, call: Call) -> set[int]:
    """The entries whose entrants were written to."""
    rows = OutboxMessage.objects.filter(
        edition=call.edition_id, kind=RESULT.key, about_kind=ABOUT
    ).values_list("about_id", flat=True)
    return {int(number) for number in rows if number.isdigit()}


def newest_sending(*, call: Call) -> LetterSending | None:
    """The last wish to write to all entrants."""
    return LetterSending.objects.filter(call=call).first()


def letters_of(*, call: Call, entry: Entry | None = None) -> list[Letter]:
    """Letters about all standing entries of published results, or about one; [] before.

    A constant number of queries.
    """
    if call.results_published_at is None:
        return []
    rows = standing_entries(call=call).select_related("owner", "edition__organiser")
    entries = list(rows if entry is None else rows.filter(pk=entry.pk))
    rankings = final_rankings(call=call)
    ranked = {one.row.entry_id: one for one in placed(rankings)}
    honours = honours_of(entries)
    selected = call.selections.values("entry").distinct().count()
    runs = {number: _severities(ranking) for number, ranking in rankings.items()}
    sheets = _sheets(entries, set_aside=_set_aside(rankings))
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


def _severities(ranking: ShownRanking) -> tuple[Severities, bool]:
    """Distance and correction by number of the judge, and whether anything was adjusted."""
    found = {
        row["judge"]: (Decimal(row["distance"]), -Decimal(row["severity"]))
        for row in ranking.content["judges"]
    }
    return found, ranking.is_adjusted


def _set_aside(rankings: Mapping[int, ShownRanking]) -> set[tuple[int, int, int]]:
    """Sheets that did not count for a relation: by stage, number of the judge, and entry."""
    pks = [ranking.run.pk for ranking in rankings.values()]
    return {
        (run.stage.number, judge, entry)
        for run in RankingRun.objects.filter(pk__in=pks).select_related("stage").defer("result")
        for judge, entry, _version in input_of(run)["about"]["set_aside"]
    }


def _sheets(
    entries: Iterable[Entry], *, set_aside: set[tuple[int, int, int]]
) -> dict[int, list[Sheet]]:
    """Those that counted, by entry."""
    rows = Sheet.objects.filter(
        assignment__entry__in=[entry.pk for entry in entries], state=SheetState.SUBMITTED
    )
    rows = rows.select_related("assignment__judge", "assignment__stage")
    found: dict[int, list[Sheet]] = {}
    for sheet in rows.order_by("assignment__stage__number", "assignment__judge__pseudonym"):
        one = sheet.assignment
        if (one.stage.number, one.judge.pseudonym, one.entry_id) not in set_aside:
            found.setdefault(one.entry_id, []).append(sheet)
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
