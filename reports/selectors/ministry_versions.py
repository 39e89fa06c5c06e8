"""Versions of a ministry's report, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from egov_meeting.shared.differing import ChangedParagraph, changes_between, is_changed
from reports.choices import Coverage, PromiseOutcome, ReportPart
from reports.ministry_parts import Passage, passages_of
from reports.models import MinistryReport, MinistryReportVersion


@dataclass(frozen=True)
class ReadPart:
    """A part as it is read, in the languages it was written in."""

    key: str
    label: str
    texts: list[tuple[str, list[Passage]]]
    files: list[Any]


@dataclass(frozen=True)
class ChangedPart:
    """A part of which the text in one language differs between two versions."""

    label: str
    language: str
    paragraphs: list[ChangedParagraph]


def versions_of(*, report: MinistryReport) -> QuerySet[MinistryReportVersion]:
    """All versions, newest first, with their remarks."""
    return report.versions.prefetch_related("remarks").order_by("-number")


def version_before(version: MinistryReportVersion) -> MinistryReportVersion | None:
    """The version before this one that holds other contents; None for the first ones."""
    earlier = version.report.versions.filter(number__lt=version.number)
    return earlier.exclude(fingerprint=version.fingerprint).order_by("-number").first()


def read_parts(texts: dict[str, str], files: dict[str, list[Any]] | None = None) -> list[ReadPart]:
    """The four parts of a report, of a version or as it stands. No query."""
    return [
        ReadPart(
            key=str(part),
            label=str(label),
            texts=[
                (language, passages_of(text))
                for language in ("sw", "en")
                if (text := texts.get(f"{part}_{language}", ""))
            ],
            files=(files or {}).get(str(part), []),
        )
        for part, label in ReportPart.choices
    ]


def changes_of(older: MinistryReportVersion, newer: MinistryReportVersion) -> list[ChangedPart]:
    """The texts that differ, with the words inserted and deleted, and the lists as texts. No query."""
    before, after = _as_texts(older.contents), _as_texts(newer.contents)
    found = []
    for (label, language), text in after.items():
        paragraphs = changes_between(before.get((label, language), ""), text)
        if is_changed(paragraphs):
            found.append(ChangedPart(label, language, paragraphs))
    return found


def covered_in_words(contents: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Name, coverage and reason of each institution of a version."""
    labels = {str(value): str(label) for value, label in Coverage.choices}
    return [(one["name"], labels[one["coverage"]], one["reason"]) for one in contents["covered"]]


def answers_in_words(contents: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Promise, outcome and explanation of each answer of a version."""
    labels = {str(value): str(label) for value, label in PromiseOutcome.choices}
    return [
        (one["text_sw"] or one["text_en"], labels.get(one["outcome"], ""), one["note"])
        for one in contents["answers"]
    ]


def _as_texts(contents: dict[str, Any]) -> dict[tuple[str, str], str]:
    texts = {
        (str(label), language): contents["texts"].get(f"{part}_{language}", "")
        for part, label in ReportPart.choices
        for language in ("sw", "en")
    }
    return texts | {
        (_("Institutions under the ministry"), ""): _lines(covered_in_words(contents)),
        (_("Promises for next year"), ""): _lines(
            [(one["text_sw"], one["text_en"], one["due_on"]) for one in contents["promises"]]
        ),
        (_("What came of the last promises"), ""): _lines(answers_in_words(contents)),
        (_("Files"), ""): _lines(
            [(one["name"], str(ReportPart(one["part"]).label)) for one in contents["files"]]
        ),
    }


def _lines(rows: Any) -> str:
    return "\n\n".join(" – ".join(filter(None, row)) for row in rows)
