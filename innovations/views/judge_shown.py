"""What a judge reads of an entry, and the criteria with their steps, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from innovations.forms.scoring import SheetForm
from innovations.judging_access import judge_files, told_name
from innovations.models import HIGHEST_SCORE, LOWEST_SCORE, Assignment, Criterion, Entry
from innovations.sheet_values import Typed, score_field


@dataclass(frozen=True)
class ShownFile:
    number: int
    name: str
    kind: str
    size: int


@dataclass(frozen=True)
class ShownEntry:
    """An entry before a judge: where judging is blind without authors, institution and links."""

    number: int
    title: str
    title_language: str
    kind: str
    track: Any
    work_stage: str
    abstract: str
    language: str
    files: list[ShownFile]
    authors: list[str]
    institution: Any
    links: list[str]
    is_blind: bool


@dataclass(frozen=True)
class Step:
    score: int
    text: str
    checked: bool


@dataclass(frozen=True)
class ShownCriterion:
    """A criterion with its steps; `stored` is what another window gave it, where that differs."""

    criterion: Criterion
    percent: str
    field: Any
    steps: list[Step]
    stored: int | None


def shown_entry(*, assignment: Assignment) -> ShownEntry:
    """Of an entry that is before judges."""
    entry: Entry = assignment.entry
    call = assignment.stage.call
    open_ = not call.is_blind
    return ShownEntry(
        number=entry.number,
        title=entry.title,
        title_language=entry.title_language,
        kind=entry.get_kind_display(),
        track=entry.track,
        work_stage=entry.get_work_stage_display(),
        abstract=entry.abstract,
        language=entry.title_language,
        files=[
            ShownFile(
                number,
                told_name(number, call, file),
                _ending(file.upload.filename),
                file.upload.size,
            )
            for number, file in enumerate(judge_files(assignment=assignment), start=1)
        ],
        authors=[author.full_name for author in entry.authors.all()] if open_ else [],
        institution=(entry.institution or entry.institution_name) if open_ else None,
        links=[link for link in (entry.link, entry.video_link) if link] if open_ else [],
        is_blind=call.is_blind,
    )


def shown_criteria(
    form: SheetForm, criteria: list[Criterion], stored: Typed | None
) -> list[ShownCriterion]:
    """The criteria in order, each with the eleven steps."""
    return [_shown(form, criterion, stored) for criterion in criteria]


def _shown(form: SheetForm, criterion: Criterion, stored: Typed | None) -> ShownCriterion:
    field = form[score_field(criterion)]
    mine = str(field.value() or "")
    texts = _in_words({step.score: str(step.text) for step in criterion.steps.all()})
    theirs = stored.scores.get(criterion.pk) if stored else None
    return ShownCriterion(
        criterion=criterion,
        percent=f"{(criterion.weight * 100).normalize():f}",
        field=field,
        steps=[
            Step(score, texts[score], mine == str(score))
            for score in range(HIGHEST_SCORE, LOWEST_SCORE - 1, -1)
        ],
        stored=theirs if str(theirs) != mine else None,
    )


def _in_words(described: dict[int, str]) -> dict[int, str]:
    """Every step in words: one that has none of its own lies between the two that have."""
    found = {}
    for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1):
        below = [other for other in described if other < score]
        above = [other for other in described if other > score]
        words = described.get(score, "")
        if not words and below and above:
            words = _("between %(below)d and %(above)d") % {
                "below": max(below),
                "above": min(above),
            }
        found[score] = words
    return found


def _ending(filename: str) -> str:
    return filename.rpartition(".")[2].upper() if "." in filename else ""
