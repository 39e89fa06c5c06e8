"""The programme as calendars: valid, in both languages, the same events however they are moved."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar, Event

from egov_meeting.meetings.models import Edition
from sessions_app.models import Item
from tests.sessions_app.small_programme import MORNING, clock, item_called, publish, small_programme

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def edition() -> Edition:
    return small_programme(hall_sw="Ukumbi wa Nyerere", hall_en="Nyerere Hall")


def calendar(name: str = "ratiba.ics", language: str = "sw") -> Calendar:
    cache.clear()
    answer = Client().get(f"/{language}/vikao/2027/{name}")
    assert answer.status_code == 200, name
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    for line in answer.content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
    return Calendar.from_ical(answer.content)  # type: ignore[return-value]


def events(found: Calendar) -> dict[str, Event]:
    told = {str(event["summary"]): event for event in found.walk("VEVENT")}
    for event in told.values():
        assert event.errors == []
    return told  # type: ignore[return-value]


def start(event: Event) -> dt.datetime:
    moment: dt.datetime = event["dtstart"].dt
    return moment


def test_events_stand_at_the_time_of_the_meeting_with_its_zone(edition: Edition) -> None:
    found = calendar()
    water = events(found)["Maji"]

    assert start(water).astimezone(dt.UTC) == dt.datetime(2027, 3, 10, 6, 0, tzinfo=dt.UTC)
    assert water["dtstart"].params["TZID"] == "Africa/Dar_es_Salaam"
    assert [str(zone["tzid"]) for zone in found.walk("VTIMEZONE")] == ["Africa/Dar_es_Salaam"]
    assert str(water["location"]) == "Ukumbi wa Nyerere, Dodoma"
    assert events(found)["Kuondoka"]["dtend"].dt - start(events(found)["Kuondoka"]) == HOUR / 4


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [("sw", "Maji", "Mtoa mada: Juma Kassim"), ("en", "Maji (en)", "Presenter: Juma Kassim")],
)
def test_each_language_has_its_calendar(
    edition: Edition, language: str, title: str, said: str
) -> None:
    event = events(calendar(language=language))[title]

    assert event["summary"].params["LANGUAGE"] == language
    assert said in str(event["description"])
    assert str(event["url"]).endswith(
        f"/{language}/vikao/2027/ratiba/kipengele/{item_called('Maji').pk}/"
    )


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("ratiba.ics", {"Maji", "Afya", "Mapumziko", "Maazimio", "Kuondoka"}),
        ("ratiba/siku-2.ics", {"Maazimio", "Kuondoka"}),
        ("ratiba/kundi-1.ics", {"Maji", "Afya", "Mapumziko"}),
        ("ratiba/mtu-juma-kassim.ics", {"Maji"}),
    ],
)
def test_a_calendar_holds_what_its_address_says(
    edition: Edition, name: str, titles: set[str]
) -> None:
    assert events(calendar(name)).keys() == titles


def test_a_ministry_has_a_calendar(edition: Edition) -> None:
    ministry = item_called("Afya").ministry
    assert ministry is not None
    found = calendar(f"ratiba/wizara-{ministry.pk}.ics")

    assert events(found).keys() == {"Afya"}
    assert str(found["x-wr-calname"]) == "Kikao Kazi 2027: Wizara ya Afya"


@pytest.mark.parametrize("name", ["siku-9", "kundi-9", "mtu-hayupo", "wizara-999999"])
def test_a_calendar_of_nothing_is_not_there(edition: Edition, name: str) -> None:
    assert Client().get(f"/sw/vikao/2027/ratiba/{name}.ics").status_code == 404


def test_signs_that_calendars_use_themselves_are_kept_as_text(edition: Edition) -> None:
    odd = "Maji; afya, na \\ elimu: “TEHAMA” ñ 🇹🇿"
    Item.objects.filter(title_sw="Maji").update(title_sw=odd, summary_sw="Moja\nMbili; tatu, nne")
    event = events(calendar())[odd]

    assert str(event["description"]).endswith("Moja\nMbili; tatu, nne")


def test_an_event_keeps_its_name_when_items_change_places(edition: Edition) -> None:
    before = {title: str(event["uid"]) for title, event in events(calendar()).items()}
    for order, title in enumerate(("Mapumziko", "Afya", "Maji"), 11):
        Item.objects.filter(title_sw=title).update(order=order)

    assert {title: str(event["uid"]) for title, event in events(calendar()).items()} == before
    assert len(set(before.values())) == 5


def test_an_event_counts_the_versions_in_which_it_changed(edition: Edition) -> None:
    def told() -> dict[str, Any]:
        found = events(calendar())
        return {
            title: (event["sequence"], event["last-modified"].dt) for title, event in found.items()
        }

    publish(edition, at=MORNING)
    first = told()
    Item.objects.filter(title_sw="Afya").update(starts_at=clock("09:35"))
    publish(edition, at=MORNING + HOUR)
    publish(edition, at=MORNING + 2 * HOUR)
    later = told()

    assert first["Afya"] == first["Maji"] == (0, MORNING)
    assert later["Afya"] == (1, MORNING + HOUR)
    assert later["Maji"] == (0, MORNING)


def test_what_was_taken_off_the_programme_stays_as_cancelled(edition: Edition) -> None:
    publish(edition, at=MORNING)
    uid = str(events(calendar())["Afya"]["uid"])
    item_called("Afya").delete()
    publish(edition, at=MORNING + HOUR)
    gone = events(calendar())["Afya"]

    assert (str(gone["uid"]), str(gone["status"]), gone["sequence"]) == (uid, "CANCELLED", 1)
    assert str(events(calendar())["Maji"]["status"]) == "CONFIRMED"
    assert "Afya" not in events(calendar("ratiba/siku-2.ics"))


def test_an_item_without_a_time_is_in_no_calendar(edition: Edition) -> None:
    Item.objects.filter(title_sw="Afya").update(starts_at=None, ends_at=None)

    assert "Afya" not in events(calendar())


def test_an_item_that_lost_its_time_is_cancelled_where_it_stood(edition: Edition) -> None:
    publish(edition, at=MORNING)
    Item.objects.filter(title_sw="Afya").update(starts_at=None, ends_at=None)
    publish(edition, at=MORNING + HOUR)

    assert str(events(calendar())["Afya"]["status"]) == "CANCELLED"
