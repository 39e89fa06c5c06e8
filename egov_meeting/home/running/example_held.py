"""A second invented meeting: held about two weeks before the first start of the demonstration, then left alone."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.home.running.example_held_after import close_feedback_form, give_certificates
from egov_meeting.home.running.example_held_days import hold_the_days
from egov_meeting.home.running.example_held_judging import follow_the_results, judge_the_entries
from egov_meeting.home.running.example_held_people import prepare_accounts, register_people
from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import Edition, GroupDay, ParticipantGroup, Phase
from egov_meeting.meetings.services.editions import start_edition
from sessions_app.choices import ItemKind
from sessions_app.models import Day, Item, Session

# No meeting will bear this number soon, and the name says that it is an example.
NUMBER, SOURCE_YEAR = 98, 2019
DAYS_AGO, LENGTH = 14, 3
_GROUPS = (
    ("Wataalamu wa TEHAMA", "ICT Practitioners", "Maofisa TEHAMA wa taasisi za umma", "ICT officers of public institutions", (0, 1, 2)),
    ("Watoa Maamuzi", "Decision Makers", "Wakurugenzi na wakuu wa vitengo", "Directors and heads of units", (1, 2)),
)  # fmt: skip
# Of each day: the title of its session, and its items with their times.
_PROGRAMME = (
    ("Ufunguzi na huduma mtandao", "Opening and online services", (
        (ItemKind.OPENING, 9, 10, "Ufunguzi rasmi", "Official opening"),
        (ItemKind.KEYNOTE, 10, 11, "Huduma moja, dirisha moja", "One service, one window"),
        (ItemKind.PRESENTATION, 11, 12, "Mifumo inayosomana: tulipofika", "Systems that exchange data: where we are"),
    )),
    ("Utafiti na ubunifu", "Research and innovation", (
        (ItemKind.PRESENTATION, 9, 10, "Kutoka wazo hadi huduma", "From an idea to a service"),
    )),
    ("Maazimio na kufunga", "Resolutions and closing", (
        (ItemKind.DISCUSSION, 9, 11, "Majadiliano ya pamoja", "Discussion in plenary"),
        (ItemKind.RECOGNITION, 11, 12, "Kutoa tuzo za ubunifu", "Awards for innovation"),
    )),
)  # fmt: skip
_STAGE_DAY = 2


def keep_held_example(*, at: dt.datetime) -> Edition:
    """The meeting that was held: made when it is not there, never touched again. One transaction.

    Two weeks lie between its days and the moment it is made; everything about it is dated then.
    """
    with transaction.atomic():
        edition = Edition.objects.filter(number=NUMBER).first()
        return edition or _made(timezone.localdate(at), at)


def _made(today: dt.date, at: dt.datetime) -> Edition:
    first = _first_day(today)
    begun = _clock(first - dt.timedelta(days=90))
    edition = _edition(first, begun)
    prepare_accounts(at=at)
    _move(edition, EditionState.ANNOUNCED, begun)
    call = judge_the_entries(edition=edition)
    _move(edition, EditionState.REGISTRATION, _clock(first - dt.timedelta(days=60)))
    register_people(edition=edition)
    session = Session.objects.get(day__edition=edition, day__number=_STAGE_DAY)
    follow_the_results(call=call, session=session)
    _move(edition, EditionState.IN_SESSION, _clock(first, hour=6))
    hold_the_days(edition=edition)
    _move(edition, EditionState.CLOSED, _clock(edition.ends_on, hour=18))
    give_certificates(edition=edition, call=call)
    close_feedback_form(edition=edition)
    edition.refresh_from_db()
    return edition


def _edition(first: dt.date, at: dt.datetime) -> Edition:
    source, year = Edition.objects.get(year=SOURCE_YEAR), _free_year(first)
    last = first + dt.timedelta(days=LENGTH - 1)
    edition = Edition(
        number=NUMBER,
        year=year,
        name_sw=f"Kikao Kazi kilichofanyika {year} (mfano)",
        name_en=f"Annual Meeting held in {year} (example)",
        theme_sw="Huduma bora kwa wananchi kupitia mifumo inayosomana",
        theme_en="Better services to citizens through systems that exchange data",
        city="Dodoma",
        hall_sw="Ukumbi wa Mfano",
        hall_en="Example Hall",
        starts_on=first,
        ends_on=last,
        exhibition_from=first,
        exhibition_until=last,
        organiser=source.organiser,
        parent_ministry=source.parent_ministry,
        expected_participants=40,
    )
    start_edition(edition=edition, by=SYSTEM, at=at)
    _add_phases(edition, at)
    _add_groups(edition, at)
    _add_programme(edition, at)
    return edition


def _add_phases(edition: Edition, at: dt.datetime) -> None:
    first = edition.starts_on
    spans = {
        PhaseKind.ANNOUNCED: (first - dt.timedelta(days=90), None),
        PhaseKind.INNOVATION_CALL: (first - dt.timedelta(days=70), first - dt.timedelta(days=35)),
        PhaseKind.REGISTRATION: (first - dt.timedelta(days=60), first - dt.timedelta(days=7)),
        PhaseKind.SESSION: (first, edition.ends_on),
        PhaseKind.EXHIBITION: (first, edition.ends_on),
    }
    for kind, (starts_on, ends_on) in spans.items():
        _add(Phase(edition=edition, kind=kind, starts_on=starts_on, ends_on=ends_on), at)


def _add_groups(edition: Edition, at: dt.datetime) -> None:
    for number, (name_sw, name_en, title_sw, title_en, days) in enumerate(_GROUPS, start=1):
        group = ParticipantGroup(
            edition=edition,
            number=number,
            name_sw=name_sw,
            name_en=name_en,
            title_sw=title_sw,
            title_en=title_en,
            capacity=60,
        )
        _add(group, at)
        for day in days:
            _add(GroupDay(group=group, date=edition.starts_on + dt.timedelta(days=day)), at)


def _add_programme(edition: Edition, at: dt.datetime) -> None:
    for number, (title_sw, title_en, items) in enumerate(_PROGRAMME, start=1):
        date = edition.starts_on + dt.timedelta(days=number - 1)
        day = Day(edition=edition, number=number, date=date)
        _add(day, at)
        session = Session(
            day=day, order=1, number=str(number), title_sw=title_sw, title_en=title_en
        )
        _add(session, at)
        for order, (kind, starts, ends, item_sw, item_en) in enumerate(items, start=1):
            hours = {"starts_at": dt.time(starts), "ends_at": dt.time(ends)}
            titles = {"title_sw": item_sw, "title_en": item_en}
            _add(Item(session=session, order=order, kind=kind, **hours, **titles), at)


def _first_day(today: dt.date) -> dt.date:
    """The Tuesday of the week that lies two weeks back."""
    back = today - dt.timedelta(days=DAYS_AGO)
    return back + dt.timedelta(days=1 - back.weekday())


def _free_year(first: dt.date) -> int:
    """Its year, or the nearest before that no other meeting has: it must not stand before the coming one."""
    taken = set(Edition.objects.values_list("year", flat=True))
    return next(year for year in range(first.year, 0, -1) if year not in taken)


def _clock(day: dt.date, hour: int = 9) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def _move(edition: Edition, to: EditionState, at: dt.datetime) -> None:
    transition(edition, to=to, by=SYSTEM, at=at)


def _add(row: Model, at: dt.datetime) -> None:
    save_new(row, by=SYSTEM, at=at, action="meetings.added")
