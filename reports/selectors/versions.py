"""Versions of the report: their list, and what changed between two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.differing import ChangedParagraph, changes_between, is_changed
from reports.models import ReportVersion, SectionRevision
from reports.selectors.snapshots import Snapshot, texts_of_version
from reports.selectors.texts import texts_of


@dataclass(frozen=True)
class SectionChanges:
    """A section in which two versions differ."""

    number: str
    title: str
    state: str
    paragraphs: list[ChangedParagraph]


def versions_of(*, edition: Edition) -> QuerySet[ReportVersion]:
    """All versions, newest first, without their contents."""
    return (
        ReportVersion.objects.filter(report__edition=edition)
        .select_related("made_by", "report__edition")
        .prefetch_related("documents")
        .defer("snapshot")
        .order_by("-number")
    )


def newest_number(*, edition: Edition) -> int:
    """The number of the newest version, whatever became of it; 0 when there is none."""
    numbers = ReportVersion.objects.filter(report__edition=edition).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def texts_for(*, edition: Edition, params: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The texts of a report asked for with `params`: those of a version, or as they stand now."""
    number = params.get("report_version")
    if number is None:
        return texts_of(edition=edition)
    return texts_of_version(ReportVersion.objects.get(report__edition=edition, number=number))


def work_on_version(*, version: ReportVersion) -> QuerySet[SectionRevision]:
    """Who changed which text between the version before and this one, newest first."""
    earlier = (
        ReportVersion.objects.filter(report=version.report, number__lt=version.number)
        .order_by("-number")
        .values_list("made_at", flat=True)
        .first()
    )
    work = version.report.revisions.filter(at__lte=version.made_at).defer("body")
    return (work.filter(at__gt=earlier) if earlier else work).order_by("-at")


def compared(older: Snapshot, newer: Snapshot, *, language: str) -> list[SectionChanges]:
    """The sections in which two snapshots differ, in the order of the newer one."""
    before = {section["key"]: section for section in older["sections"][language]}
    after = {section["key"]: section for section in newer["sections"][language]}
    keys = [*after, *(key for key in before if key not in after)]
    found = (_section(before.get(key), after.get(key)) for key in keys)
    return [changes for changes in found if changes]


def changed_figures(older: Snapshot, newer: Snapshot) -> list[tuple[str, str, str]]:
    """Key, old and new value of every figure that differs; "" for one that was not there."""
    before, after = older["figures"], newer["figures"]
    keys = [*after, *(key for key in before if key not in after)]
    return [
        (key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def _section(older: Snapshot | None, newer: Snapshot | None) -> SectionChanges | None:
    present = newer or older or {}
    paragraphs = changes_between((older or {}).get("plain", ""), (newer or {}).get("plain", ""))
    state = "added" if older is None else "removed" if newer is None else "changed"
    if state == "changed" and not is_changed(paragraphs):
        return None
    return SectionChanges(present["number"], present["title"], state, paragraphs)
