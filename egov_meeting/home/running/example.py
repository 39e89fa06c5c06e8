"""An invented meeting whose registration is open on the day of the demonstration, whatever the day."""

from __future__ import annotations

import datetime
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_changes, save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.home.running.example_hall import fill_the_hall
from egov_meeting.home.running.example_judging import fill_the_judging
from egov_meeting.home.running.example_ministries import add_example_call, move_example_call
from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import (
    Edition,
    FeeCategory,
    GroupDay,
    ParticipantGroup,
    Phase,
)
from egov_meeting.meetings.services.editions import start_edition_from

# No meeting will bear this number soon, and the name says that it is an example.
NUMBER, SOURCE_YEAR = 99, 2019
WEEKS_AHEAD = 10
CAPACITIES = {1: 600, 2: 150, 3: 60}
# A group that is soon full, so that a waiting list can be seen.
WORKSHOP = {
    "number": 4,
    "name_sw": "Warsha ya Usalama wa Mifumo",
    "name_en": "Workshop on System Security",
    "title_sw": "Maofisa Usalama wa Mifumo ya TEHAMA",
    "title_en": "ICT Security Officers",
    "capacity": 3,
}
WORKSHOP_FEE = {"order": 1, "name_sw": "Mshiriki", "name_en": "Participant", "amount": 50_000}


def keep_example_edition(*, at: datetime.datetime) -> Edition:
    """The example: made at the first start, kept as it is, moved on when its registration is over.

    Once somebody has taken it out of registration it is left alone. One transaction.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        edition = Edition.objects.filter(number=NUMBER).first()
        if edition is None:
            return _made(today, at)
        if edition.state == EditionState.REGISTRATION and _is_over(edition, today):
            _move_on(edition, today, at)
        return edition


def _made(today: datetime.date, at: datetime.datetime) -> Edition:
    starts_on = _first_day(today)
    year = _free_year(starts_on)
    edition = start_edition_from(
        source=Edition.objects.get(year=SOURCE_YEAR),
        number=NUMBER,
        year=year,
        starts_on=starts_on,
        city="Dodoma",
        by=SYSTEM,
        at=at,
        **_names(year),
    )
    _set_phases(edition, today, at)
    for group in edition.groups.filter(number__in=CAPACITIES):
        _change(group, at, capacity=CAPACITIES[group.number])
    _add_workshop(edition, at)
    add_example_call(edition, at=at)
    for state in (EditionState.ANNOUNCED, EditionState.REGISTRATION):
        transition(edition, to=state, by=SYSTEM, at=at)
    fill_the_hall(edition=edition, at=at)
    fill_the_judging(edition=edition, at=at)
    return edition


def _move_on(edition: Edition, today: datetime.date, at: datetime.datetime) -> None:
    shift = _first_day(today) - edition.starts_on
    year = _free_year(edition.starts_on + shift)
    dates = ("starts_on", "ends_on", "exhibition_from", "exhibition_until")
    _change(edition, at, year=year, **_names(year), **_shifted(edition, dates, shift))
    for day in GroupDay.objects.filter(group__edition=edition):
        _change(day, at, date=day.date + shift)
    for programme_day in edition.programme_days.all():
        _change(programme_day, at, date=programme_day.date + shift)
    for group in edition.groups.all():
        _change(group, at, **_shifted(group, ("registration_from", "registration_until"), shift))
    _set_phases(edition, today, at)
    move_example_call(edition, at=at)


def _set_phases(edition: Edition, today: datetime.date, at: datetime.datetime) -> None:
    begun, first = today - timedelta(days=7), edition.starts_on
    wanted = {
        PhaseKind.ANNOUNCED: (today - timedelta(days=56), None),
        PhaseKind.REGISTRATION: (begun, first - timedelta(days=14)),
        PhaseKind.MINISTRY_REPORTS: (begun, first - timedelta(days=21)),
        # Over, so that judging can be seen.
        PhaseKind.INNOVATION_CALL: (today - timedelta(days=48), today - timedelta(days=6)),
        PhaseKind.SESSION: (first, edition.ends_on),
        PhaseKind.EXHIBITION: (first, edition.ends_on),
    }
    there = {phase.kind: phase for phase in edition.phases.all()}
    for kind, (starts_on, ends_on) in wanted.items():
        if kind in there:
            _change(there[kind], at, starts_on=starts_on, ends_on=ends_on)
        else:
            _add(Phase(edition=edition, kind=kind, starts_on=starts_on, ends_on=ends_on), at)


def _add_workshop(edition: Edition, at: datetime.datetime) -> None:
    group = ParticipantGroup(edition=edition, **WORKSHOP)
    _add(group, at)
    _add(GroupDay(group=group, date=edition.starts_on + timedelta(days=2)), at)
    _add(FeeCategory(group=group, **WORKSHOP_FEE), at)


def _is_over(edition: Edition, today: datetime.date) -> bool:
    phase = edition.phases.filter(kind=PhaseKind.REGISTRATION).first()
    last_day = phase.ends_on if phase and phase.ends_on else edition.ends_on
    return last_day < today


def _first_day(today: datetime.date) -> datetime.date:
    """The Tuesday about ten weeks ahead."""
    ahead = today + timedelta(weeks=WEEKS_AHEAD)
    return ahead + timedelta(days=1 - ahead.weekday())


def _free_year(starts_on: datetime.date) -> int:
    others = Edition.objects.exclude(number=NUMBER)
    taken = set(others.values_list("year", flat=True))
    return next(year for year in count(starts_on.year) if year not in taken)


def _names(year: int) -> dict[str, str]:
    return {
        "name_sw": f"Kikao Kazi cha Serikali Mtandao {year} (mfano)",
        "name_en": f"e-Government Annual Meeting {year} (example)",
    }


def _shifted(row: Model, names: tuple[str, ...], shift: timedelta) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {name: day + shift for name, day in found.items() if day is not None}


def _add(row: Model, at: datetime.datetime) -> None:
    save_new(row, by=SYSTEM, at=at, action="meetings.added")


def _change(row: Model, at: datetime.datetime, **fields: Any) -> None:
    save_changes(row, by=SYSTEM, at=at, action="meetings.changed", fields=fields)
