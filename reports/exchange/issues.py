"""issues.yaml: key issues, main recommendations and lessons."""

from typing import Any

from egov_meeting.meetings.exchange.groups import group
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, GroupNumber, Pair
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from reports.models import KeyIssue, Lesson, Recommendation


class KeyIssueData(FolderModel):
    """A point (hoja) that came up in reports or discussion."""

    row_of = KeyIssue
    text: Pair
    group: GroupNumber | None = None
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


def load(data: IssuesData, loading: Loading) -> None:
    keep_rows(
        rows=KeyIssue.objects.filter(edition=loading.edition),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order, "group": group(loading, item.group)}
            | column_values(item, leave={"group"})
            for order, item in enumerate(data.key_issues, start=1)
        ],
        changes=loading.changes,
    )
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
    for row in edition.key_issues.select_related("group"):
        values = folder_values(row, KeyIssueData, leave={"group"})
        values |= without_empty(group=row.group.number if row.group else None)
        issues.append({name: values[name] for name in KeyIssueData.model_fields if name in values})
    return {
        "key_issues": issues,
        "recommendations": [
            folder_values(row, RecommendationData) for row in edition.recommendations.all()
        ],
        "lessons": [folder_values(row, LessonData) for row in edition.lessons.all()],
    }


register(Part(key="issues", order=140, schema=IssuesData, load=load, dump=dump))
