"""Ministries in the tables of the report against the slots of the programme."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from reports.choices import MINISTRY_REPORT_OUT
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said
from reports.findings.reading import read_once
from reports.models import MinistryReport
from sessions_app.models import Item


def ministries_without_a_slot(edition: Edition) -> Iterator[Finding]:
    """A ministry that was to report and has no item in the programme."""
    slots = _slots(edition)
    if not slots:
        return
    for report in _reports(edition):
        if report.institution_id not in slots:
            name = report.institution.name_on(edition.starts_on, active_language())
            yield Finding(
                key=f"ministries.no_slot.{report.institution.key}",
                area=Area.MINISTRIES,
                title=_("A ministry has no slot in the programme: %(name)s") % {"name": name},
                said=(
                    Said(text=report.name_printed_sw or name, place=_table(report), language="sw"),
                    Said(text=_("not in the programme"), place="programme"),
                ),
            )


def ministries_with_several_slots(edition: Edition) -> Iterator[Finding]:
    """A ministry with more than one item in the programme."""
    names = {report.institution_id: report for report in _reports(edition)}
    for institution, items in _slots(edition).items():
        if len(items) > 1:
            report = names.get(institution)
            ministry = items[0].ministry
            yield Finding(
                key=f"ministries.slots.{ministry.key}",
                area=Area.MINISTRIES,
                title=_("A ministry has more than one slot in the programme: %(name)s")
                % {"name": ministry.name_on(edition.starts_on, active_language())},
                said=(
                    *(_said(item) for item in items),
                    *(
                        [Said(report.name_printed_sw, _table(report), "sw")]
                        if report and report.name_printed_sw
                        else []
                    ),
                ),
            )


def slots_of_an_uncertain_ministry(edition: Edition) -> Iterator[Finding]:
    """A slot of which the programme does not say whose it is."""
    items = [
        item for items in _slots(edition).values() for item in items if not item.ministry_certain
    ]
    if items:
        yield Finding(
            key="ministries.uncertain",
            area=Area.MINISTRIES,
            title=_("The programme does not say to which ministry these slots belong"),
            said=tuple(_said(item) for item in items),
        )


def ministries_printed_otherwise(edition: Edition) -> Iterator[Finding]:
    """A ministry whose printed name differs from its official name, where no correction says so."""
    corrected = {correction.printed for correction in edition.corrections.all()}
    for report in _reports(edition):
        official = report.institution.name_on(edition.starts_on, "sw")
        printed = report.name_printed_sw
        if printed and printed not in corrected and _plain(printed) != _plain(official):
            yield Finding(
                key=f"ministries.name.{report.institution.key}",
                area=Area.MINISTRIES,
                title=_("The name of a ministry is printed in another form: %(name)s")
                % {"name": report.institution.name_on(edition.starts_on, active_language())},
                said=(
                    Said(text=printed, place=_table(report), language="sw"),
                    Said(text=official, place="official", language="sw"),
                ),
            )


@read_once
def _reports(edition: Edition) -> list[MinistryReport]:
    return list(
        edition.ministry_reports.select_related("institution").prefetch_related(
            "institution__former_names"
        )
    )


@read_once
def _slots(edition: Edition) -> dict[int, list[Item]]:
    items = (
        Item.objects.filter(session__day__edition=edition)
        .exclude(ministry=None)
        .select_related("ministry", "session__day")
        .prefetch_related("ministry__former_names")
        .order_by("session__day__number", "session__order", "order")
    )
    slots: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        slots[item.ministry_id].append(item)
    return slots


def _said(item: Item) -> Said:
    times = " - ".join(f"{t:%H:%M}" for t in (item.starts_at, item.ends_at) if t)
    session = item.session
    place = f"programme:{session.day.number}"
    if session.number:
        place = f"{place}/{session.number}"
    return Said(text=f"{times} {item.title}".strip(), place=place)


def _table(report: MinistryReport) -> str:
    return "table:II" if report.state in MINISTRY_REPORT_OUT else "table:I"


def _plain(name: str) -> str:
    """The words of a name without its commas, dashes and capitals."""
    return " ".join(name.replace(",", " ").replace("-", " ").replace(".", " ").casefold().split())
