"""The discussion in groups: who is in none, what was not handed in, which day it was."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.meetings.models import Edition
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import active_language
from reports.choices import MINISTRY_REPORT_OUT
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said
from reports.findings.reading import read_once
from reports.models import MinistryReport
from sessions_app.choices import BreakoutReportState, ItemKind
from sessions_app.models import BreakoutGroup, Item


def ministries_in_no_breakout_group(edition: Edition) -> Iterator[Finding]:
    """Ministries of the tables that no breakout group names."""
    groups = _groups(edition)
    if not groups:
        return
    named = {member.institution_id for group in groups for member in group.members.all()}
    reports = edition.ministry_reports.select_related("institution").prefetch_related(
        "institution__former_names"
    )
    absent = [report for report in reports if report.institution_id not in named]
    total = len(reports)
    if absent:
        yield Finding(
            key="breakout.ministries",
            area=Area.MINISTRIES,
            title=_("The breakout groups name %(named)d of %(total)d ministries")
            % {"named": total - len(absent), "total": total},
            said=(
                Said(text=_named(total - len(absent)), place=groups[0].place),
                *(_in_no_group(report, edition) for report in absent),
            ),
        )


def breakout_groups_without_a_report(edition: Edition) -> Iterator[Finding]:
    """Breakout groups whose reports are not on record: not handed in, or not accepted yet."""
    silent = [group for group in _groups(edition) if not _is_accepted(group)]
    if silent:
        yield Finding(
            key="breakout.reports",
            area=Area.PROGRAMME,
            title=_("The reports of the breakout groups are not on record"),
            said=tuple(Said(text=str(group.name), place=group.place) for group in silent),
        )


def breakout_day_outside_the_group(edition: Edition) -> Iterator[Finding]:
    """The groups are said to have met on a day on which their participants did not meet."""
    for group in _groups(edition):
        if not (group.of_group and group.date):
            continue
        days = [day.date for day in group.of_group.days.all()]
        if days and group.date not in days:
            words = grammar.for_language(active_language())
            yield Finding(
                key="breakout.day",
                area=Area.WORDING,
                title=_("The discussion in groups falls on a day on which %(group)s did not meet")
                % {"group": group.of_group.name},
                said=(
                    Said(text=words.date(group.date), place=group.place),
                    Said(text=words.date_range(days[0], days[-1]), place="section:2.4.1"),
                ),
            )
            return


def breakout_missing_from_the_programme(edition: Edition) -> Iterator[Finding]:
    """Breakout groups met, and the programme has no item for them."""
    groups = _groups(edition)
    items = Item.objects.filter(session__day__edition=edition)
    if groups and items.exists() and not items.filter(kind=ItemKind.BREAKOUT).exists():
        yield Finding(
            key="breakout.programme",
            area=Area.PROGRAMME,
            title=_("The programme has no item for the discussion in groups"),
            said=(
                Said(text=_("the groups are described"), place=groups[0].place),
                Said(text=_("not in the programme"), place="programme"),
            ),
        )


def _is_accepted(group: BreakoutGroup) -> bool:
    report = getattr(group, "report", None)
    return report is not None and report.state == BreakoutReportState.ACCEPTED


def _named(number: int) -> str:
    return ngettext("%(number)d ministry is named", "%(number)d ministries are named", number) % {
        "number": number
    }


def _in_no_group(report: MinistryReport, edition: Edition) -> Said:
    name = report.institution.name_on(edition.starts_on, active_language())
    return Said(
        text=_("in the table, in no group: %(name)s") % {"name": name},
        place="table:II" if report.state in MINISTRY_REPORT_OUT else "table:I",
    )


@read_once
def _groups(edition: Edition) -> list[BreakoutGroup]:
    return list(
        edition.breakout_groups.select_related("of_group", "report").prefetch_related(
            "members", "of_group__days"
        )
    )
