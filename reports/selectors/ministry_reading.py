"""A ministry's report as people read it: as it stands now, or as a version keeps it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date

from egov_meeting.shared.bilingual import active_language, other_language
from reports.choices import Coverage, PromiseOutcome
from reports.ministry_parts import part_fields
from reports.models import MinistryReport, MinistryReportVersion
from reports.selectors.ministry_own import files_of
from reports.selectors.ministry_versions import ReadPart, read_parts


@dataclass(frozen=True)
class ReadInstitution:
    name: str
    coverage: str
    label: str
    reason: str


@dataclass(frozen=True)
class ReadPromise:
    """A promise; `outcome` and `note` where it is one of the last report, answered in this one."""

    text: str
    language: str
    due_on: Any = None
    outcome: str = ""
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """Everything a report says."""

    parts: list[ReadPart]
    institutions: list[ReadInstitution]
    promises: list[ReadPromise]
    answers: list[ReadPromise]
    files: list[dict[str, Any]]

    @property
    def covered(self) -> int:
        return sum(one.coverage == Coverage.COVERED for one in self.institutions)


def reading_of(*, report: MinistryReport) -> Reading:
    """The report as it stands. Four queries."""
    files = defaultdict(list)
    for one in files_of(report=report):
        files[one.part].append(one)
    texts = {name: getattr(report, name) for name in part_fields()}
    return Reading(
        parts=read_parts(texts, files),
        institutions=[
            _institution(line.name_printed, line.coverage, line.reason)
            for line in report.covered.all()
        ],
        promises=[
            _promise(one.text_sw, one.text_en, due_on=one.due_on) for one in report.promises.all()
        ],
        answers=[
            _promise(one.text_sw, one.text_en, outcome=one.outcome, note=one.outcome_note)
            for one in report.promises_answered.order_by("order")
        ],
        files=[],
    )


def reading_of_version(version: MinistryReportVersion) -> Reading:
    """A version as it stood. No query."""
    kept = version.contents
    return Reading(
        parts=read_parts(kept["texts"]),
        institutions=[
            _institution(one["name"], one["coverage"], one["reason"]) for one in kept["covered"]
        ],
        promises=[
            _promise(one["text_sw"], one["text_en"], due_on=parse_date(one["due_on"] or ""))
            for one in kept["promises"]
        ],
        answers=[
            _promise(one["text_sw"], one["text_en"], outcome=one["outcome"], note=one["note"])
            for one in kept["answers"]
        ],
        files=kept["files"],
    )


def _institution(name: str, coverage: str, reason: str) -> ReadInstitution:
    return ReadInstitution(name, coverage, str(Coverage(coverage).label), reason)


def _promise(
    text_sw: str, text_en: str, *, due_on: Any = None, outcome: str = "", note: str = ""
) -> ReadPromise:
    texts = {"sw": text_sw, "en": text_en}
    active = active_language()
    language = active if texts[active] else other_language(active)
    label = str(PromiseOutcome(outcome).label) if outcome else ""
    return ReadPromise(texts[language], language, due_on, label, note)
