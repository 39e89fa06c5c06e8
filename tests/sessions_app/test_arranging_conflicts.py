"""The conflicts of a programme are told; those of the printed programme of 2019 are all found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoDbBlocker

from sessions_app.choices import ConflictKind
from sessions_app.conflicts import Conflict, conflicts_of
from sessions_app.published import programme_as_arranged
from sessions_app.shown import (
    DayShown,
    ItemShown,
    MinistryShown,
    PersonShown,
    RoleShown,
    SessionShown,
)

DATE = dt.date(2031, 3, 10)
ASHA = PersonShown(1, 7, "asha", "Asha Juma", "", "", "", "", "Mkurugenzi", "Director")
HEALTH = MinistryShown(5, "WAF", "Wizara ya Afya", "Ministry of Health")


def item(pk: int, times: str, **values: Any) -> ItemShown:
    begin, _, end = times.partition("-")
    plain: dict[str, Any] = {
        "kind": "presentation",
        "times_inferred": False,
        "title_sw": f"Mada {pk}",
        "title_en": f"Topic {pk}",
        "summary_sw": "",
        "summary_en": "",
        "presenter": None,
        "presenter_note_sw": "",
        "presenter_note_en": "",
        "ministry": None,
        "ministry_certain": True,
        "institutions_printed": "",
    }
    return ItemShown(
        id=pk,
        starts_at=dt.time.fromisoformat(begin) if begin else None,
        ends_at=dt.time.fromisoformat(end) if end else None,
        **plain | values,
    )


def session(
    pk: int,
    *items: ItemShown,
    number: str = "",
    stated: tuple[dt.time, dt.time] | None = None,
    **people: PersonShown,
) -> SessionShown:
    roles = tuple(
        RoleShown(pk * 10 + place, part, person)
        for place, (part, person) in enumerate(people.items())
    )
    start, end = stated or (None, None)
    return SessionShown(pk, number, "", "", "", "", start, end, "", "", roles, items)


def day(*sessions: SessionShown, pk: int = 1, hours: str = "", date: dt.date = DATE) -> DayShown:
    begin, end = (dt.time.fromisoformat(one) for one in hours.split("-")) if hours else (None, None)
    return DayShown(pk, pk, date, None, begin, end, "", "", sessions)


def kinds(*days: DayShown, **more: Any) -> list[str]:
    return [conflict.kind for conflict in conflicts_of(days, **more)]


def test_a_programme_without_conflicts_has_none() -> None:
    fine = session(1, item(1, "08:00-09:00"), item(2, "09:00-10:00"), number="I", chair=ASHA)

    assert kinds(day(fine, hours="08:00-10:00")) == []


def test_gaps_and_overlaps_are_told_with_both_items() -> None:
    found = conflicts_of([day(session(1, item(1, "08:00-09:00"), item(2, "08:50-09:30")))])
    assert [(one.kind, one.items) for one in found] == [(ConflictKind.OVERLAP, (2, 1))]

    found = conflicts_of([day(session(1, item(1, "08:00-08:15"), item(2, "08:45-09:30")))])
    with translation.override("en"):
        assert [(one.kind, one.items) for one in found] == [(ConflictKind.GAP, (2, 1))]
    assert "08:15" in found[0].text
    assert "08:45" in found[0].text


def test_one_person_cannot_be_on_two_parallel_days() -> None:
    chaired = session(1, item(1, "08:00-09:00"), number="I", chair=ASHA)
    presented = session(2, item(2, "08:30-09:00", presenter=ASHA))

    found = conflicts_of([day(chaired), day(presented, pk=2)])

    assert [(one.kind, one.items) for one in found] == [(ConflictKind.PERSON, (1, 2))]
    assert kinds(day(chaired), day(presented, pk=2, date=DATE + dt.timedelta(days=1))) == []


def test_who_chairs_a_session_may_present_in_it_and_be_elsewhere_in_the_break() -> None:
    chaired = session(
        1,
        item(1, "08:00-09:00", presenter=ASHA),
        item(2, "09:00-10:00", kind="break"),
        number="I",
        chair=ASHA,
    )
    elsewhere = session(2, item(3, "09:00-10:00", presenter=ASHA))

    assert kinds(day(chaired), day(elsewhere, pk=2)) == []


def test_one_office_without_a_name_cannot_be_in_two_places_either() -> None:
    office = PersonShown(2, None, "", "", "", "", "", "", "Mkuu wa Mkoa", "")
    again = PersonShown(3, None, "", "", "", "", "", "", "Mkuu wa Mkoa", "")
    one = session(1, item(1, "08:00-09:00", presenter=office))
    other = session(2, item(2, "08:59-09:30", presenter=again))

    assert kinds(day(one), day(other, pk=2)) == [ConflictKind.PERSON]


def test_what_lies_outside_the_hours_or_has_no_time_or_no_chair_is_told() -> None:
    odd = session(1, item(1, "07:30-08:30"), item(2, ""), number="I")

    assert kinds(day(odd, hours="08:00-17:00")) == [
        ConflictKind.OUTSIDE,
        ConflictKind.NO_CHAIR,
        ConflictKind.NO_TIME,
    ]
    assert kinds(day(session(1, item(1, "08:00-09:00"), number="I", facilitator=ASHA))) == []


def test_ministries_have_one_slot_each_once_the_first_has_one() -> None:
    water = MinistryShown(6, "WM", "Wizara ya Maji", "")
    twice = session(
        1, item(1, "08:00-09:00", ministry=HEALTH), item(2, "09:00-10:00", ministry=HEALTH)
    )

    assert kinds(day(twice), ministries=[HEALTH, water]) == [
        ConflictKind.MINISTRY_TWICE,
        ConflictKind.MINISTRY_MISSING,
    ]
    assert kinds(day(session(1, item(1, "08:00-09:00"))), ministries=[HEALTH]) == []


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Conflict]:
    from django.db import transaction

    from tests.exchange.folders import SHIPPED, load

    with django_db_blocker.unblock(), transaction.atomic(), translation.override("en"):
        days = programme_as_arranged(edition=load(SHIPPED / "2019").edition)
        found = conflicts_of(days)
        transaction.set_rollback(True)
    return found


def texts(found: list[Conflict], kind: str) -> list[str]:
    return [one.text for one in found if one.kind == kind]


def test_the_empty_half_hours_of_2019_are_found(printed: list[Conflict]) -> None:
    assert texts(printed, ConflictKind.GAP) == [
        "Nothing is planned from 08:15 to 08:45.",
        "Nothing is planned from 16:15 to 16:45.",
        "Nothing is planned from 15:40 to 16:10.",
    ]


def test_the_session_of_2019_that_runs_over_lunch_is_found(printed: list[Conflict]) -> None:
    assert texts(printed, ConflictKind.STATED) == [
        "Session I states 10:30–13:30, but “Lunch Break” begins at 13:00."
    ]


def test_foreign_affairs_has_no_time_in_2019(printed: list[Conflict]) -> None:
    (text,) = texts(printed, ConflictKind.NO_TIME)
    assert "Foreign Affairs" in text
    assert "11:30–11:45" in text


def test_one_office_has_two_slots_in_2019(printed: list[Conflict]) -> None:
    (text,) = texts(printed, ConflictKind.MINISTRY_TWICE)
    assert text.startswith("Prime Minister")
    assert "1: 11:20–11:40; 2: 09:30–09:45" in text


def test_nothing_else_is_wrong_with_2019(printed: list[Conflict]) -> None:
    assert len(printed) == 6, [one.text for one in printed]
