"""How an edition stands: figures that lead to their lists, charts, what happened last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from egov_meeting.audit.models import Event
from egov_meeting.audit.selectors import events
from egov_meeting.audit.wording import action_name, actor_name
from egov_meeting.documents.charts import BarChart, Value, bar_chart
from egov_meeting.documents.choices import OPEN_JOB_STATES
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.selectors import documents_of, jobs_of
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Edition
from innovations.selectors import institutions_with_entries
from innovations.selectors.results import editions_chart
from registrations.selectors.staff_registration import VIEWED
from reports.figures import Figures
from reports.selectors.desk import Desk
from reports.selectors.overview import Glance, glance_at
from reports.selectors.register_waiting import follow_up_waiting

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person

LATEST = 6
BARS = 10


@dataclass(frozen=True)
class Tile:
    """A figure and the list behind it."""

    figure: str
    label: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """The edition in figures: what it holds, and what the report still waits for."""

    tiles: list[Tile]
    charts: list[BarChart]


def picture_of(desk: Desk) -> Picture:
    """Tiles and charts of what the report holds, worked out once after each change of it.

    What changes without being shown to the public (bills, messages) has no place here: the view
    puts it beside, read anew.
    """
    return desk.kept("dashboard", lambda: _drawn(desk))


def _drawn(desk: Desk) -> Picture:
    edition, figures = desk.edition, desk.figures
    return Picture(
        tiles=[*_counted(edition, figures), _follow_up(), *_report(edition, glance_at(desk))],
        charts=[*_ministries(figures), *_entries(edition), *_over_the_editions()],
    )


def tiles_for(user: Person, tiles: list[Tile], *, edition: Edition) -> list[Tile]:
    """The tiles, without the way to the entries for who may not read them."""
    section = section_called("maingizo")
    if section.readers is None or section.readers(user, edition):
        return tiles
    entries = _rows("maingizo", edition)
    return [replace(tile, address="") if tile.address == entries else tile for tile in tiles]


def running_jobs(edition: Edition) -> list[DocumentJob]:
    """Documents being made now."""
    return list(jobs_of(edition=edition).filter(state__in=OPEN_JOB_STATES)[:LATEST])


def latest_documents(edition: Edition) -> list[Document]:
    """The newest documents of the edition."""
    return list(documents_of(edition=edition)[:LATEST])


def latest_events(edition: Edition) -> list[dict[str, Any]]:
    """The newest recorded changes of the edition, in words."""
    # In the order of the index by edition: those of an old edition lie behind all of the later ones.
    # That somebody read a registration is on record, but changed nothing.
    changes = events(edition_id=edition.pk).exclude(action=VIEWED).order_by("-at", "-pk")
    return [_in_words(event) for event in changes[:LATEST]]


def _counted(edition: Edition, figures: Figures) -> list[Tile]:
    recorded = _rows("takwimu", edition, measure="participants")
    tiles = (
        ("participants.total", _("participants"), recorded, ""),
        (
            "ministries.submitted",
            _("ministry reports in"),
            _ministry_reports(edition),
            _of_all(figures),
        ),
        (
            "ministries.missing",
            _("ministries that have not reported"),
            _ministry_reports(edition, are_missing=True),
            "",
        ),
        ("entries.total", _("research and innovation entries"), _rows("maingizo", edition), ""),
        ("resolutions.count", _("resolutions"), _rows("maazimio", edition), ""),
    )
    return [
        Tile(_number(figures[key].value if key in figures else 0), label, where, note)
        for key, label, where, note in tiles
    ]


def _follow_up() -> Tile:
    waiting = follow_up_waiting(today=timezone.localdate())
    return Tile(
        _number(waiting.open),
        _("open resolutions"),
        f"{reverse('reports:follow_up')}?hali=open",
        _("of all meetings"),
    )


def _report(edition: Edition, stands: Glance) -> list[Tile]:
    return [
        Tile(
            _number(stands.findings),
            _("contradictions not decided"),
            reverse("reports:findings", args=[edition.year]),
        ),
        Tile(
            _number(stands.gaps),
            _("texts in one language only"),
            reverse("reports:parity", args=[edition.year]),
        ),
        Tile(
            _number(stands.stale),
            _("figures in texts out of date"),
            reverse("reports:figures", args=[edition.year]),
        ),
    ]


def _of_all(figures: Figures) -> str:
    if "ministries.total" not in figures:
        return ""
    return _("of %(total)s expected") % {"total": _number(figures["ministries.total"].value)}


def _ministries(figures: Figures) -> list[BarChart]:
    if "ministries.submitted" not in figures or "ministries.missing" not in figures:
        return []
    handed_in, missing = (
        figures["ministries.submitted"].number,
        figures["ministries.missing"].number,
    )
    return [
        bar_chart(
            id="chart-ministries",
            title=_("Ministry reports"),
            description=_("%(in)s ministries have handed in a report, %(out)s have not.")
            % {"in": handed_in, "out": missing},
            values=[
                Value(_("Handed in"), handed_in),
                Value(_("Not handed in"), missing),
            ],
        )
    ]


def _entries(edition: Edition) -> list[BarChart]:
    rows = list(institutions_with_entries(edition=edition))
    if not rows:
        return []
    shown = [
        Value(row.acronym or str(row), row.entries_count)  # type: ignore[attr-defined]
        for row in rows[:BARS]
    ]
    first = rows[0]
    return [
        bar_chart(
            id="chart-entries",
            title=_("Entries by institution"),
            description=_("The most are from %(name)s: %(number)s.")
            % {"name": first, "number": first.entries_count},  # type: ignore[attr-defined]
            values=shown,
        )
    ]


def _over_the_editions() -> list[BarChart]:
    """What is public of all meetings; the entries of a call that is being judged are not told apart here."""
    found = editions_chart()
    return [found] if found else []


def _ministry_reports(edition: Edition, *, are_missing: bool = False) -> str:
    """The board; for a meeting before the portal the list that was entered."""
    if edition.is_recorded:
        query = {"state": "expected"} if are_missing else {}
        return _rows("taarifa-za-wizara", edition, **query)
    board = reverse("reports:ministry_board", args=[edition.year])
    return f"{board}?onyesha={'hazijafika' if are_missing else 'zimefika'}"


def _rows(key: str, edition: Edition, **query: str) -> str:
    found = address(section_called(key), edition)
    return f"{found}?{urlencode(query)}" if query else found


def _number(value: Any) -> str:
    return number_format(value, force_grouping=True)


def _in_words(event: Event) -> dict[str, Any]:
    return {
        "at": event.at,
        "title": f"{action_name(event.action)}: {event.object_label}",
        "who": actor_name(event),
    }
