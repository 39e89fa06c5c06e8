"""Key issues on the workbench: in order, with the passages they grew from and who raised them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from egov_meeting.meetings.models import Edition
from reports.choices import SourceKind
from reports.models import IssueSource, KeyIssue, Resolution
from reports.passages import Found, Standing, standing_of
from reports.sources import object_of, place_of, text_behind

_BEHIND = (
    "ministry_report__institution",
    "breakout_report__group",
    "contribution__item",
    "contribution__institution",
    "resolution__edition",
)


@dataclass(frozen=True)
class Traced:
    """A passage of an issue, where it came from, and whether it still stands there."""

    source: IssueSource
    origin: str
    standing: Standing
    place: Found | None
    through: KeyIssue | None

    @property
    def is_changed(self) -> bool:
        return self.standing == Standing.CHANGED


@dataclass
class Raised:
    """An issue with what was merged into it, its passages, and who raised it."""

    issue: KeyIssue
    number: int
    merged: list[KeyIssue] = field(default_factory=list)
    passages: list[Traced] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)

    @property
    def raised_by(self) -> list[str]:
        """The ministries, groups and meetings it came from, each once."""
        return list(dict.fromkeys(one.origin for one in self.passages if one.origin))

    @property
    def changed(self) -> int:
        """How many passages no longer stand in their texts."""
        return sum(one.is_changed for one in self.passages)


def raised_issues(*, edition: Edition, search: str = "") -> list[Raised]:
    """Issues that are not merged, in order. The number of queries does not grow with the issues."""
    living = [issue for issue in _issues(edition) if issue.merged_into_id is None]
    numbers = {issue.pk: place for place, issue in enumerate(living, start=1)}
    under = _under(edition)
    return [
        _raised(issue, numbers[issue.pk], under) for issue in living if _holds(issue, under, search)
    ]


def raised_issue(*, issue: KeyIssue) -> Raised:
    """One issue with everything about it; of a merged one its own passages."""
    edition = issue.edition
    rows = list(_issues(edition).filter(Q(merged_into=None) | Q(pk=issue.pk)))
    living = [row.pk for row in rows if row.merged_into_id is None]
    found = next(row for row in rows if row.pk == issue.pk)
    number = living.index(issue.pk) + 1 if issue.pk in living else 0
    return _raised(found, number, _under(edition))


def issues_to_choose(*, edition: Edition) -> QuerySet[KeyIssue]:
    """Issues that something can be added to or merged into."""
    return KeyIssue.objects.filter(edition=edition, merged_into=None).order_by("order")


def origin_of(source: IssueSource) -> str:
    """Who or what a passage came from, without the name of a person."""
    obj = object_of(source)
    if obj is None:
        return source.note
    if source.kind == SourceKind.FLOOR:
        return str(obj.institution or obj.institution_name or obj.item)
    if source.kind == SourceKind.RESOLUTION:
        return str(obj.register_number)
    return str(obj)


def sources_with_origin() -> QuerySet[IssueSource]:
    """Passages with what their origin needs at hand."""
    return IssueSource.objects.select_related("issue", *_BEHIND)


def _issues(edition: Edition) -> QuerySet[KeyIssue]:
    return (
        KeyIssue.objects.filter(edition=edition)
        .select_related("group", "merged_into")
        .prefetch_related(
            Prefetch("sources", sources_with_origin()),
            Prefetch("resolutions", Resolution.objects.select_related("edition")),
        )
        .order_by("order")
    )


def _under(edition: Edition) -> dict[int, list[KeyIssue]]:
    """The issues merged into each, with their passages."""
    under: dict[int, list[KeyIssue]] = defaultdict(list)
    for issue in _issues(edition).exclude(merged_into=None):
        under[issue.merged_into_id or 0].append(issue)
    return under


def _raised(issue: KeyIssue, number: int, under: dict[int, list[KeyIssue]]) -> Raised:
    raised = Raised(issue, number, resolutions=list(issue.resolutions.all()))
    raised.passages = [traced(source, None) for source in issue.sources.all()]
    for part in _all_under(issue, under):
        raised.merged.append(part)
        raised.passages += [traced(source, part) for source in part.sources.all()]
    return raised


def _all_under(issue: KeyIssue, under: dict[int, list[KeyIssue]]) -> list[KeyIssue]:
    found, waiting = [], list(under.get(issue.pk, ()))
    while waiting:
        part = waiting.pop(0)
        found.append(part)
        waiting += under.get(part.pk, ())
    return found


def traced(source: IssueSource, through: KeyIssue | None = None) -> Traced:
    """A passage with its origin and what became of its words."""
    standing, place = standing_of(text_behind(source), source.quote, place_of(source))
    if source.kind == SourceKind.OTHER:
        standing = Standing.SAME
    return Traced(source, origin_of(source), standing, place, through)


def _holds(issue: KeyIssue, under: dict[int, list[KeyIssue]], search: str) -> bool:
    """Whether every word stands in the issue, in what was merged into it, or in a passage of either."""
    if not search.strip():
        return True
    said = []
    for row in (issue, *_all_under(issue, under)):
        said += [row.text_sw, row.text_en, *(source.quote for source in row.sources.all())]
    together = " ".join(said).casefold()
    return all(word.casefold() in together for word in search.split())
