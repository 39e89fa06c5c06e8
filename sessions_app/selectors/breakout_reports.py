"""The reports of breakout groups: how far they are, what was written when, what is set aside."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from sessions_app.choices import BreakoutPart, BreakoutReportState
from sessions_app.models import BreakoutGroup, BreakoutReport, BreakoutRevision, PlanRow


@dataclass(frozen=True)
class PartText:
    """A part of a report in one language, as it stands."""

    key: str
    label: str
    text: str
    revision: int
    written_by: str
    written_at: object
    asides: list[BreakoutRevision]


def report_of(*, group: BreakoutGroup) -> BreakoutReport:
    """The group's report; an empty one, not saved, before anybody wrote."""
    found = BreakoutReport.objects.filter(group=group).first()
    return found or BreakoutReport(group=group)


def parts_of(*, report: BreakoutReport, language: str) -> list[PartText]:
    """The five parts in one language with their newest revisions. Three queries."""
    newest = _newest_revisions(report, language)
    asides: dict[str, list[BreakoutRevision]] = {}
    if report.pk:
        for one in open_asides(report=report).filter(language=language).order_by("number"):
            asides.setdefault(one.part, []).append(one)
    parts = []
    for key, label in BreakoutPart.choices:
        row = newest.get(key)
        parts.append(
            PartText(
                key=key,
                label=str(label),
                text=getattr(report, f"{key}_{language}"),
                revision=row.number if row else 0,
                written_by=name_in(row.by_label) if row else "",
                written_at=row.at if row else None,
                asides=asides.get(key, []),
            )
        )
    return parts


def part_of(*, report: BreakoutReport, part: str, language: str) -> PartText:
    """One of them. Raises KeyError for a part there is not."""
    for one in parts_of(report=report, language=language):
        if one.key == part:
            return one
    raise KeyError(part)


def name_in(label: str) -> str:
    """The name of a person in the words of the trail, without the address."""
    if label == SYSTEM.audit_label:
        return _("The portal itself")
    return label.rpartition(" (")[0] or label


def open_asides(
    *, report: BreakoutReport, part: str = "", language: str = ""
) -> QuerySet[BreakoutRevision]:
    """Texts set aside that nobody has put together with the report yet."""
    rows = BreakoutRevision.objects.filter(report=report)
    if part:
        rows = rows.filter(part=part, language=language)
    settled = set(
        rows.filter(settles__isnull=False).values_list("part", "language", "settles").distinct()
    )
    asides = rows.filter(is_aside=True)
    at_rest = [
        pk
        for pk, *place in asides.values_list("pk", "part", "language", "number")
        if tuple(place) in settled
    ]
    return asides.exclude(pk__in=at_rest)


def revisions_of(*, report: BreakoutReport, part: str, language: str) -> list[BreakoutRevision]:
    """What the part was, newest first: of what one person wrote without a break, the last."""
    if not report.pk:
        return []
    kept: list[BreakoutRevision] = []
    for one in report.revisions.filter(part=part, language=language).order_by("-number"):
        later = kept[-1] if kept else None
        if later is not None and _same_sitting(one, later):
            continue
        kept.append(one)
    return kept


def revision_of(
    *, report: BreakoutReport, part: str, language: str, number: int
) -> BreakoutRevision | None:
    """One revision, or text set aside."""
    if not report.pk:
        return None
    return report.revisions.filter(part=part, language=language, number=number).first()


def is_empty(report: BreakoutReport) -> bool:
    """Whether neither a part nor a line of the plan is written."""
    columns = (f"{part}_{code}" for part in BreakoutPart.values for code in LANGUAGE_CODES)
    if any(getattr(report, name).strip() for name in columns):
        return False
    return not (report.pk and report.plan_rows.exists())


def plan_of(*, report: BreakoutReport) -> list[PlanRow]:
    """The lines of the plan in their order."""
    if not report.pk:
        return []
    return list(report.plan_rows.select_related("institution").order_by("order"))


def accepted_report(*, group: BreakoutGroup) -> BreakoutReport | None:
    """The report as everybody may read it; None before it is accepted."""
    return BreakoutReport.objects.filter(group=group, state=BreakoutReportState.ACCEPTED).first()


def groups_written_by(*, user: User) -> QuerySet[BreakoutGroup]:
    """The groups somebody is rapporteur of, the latest edition first."""
    return (
        BreakoutGroup.objects.filter(rapporteurs__user=user)
        .select_related("edition", "report")
        .order_by("-edition__year", "number")
    )


_SITTING_SECONDS = 600


def _same_sitting(earlier: BreakoutRevision, later: BreakoutRevision) -> bool:
    if earlier.is_aside or later.is_aside or earlier.by_label != later.by_label:
        return False
    return (later.at - earlier.at).total_seconds() <= _SITTING_SECONDS


def _newest_revisions(report: BreakoutReport, language: str) -> dict[str, BreakoutRevision]:
    if not report.pk:
        return {}
    rows = report.revisions.filter(language=language, is_aside=False)
    numbers = rows.order_by().values("part").annotate(newest=Max("number"))
    wanted = {(row["part"], row["newest"]) for row in numbers}
    found = rows.filter(number__in={number for _part, number in wanted}).defer("body")
    return {row.part: row for row in found if (row.part, row.number) in wanted}
