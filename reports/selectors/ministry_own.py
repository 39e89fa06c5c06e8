"""What a ministry's focal person sees: the own reports, what was promised last time, what is still missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.institutions.models import Supervision
from reports.choices import Coverage, ReportPart
from reports.models import MinistryReport, MinistryReportFile, PartRemark, Promise
from reports.selectors.ministry_people import Succession

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


@dataclass(frozen=True)
class Gap:
    """Something without which a report cannot be handed in, and where it is entered: a URL name."""

    text: str
    page: str
    part: str = ""


def own_reports(*, user: User) -> QuerySet[MinistryReport]:
    """The reports of the person's ministry and of those it came from, the latest meeting first. Two queries."""
    if user.institution_id is None:
        return MinistryReport.objects.none()
    succession = Succession()
    heir = succession.standing_on(user.institution_id, dt.date.max)
    line = succession.line_of(heir) | succession.line_of(user.institution_id)
    return (
        MinistryReport.objects.filter(institution__in=line)
        .select_related("institution", "edition", "edition__ministry_call")
        .prefetch_related("institution__former_names")
        .order_by("-edition__year", "-institution__valid_from")
    )


def last_report(*, report: MinistryReport) -> MinistryReport | None:
    """What the ministry, or the one it came from, was to hand in for the meeting before. Three queries."""
    line = Succession().line_of(report.institution_id)
    earlier = MinistryReport.objects.filter(
        institution__in=line, edition__year__lt=report.edition.year
    )
    return (
        earlier.select_related("edition", "institution")
        .prefetch_related("institution__former_names")
        .order_by("-edition__year", "-institution__valid_from")
        .first()
    )


def promises_to_answer(*, report: MinistryReport, last: MinistryReport | None) -> list[Promise]:
    """The promises of the last report; those answered elsewhere are left out."""
    if last is None:
        return []
    return [
        promise for promise in last.promises.all() if promise.answered_in_id in (None, report.pk)
    ]


def remarks_to_answer(*, report: MinistryReport) -> dict[str, str]:
    """The remarks with which the report came back last, by part."""
    newest = report.versions.order_by("-number").first()
    if newest is None:
        return {}
    return dict(PartRemark.objects.filter(version=newest).values_list("part", "text"))


def under_the_ministry(*, report: MinistryReport) -> set[int]:
    """The institutions that stand under the ministry on the first day of the meeting. One query."""
    day = report.edition.starts_on
    under = Supervision.objects.filter(
        Q(since=None) | Q(since__lte=day),
        Q(until=None) | Q(until__gte=day),
        ministry=report.institution_id,
    )
    return set(under.values_list("institution_id", flat=True))


def files_of(*, report: MinistryReport) -> QuerySet[MinistryReportFile]:
    """The files of a report that were not taken out again, with their uploads."""
    return report.files.filter(removed_at=None).select_related("upload")


def gaps_of(*, report: MinistryReport, promised: list[Promise]) -> list[Gap]:
    """What is missing before the report can be handed in. One query for its institutions."""
    labels = dict(ReportPart.choices)
    gaps = [
        Gap(
            _("Nothing is written under “%(part)s”.") % {"part": labels[part]},
            "ministry_report",
            part,
        )
        for part in ReportPart.values
        if not (getattr(report, f"{part}_sw") or getattr(report, f"{part}_en"))
    ]
    lines = list(report.covered.all())
    gaps += [
        Gap(
            _("It is not said whether the report covers %(name)s.") % {"name": line.name_printed},
            "ministry_coverage",
        )
        for line in lines
        if line.coverage == Coverage.UNKNOWN
    ]
    gaps += [
        Gap(
            _("It is not said why the report does not cover %(name)s.")
            % {"name": line.name_printed},
            "ministry_coverage",
        )
        for line in lines
        if line.coverage == Coverage.NOT_COVERED and not line.reason
    ]
    gaps += [
        Gap(
            _("It is not said what came of this promise: %(promise)s") % {"promise": promise},
            "ministry_answers",
        )
        for promise in promised
        if not promise.outcome
    ]
    return gaps
