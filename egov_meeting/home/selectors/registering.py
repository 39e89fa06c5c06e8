"""Registration on the overview of the staff: every figure with the list behind it, and what waits today.

Worked out once after each change on record: every registration, bill and exemption leaves a row in the trail.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.audit.selectors import last_change
from egov_meeting.documents.charts import LineChart, Value, line_chart
from egov_meeting.home.selectors.dashboard import Tile
from egov_meeting.home.selectors.to_do import ToDo
from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.meetings.permissions import can_change_edition
from egov_meeting.meetings.selectors.registration import registration_of_groups
from egov_meeting.payments.permissions import can_view_bills
from egov_meeting.payments.selectors.open_matters import among, numberless_bills, open_findings
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.money import table_amount
from registrations.choices import RegistrationState
from registrations.permissions import can_view_registrations
from registrations.selectors.attendance import figures as attendance_figures
from registrations.selectors.staff_list import UNLISTED, Money
from registrations.selectors.staff_list import Standing as Across
from registrations.selectors.staff_standing import (
    Figures,
    Standing,
    nearly_full,
    registered_until,
    standing_of,
    waiting_for_staff,
)
from reports.selectors.kept import kept

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person

KEPT_SECONDS = 30
CLOSING_SOON = dt.timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """A row of a table: its name, and figures that each lead to their list."""

    name: str
    figures: list[Tile]


@dataclass(frozen=True)
class Registering:
    """Registration of an edition as the overview shows it."""

    tiles: list[Tile]
    money: list[Tile]
    to_do: list[ToDo]
    groups: list[Line]
    kinds: list[Line]
    curve: LineChart | None


def kept_registering(edition: Edition, *, user: Person, at: dt.datetime) -> Registering | None:
    """The same, worked out once after each change on record for those with the same rights.

    For half a minute at most.
    """
    rights = (
        can_view_registrations(user, edition),
        can_change_edition(user, edition),
        can_view_bills(user, edition),
    )
    if edition.is_recorded or not rights[0]:
        return None
    return kept(
        f"registering:{''.join(str(int(right)) for right in rights)}",
        edition=edition,
        language=active_language(),
        make=lambda: registering_of(edition, user=user, at=at),
        mark=str(last_change()),
        seconds=KEPT_SECONDS,
    )


def registering_of(edition: Edition, *, user: Person, at: dt.datetime) -> Registering | None:
    """None for an edition held before the portal, and for those who may not see registrations.

    Ten queries however many have registered.
    """
    if edition.is_recorded or not can_view_registrations(user, edition):
        return None
    standing = standing_of(edition=edition)
    groups = list(edition.groups.all())
    return Registering(
        tiles=[*_tiles(edition, standing.total), *_attended(edition, timezone.localdate(at))],
        money=_money(edition, standing.total),
        to_do=[
            *_of_registration(edition, groups, standing, at),
            *_closing(edition, groups, at, may_extend=can_change_edition(user, edition)),
            *(_of_finance(edition, at) if can_view_bills(user, edition) else []),
        ],
        groups=[
            Line(str(group), _figures(edition, standing.groups.get(group.pk), kundi=group.pk))
            for group in groups
        ],
        kinds=[
            Line(_kind(kind), _figures(edition, figures, aina=kind or UNLISTED))
            for kind, figures in standing.kinds.items()
        ],
        curve=_curve(edition, timezone.localdate(at)),
    )


def _tiles(edition: Edition, total: Figures) -> list[Tile]:
    people = (
        (total.seated, _("registered"), {"hali": Across.SEATED}),
        (total.paid, _("have paid"), {"malipo": Money.PAID}),
        (total.exempt, _("exempt from the fee"), {"hali": RegistrationState.EXEMPT}),
        (total.waiting, _("on the waiting list"), {"hali": RegistrationState.WAITING}),
    )
    return [
        Tile(_number(number), label, _list(edition, **query)) for number, label, query in people
    ]


def _attended(edition: Edition, today: dt.date) -> list[Tile]:
    """Who came, apart from who registered; from the first day on."""
    if today < edition.starts_on:
        return []
    where = f"{reverse('registrations:attendance')}?mwaka={edition.year}"
    return [Tile(_number(attendance_figures(edition=edition).attended or 0), _("attended"), where)]


def _money(edition: Edition, total: Figures) -> list[Tile]:
    return [
        Tile(table_amount(total.amount_paid), _("paid"), _list(edition, malipo=Money.SOME)),
        Tile(
            table_amount(total.amount_owed),
            _("still owed"),
            _list(edition, malipo=Money.OWING, mpangilio="owed"),
        ),
    ]


def _figures(edition: Edition, found: Figures | None, **of: object) -> list[Tile]:
    """Registered, paid, exempt, waiting and owed, in the order of the table's columns."""
    figures = found or Figures()
    people = (
        (figures.seated, {"hali": Across.SEATED}),
        (figures.paid, {"malipo": Money.PAID}),
        (figures.exempt, {"hali": RegistrationState.EXEMPT}),
        (figures.waiting, {"hali": RegistrationState.WAITING}),
        (figures.amount_owed, {"malipo": Money.OWING}),
    )
    return [Tile(_number(number), "", _list(edition, **of, **query)) for number, query in people]


def _of_registration(
    edition: Edition, groups: list[ParticipantGroup], standing: Standing, at: dt.datetime
) -> list[ToDo]:
    waiting = waiting_for_staff(edition=edition, at=at)
    year = urlencode({"mwaka": edition.year})
    counted = (
        (
            waiting.exemptions,
            ngettext(
                "%(number)s exemption awaits a decision.",
                "%(number)s exemptions await a decision.",
                waiting.exemptions,
            ),
            f"{reverse('registrations:staff_exemptions')}?{year}",
        ),
        (
            waiting.claims,
            ngettext(
                "%(number)s refund is to be paid.",
                "%(number)s refunds are to be paid.",
                waiting.claims,
            ),
            f"{reverse('registrations:staff_claims')}?{year}",
        ),
        (
            waiting.lapsed_today,
            ngettext(
                "%(number)s registration lapsed today.",
                "%(number)s registrations lapsed today.",
                waiting.lapsed_today,
            ),
            _list(edition, hali=RegistrationState.LAPSED),
        ),
    )
    return [*_counted(counted), *_nearly_full(edition, groups, standing)]


def _of_finance(edition: Edition, at: dt.datetime) -> list[ToDo]:
    numberless = among(numberless_bills(at=at), [edition.pk], by="").count()
    findings = among(open_findings(), [edition.pk]).count()
    bills = urlencode({"hali": "numberless", "mwaka": str(edition.year)})
    return _counted(
        (
            (
                numberless,
                ngettext(
                    "%(number)s bill has no control number, or was refused.",
                    "%(number)s bills have no control number, or were refused.",
                    numberless,
                ),
                f"{reverse('finance:bills')}?{bills}",
            ),
            (
                findings,
                ngettext(
                    "%(number)s payment needs a look.",
                    "%(number)s payments need a look.",
                    findings,
                ),
                reverse("finance:findings"),
            ),
        )
    )


def _counted(rows: tuple[tuple[int, str, str], ...]) -> list[ToDo]:
    return [
        ToDo(text % {"number": _number(number)}, address)
        for number, text, address in rows
        if number
    ]


def _nearly_full(
    edition: Edition, groups: list[ParticipantGroup], standing: Standing
) -> list[ToDo]:
    return [
        ToDo(
            _("%(group)s: %(taken)s of %(capacity)s places are taken.")
            % {
                "group": group,
                "taken": _number(standing.groups[group.pk].seated),
                "capacity": _number(group.capacity),
            },
            _list(edition, kundi=group.pk, hali=Across.SEATED),
        )
        for group in nearly_full(groups, standing)
    ]


def _closing(
    edition: Edition, groups: list[ParticipantGroup], at: dt.datetime, *, may_extend: bool
) -> list[ToDo]:
    today = timezone.localdate(at)
    windows = registration_of_groups(edition=edition, at=at, groups=groups)
    soon = [
        (group, windows[group.pk].window.closes_on)
        for group in groups
        # The end of the phase of registration is told among the deadlines of the edition.
        if group.registration_until
        and windows[group.pk].is_open
        and windows[group.pk].window.closes_on <= today + CLOSING_SOON
    ]
    return [
        ToDo(
            _("%(group)s: registration closes on %(day)s.")
            % {"group": group, "day": date_format(day)},
            reverse("meetings:extend_registration", args=[edition.year, group.number])
            if may_extend
            else "",
        )
        for group, day in soon
    ]


def _curve(edition: Edition, today: dt.date) -> LineChart | None:
    found = registered_until(edition=edition, today=today)
    if len(found) < 2:
        return None
    (first, _none), (last, number) = found[0], found[-1]
    return line_chart(
        id="chart-registered",
        title=_("Registered over time"),
        description=_("From %(first)s to %(last)s %(number)s have registered and not cancelled.")
        % {"first": date_format(first), "last": date_format(last), "number": _number(number)},
        values=[Value(date_format(day, "j/n"), count, _number(count)) for day, count in found],
    )


def _kind(kind: str) -> str:
    return str(InstitutionKind(kind).label) if kind else _("Not in the register")


def _list(edition: Edition, **query: object) -> str:
    said = urlencode(
        {"mwaka": str(edition.year), **{name: str(value) for name, value in query.items()}}
    )
    return f"{reverse('registrations:staff_list')}?{said}"


def _number(value: object) -> str:
    return number_format(value, force_grouping=True)  # type: ignore[arg-type]
