"""What an assignment starts from, and what it is worth, in the words and figures of the page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from innovations.assigning import (
    EntryToJudge,
    Explanation,
    Pair,
    PanelJudge,
    Problem,
    explain,
)
from innovations.choices import (
    AssignmentState,
    EntryState,
    JudgeState,
    SheetState,
    StageState,
)
from innovations.models import Assignment, Judge, Stage, StageEntry
from innovations.selectors.conflicts import all_conflicts

FEWEST_JUDGES = 3


@dataclass(frozen=True)
class Setting:
    """A stage as it is put to the solver. Numbers in the problem are those of the rows."""

    stage: Stage
    problem: Problem
    active: frozenset[Pair]

    @property
    def fingerprint(self) -> str:
        """Changes when anything that the solver looks at has changed."""
        told = [
            sorted((entry.number, entry.track or 0) for entry in self.problem.entries),
            sorted(
                (one.number, sorted(one.tracks), one.most or 0, one.takes_more)
                for one in self.problem.judges
            ),
            self.problem.judges_each,
            sorted(self.problem.conflicts),
            sorted(self.problem.standing),
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def with_all_kept(self) -> Setting:
        """The same, so that nothing that is assigned moves."""
        return replace(self, problem=replace(self.problem, kept=self.active))


def setting_of(*, stage: Stage) -> Setting:
    """The stage with its entries, the panel, relations, and what must stay. Constant queries.

    While it is in preparation only what was done by hand or begun stays; once scoring is open all that
    is assigned. What staff took back by hand is not given again.
    """
    taking_part = list(
        StageEntry.objects.filter(stage=stage)
        .order_by("entry__number")
        .values_list("entry_id", "entry__track_id", "entry__state")
    )
    entries = [(pk, track) for pk, track, state in taking_part if state == EntryState.SCREENED]
    # Withdrawn meanwhile: nothing is given any more, and sheets that were handed in stay.
    away = {pk for pk, _track, state in taking_part if state != EntryState.SCREENED}
    rows = list(
        Assignment.objects.filter(stage=stage)
        .exclude(entry__in=away)
        .order_by("pk")
        .values_list("entry_id", "judge_id", "state", "by_hand", "sheet__pk")
    )
    active = frozenset((e, j) for e, j, state, *_more in rows if state == AssignmentState.ACTIVE)
    refused = {
        (e, j)
        for e, j, state, by_hand, _sheet in rows
        if state == AssignmentState.RELEASED and by_hand
    }
    if stage.state == StageState.PLANNED:
        kept = {(e, j) for e, j, _state, by_hand, sheet in rows if (by_hand or sheet is not None)}
    else:
        kept = set(active)
    panel = list(_panel(stage))
    hidden = all_conflicts(call=stage.call, judges=panel)
    against = {(entry, judge) for judge, numbers in hidden.items() for entry in numbers}
    in_stage = {entry for entry, _track in entries}
    problem = Problem(
        entries=tuple(EntryToJudge(pk, track) for pk, track in entries),
        judges=tuple(_as_judge(judge) for judge in panel),
        judges_each=None if stage.number == 2 else stage.call.judges_each,
        conflicts=frozenset(pair for pair in against | refused if pair[0] in in_stage),
        kept=frozenset(kept & active),
    )
    return Setting(stage, problem, active)


def _panel(stage: Stage) -> QuerySet[Judge]:
    """Who may be given entries, and who was and left."""
    there = Q(state=JudgeState.ACCEPTED) | Q(
        assignments__stage=stage, assignments__state=AssignmentState.ACTIVE
    )
    rows = stage.call.judges.filter(there).distinct().prefetch_related("tracks")
    return rows.select_related("call").order_by("pseudonym")


def _as_judge(judge: Judge) -> PanelJudge:
    return PanelJudge(
        number=judge.pk,
        tracks=frozenset(track.pk for track in judge.tracks.all()),
        most=judge.most_entries,
        takes_more=judge.state == JudgeState.ACCEPTED,
    )


@dataclass(frozen=True)
class Load:
    """One judge with the entries of an assignment."""

    judge: Judge
    number: int
    handed_in: int
    is_bridge: bool
    is_full: bool
    hidden: int


@dataclass(frozen=True)
class Short:
    """An entry that lacks judges."""

    number: int
    title: str
    missing: int
    has: int

    @property
    def is_too_few(self) -> bool:
        return self.has < FEWEST_JUDGES


@dataclass(frozen=True)
class Told:
    """An explanation with names, for the page."""

    explanation: Explanation
    pairs: int
    loads: list[Load]
    short: list[Short]


def told(*, setting: Setting, pairs: Iterable[Pair]) -> Told:
    """What an assignment of these pairs comes to. Three queries."""
    taken = frozenset(pairs)
    problem = setting.problem
    found = explain(problem, taken)
    judges = setting.stage.call.judges.select_related("institution").prefetch_related(
        "tracks", "institution__former_names"
    )
    handed_in = _handed_in(setting.stage)
    per_judge: dict[int, int] = {}
    for _entry, judge in taken:
        per_judge[judge] = per_judge.get(judge, 0) + 1
    hidden: dict[int, int] = {}
    for _entry, judge in problem.conflicts:
        hidden[judge] = hidden.get(judge, 0) + 1
    known = {judge.number for judge in problem.judges}
    loads = [
        Load(
            judge,
            per_judge.get(judge.pk, 0),
            handed_in.get(judge.pk, 0),
            judge.pk in found.bridges,
            judge.pk in found.full,
            hidden.get(judge.pk, 0),
        )
        for judge in judges.order_by("pseudonym")
        if judge.pk in known
    ]
    return Told(found, len(taken), loads, _short(setting, found))


def _short(setting: Setting, found: Explanation) -> list[Short]:
    rows = setting.stage.stage_entries.filter(entry__in=found.missing).select_related("entry")
    wanted = setting.problem.judges_each or 0
    return [
        Short(row.entry.number, row.entry.title, missing, wanted - missing)
        for row in rows.order_by("entry__number")
        for missing in [found.missing[row.entry_id]]
    ]


def _handed_in(stage: Stage) -> dict[int, int]:
    rows = Assignment.objects.filter(
        stage=stage, state=AssignmentState.ACTIVE, sheet__state=SheetState.SUBMITTED
    ).values_list("judge_id", flat=True)
    counted: dict[int, int] = {}
    for judge in rows:
        counted[judge] = counted.get(judge, 0) + 1
    return counted


def assignments_of(*, stage: Stage) -> QuerySet[Assignment]:
    """What is assigned, by number of the entry and of the judge."""
    rows = Assignment.objects.filter(stage=stage, state=AssignmentState.ACTIVE)
    return rows.select_related("entry", "judge", "sheet").order_by(
        "entry__number", "judge__pseudonym"
    )
