"""Resolutions as anyone may read them, and from what they grew: never from which person."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from egov_meeting.meetings.models import Edition
from reports.choices import Decision, SourceKind
from reports.models import KeyIssue, Resolution
from reports.selectors.workbench_issues import origin_of, sources_with_origin


@dataclass(frozen=True)
class Origin:
    """A key issue, and the ministries, groups and meetings that raised it."""

    issue: KeyIssue
    raised_by: list[str]


def adopted_resolutions(*, edition: Edition) -> QuerySet[Resolution]:
    """Resolutions the meeting adopted and staff show to the public, with theme and owners."""
    rows = edition.resolutions.filter(decision=Decision.ADOPTED, is_public=True)
    return rows.select_related("edition", "theme", "continues__edition").prefetch_related(
        "owners__institution__former_names", "corrigenda"
    )


def origins_of(*, resolution: Resolution) -> list[Origin]:
    """The key issues of a resolution with who raised them. Two queries and the chain of mergers."""
    issues = list(resolution.issues.filter(merged_into=None).order_by("order"))
    belongs = _with_merged([issue.pk for issue in issues])
    raised: dict[int, dict[str, None]] = {issue.pk: {} for issue in issues}
    for source in sources_with_origin().filter(issue__in=belongs):
        # What was said on the floor is named by its institution, or not at all.
        if source.kind == SourceKind.FLOOR and not source.contribution.institution:  # type: ignore[union-attr]
            continue
        raised[belongs[source.issue_id]][origin_of(source)] = None
    return [Origin(issue, [name for name in raised[issue.pk] if name]) for issue in issues]


def _with_merged(keys: list[int]) -> dict[int, int]:
    """Each issue and all merged into it, with the one they belong to."""
    belongs = {key: key for key in keys}
    added = keys
    while added:
        under = KeyIssue.objects.filter(merged_into__in=added).values_list("pk", "merged_into")
        found = [(pk, into) for pk, into in under if pk not in belongs]
        for pk, into in found:
            belongs[pk] = belongs[into or 0]
        added = [pk for pk, _into in found]
    return belongs
