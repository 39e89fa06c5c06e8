"""The breakout groups of programme.yaml, in and out."""

from typing import Any

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.exchange.appearances import appearance, dumped_appearance
from egov_meeting.meetings.exchange.groups import group
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import (
    column_values,
    folder_values,
    pair_columns,
    pair_of,
    without_empty,
)
from sessions_app.exchange.shape import (
    BreakoutData,
    BreakoutGroupData,
    BreakoutReportData,
    PlanRowData,
)
from sessions_app.models import BreakoutGroup, BreakoutMember, BreakoutReport, PlanRow

_LINKS = frozenset({"of_group", "facilitator", "rapporteur", "members", "report"})
_REPORT_LINKS = frozenset({"plan_rows"})


def load_breakout(data: BreakoutData | None, loading: Loading) -> None:
    """Make the breakout groups and their tasks agree with `data`; None means there are none."""
    data = data or BreakoutData()
    keep_rows(
        rows=loading.edition.breakout_tasks.all(),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order} | pair_columns("text", task)
            for order, task in enumerate(data.tasks, start=1)
        ],
        changes=loading.changes,
    )
    rows = keep_rows(
        rows=loading.edition.breakout_groups.all(),
        of={"edition": loading.edition},
        key=["number"],
        wanted=[_group_columns(item, loading) for item in data.groups],
        changes=loading.changes,
    )
    listed = list(zip(rows, data.groups, strict=True))
    _load_members(listed, loading)
    _load_reports(listed, loading)


def _load_reports(listed: list[tuple[BreakoutGroup, BreakoutGroupData]], loading: Loading) -> None:
    reported = [(row, item.report) for row, item in listed if item.report]
    rows = keep_rows(
        rows=BreakoutReport.objects.filter(group__edition=loading.edition),
        of={},
        key=["group"],
        wanted=[
            {"group": row} | column_values(report, leave=_REPORT_LINKS) for row, report in reported
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=PlanRow.objects.filter(report__group__edition=loading.edition),
        of={},
        key=["report", "order"],
        wanted=[
            {"report": row, "order": order}
            | column_values(line, leave={"institution"})
            | {"institution": institution(loading, line.institution)}
            for row, (_group, report) in zip(rows, reported, strict=True)
            for order, line in enumerate(report.plan_rows, start=1)
        ],
        changes=loading.changes,
    )


def _group_columns(item: BreakoutGroupData, loading: Loading) -> dict[str, Any]:
    return column_values(item, leave=_LINKS) | {
        "of_group": group(loading, item.of_group),
        "facilitator": appearance(loading, item.facilitator),
        "rapporteur": appearance(loading, item.rapporteur),
    }


def _load_members(listed: list[tuple[BreakoutGroup, BreakoutGroupData]], loading: Loading) -> None:
    keep_rows(
        rows=BreakoutMember.objects.filter(group__edition=loading.edition),
        of={},
        key=["group", "order"],
        wanted=[
            {
                "group": row,
                "order": order,
                "institution": institution(loading, member.institution),
                "text_sw": member.sw,
                "text_en": member.en,
            }
            for row, item in listed
            for order, member in enumerate(item.members, start=1)
        ],
        changes=loading.changes,
    )


def dump_breakout(edition: Any, dumping: Dumping) -> dict[str, Any]:
    """The breakout groups as the folder writes them; empty when there are none."""
    rows = edition.breakout_groups.select_related(
        "of_group",
        "report",
        "facilitator__person",
        "facilitator__institution",
        "rapporteur__person",
        "rapporteur__institution",
    ).prefetch_related("members__institution", "report__plan_rows__institution")
    return without_empty(
        tasks=[pair_of(task, "text") for task in edition.breakout_tasks.all()],
        groups=[_dumped_group(row, dumping) for row in rows],
    )


def _dumped_group(row: BreakoutGroup, dumping: Dumping) -> dict[str, Any]:
    plain = folder_values(row, BreakoutGroupData, leave=_LINKS)
    values = plain | without_empty(
        of_group=row.of_group.number if row.of_group else None,
        facilitator=dumped_appearance(row.facilitator, dumping),
        rapporteur=dumped_appearance(row.rapporteur, dumping),
        members=[_dumped_member(member, dumping) for member in row.members.all()],
    )
    report = getattr(row, "report", None)
    if report is not None:
        values["report"] = _dumped_report(report, dumping)
    return {name: values[name] for name in BreakoutGroupData.model_fields if name in values}


def _dumped_report(report: BreakoutReport, dumping: Dumping) -> dict[str, Any]:
    values = folder_values(report, BreakoutReportData, leave=_REPORT_LINKS)
    rows = []
    for row in report.plan_rows.all():
        plain = folder_values(row, PlanRowData, leave={"institution"})
        linked = plain | without_empty(institution=dumping.institution(row.institution))
        rows.append({name: linked[name] for name in PlanRowData.model_fields if name in linked})
    return values | without_empty(plan_rows=rows)


def _dumped_member(member: BreakoutMember, dumping: Dumping) -> str | dict[str, Any]:
    key = dumping.institution(member.institution)
    return key if key is not None else pair_of(member, "text")
