"""issues.yaml: key issues, main recommendations and lessons."""

from typing import Any

from egov_meeting.meetings.exchange.groups import group
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, GroupNumber, Pair, Small
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import differing_fields, keep_rows, save_values
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from reports.models import KeyIssue, Lesson, Recommendation

_LINKS = frozenset({"group", "merged_into"})


class KeyIssueData(FolderModel):
    """A point (hoja) that came up in reports or discussion."""

    row_of = KeyIssue
    text: Pair
    group: GroupNumber | None = None
    # The place in this list, from 1, of the key issue it was merged into.
    merged_into: Small | None = None
    place: str = ""


class RecommendationData(FolderModel):
    """A main recommendation of the meeting."""

    row_of = Recommendation
    text: Pair
    place: str = ""


class LessonData(FolderModel):
    """A lesson learnt, for the next edition."""

    row_of = Lesson
    text: Pair
    place: str = ""


class IssuesData(FolderModel):
    """issues.yaml: what came up, what was recommended and what was learnt."""

    key_issues: list[KeyIssueData] = []
    recommendations: list[RecommendationData] = []
    lessons: list[LessonData] = []


def check(data: IssuesData, checking: Checking) -> None:
    living = {
        number for number, item in enumerate(data.key_issues, start=1) if item.merged_into is None
    }
    for position, item in enumerate(data.key_issues):
        if item.merged_into is not None and item.merged_into not in living:
            path = ("key_issues", position, "merged_into")
            checking.tell("unknown_key_issue", path, found=item.merged_into)


def load(data: IssuesData, loading: Loading) -> None:
    rows = KeyIssue.objects.filter(edition=loading.edition)
    # What goes away must not be held by what was merged into it.
    going = rows.filter(order__gt=len(data.key_issues))
    rows.filter(merged_into__in=going).update(merged_into=None)
    kept = keep_rows(
        rows=KeyIssue.objects.filter(edition=loading.edition),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order, "group": group(loading, item.group)}
            | column_values(item, leave=_LINKS)
            for order, item in enumerate(data.key_issues, start=1)
        ],
        changes=loading.changes,
    )
    for row, item in zip(kept, data.key_issues, strict=True):
        values = {"merged_into": kept[item.merged_into - 1] if item.merged_into else None}
        if differing_fields(row, values):
            save_values(row, values, loading.changes)
    _load_texts(loading.edition.recommendations.all(), data.recommendations, loading)
    _load_texts(loading.edition.lessons.all(), data.lessons, loading)


def _load_texts(rows: Any, items: list[Any], loading: Loading) -> None:
    keep_rows(
        rows=rows,
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order} | column_values(item) for order, item in enumerate(items, start=1)
        ],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> dict[str, Any]:
    issues = []
    rows = list(edition.key_issues.select_related("group"))
    places = {row.pk: place for place, row in enumerate(rows, start=1)}
    for row in rows:
        values = folder_values(row, KeyIssueData, leave=_LINKS)
        values |= without_empty(
            group=row.group.number if row.group else None,
            merged_into=places.get(row.merged_into_id),
        )
        issues.append({name: values[name] for name in KeyIssueData.model_fields if name in values})
    return {
        "key_issues": issues,
        "recommendations": [
            folder_values(row, RecommendationData) for row in edition.recommendations.all()
        ],
        "lessons": [folder_values(row, LessonData) for row in edition.lessons.all()],
    }


register(Part(key="issues", order=140, schema=IssuesData, load=load, dump=dump, check=check))
