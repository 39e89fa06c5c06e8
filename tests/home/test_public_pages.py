"""What everyone reads of an edition, in both languages, with little cost."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.loading import load_edition_folder
from tests.documents.factories import EditionFactory

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
OF_EDITION = ("", "ratiba/", "wizara/", "ubunifu/", "maazimio/", "taarifa/")
ABOUT = ("faragha/", "ufikivu/", "mawasiliano/")


@pytest.fixture(scope="module")
def loaded_2019(django_db_setup, django_db_blocker):
    folder = Path(project.BASE_DIR) / "editions" / "2019"
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_edition_folder(path=folder, by=SYSTEM, at=NOW).edition
        transaction.set_rollback(True)


def read(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("page", OF_EDITION)
def test_pages_of_an_edition_are_there_in_both_languages(loaded_2019, db, language, page):
    shown = read(f"/{language}/vikao/2019/{page}")

    assert f'<html lang="{language}"' in shown
    assert shown.count("<h1") == 1


@pytest.mark.parametrize(
    ("language", "words"), [("sw", "Tangazo la faragha"), ("en", "Privacy notice")]
)
def test_pages_about_the_portal_are_linked_from_every_page(db, language, words):
    front = read(f"/{language}/")

    for page in ABOUT:
        assert f'href="/{language}/{page}"' in front
        read(f"/{language}/{page}")
    assert words in read(f"/{language}/faragha/")


def test_programme_of_2019_names_items_people_and_times(loaded_2019, db):
    shown = read("/sw/vikao/2019/ratiba/")

    assert shown.count('class="programme-item') == 78
    assert "Dkt. Jabiri Bakari" in shown
    assert 'datetime="07:00"' in shown


@pytest.mark.parametrize("language", ["sw", "en"])
def test_calendar_holds_every_item_with_a_time(loaded_2019, db, language):
    answer = Client().get(f"/{language}/vikao/2019/ratiba.ics")

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(events) == len({str(event["uid"]) for event in events})
    first = min(events, key=lambda event: event["dtstart"].dt)
    assert first["dtstart"].dt.isoformat() == "2019-01-30T07:00:00+03:00"


def test_ministries_in_and_out_are_22(loaded_2019, db):
    answer = Client().get("/en/vikao/2019/wizara/")

    assert (len(answer.context["reported"]), len(answer.context["silent"])) == (16, 6)


def test_gallery_shows_24_entries_of_9_institutions(loaded_2019, db):
    answer = Client().get("/en/vikao/2019/ubunifu/")

    assert (len(answer.context["entries"]), len(answer.context["institutions"])) == (24, 9)


def test_draft_edition_is_not_found(db):
    EditionFactory(number=31, year=2031, state="draft")

    for page in (*OF_EDITION, "ratiba.ics"):
        assert Client().get(f"/sw/vikao/2031/{page}").status_code == 404


def test_edition_that_holds_nothing_says_so_politely(db):
    EditionFactory(number=31, year=2031, state="announced")

    for page in OF_EDITION:
        shown = read(f"/sw/vikao/2031/{page}")
        # The page of the edition itself always has its dates; the lists say that they are empty.
        assert ('class="empty"' in shown) is bool(page), page


def test_city_alone_stands_without_a_comma_before_it(db):
    EditionFactory(number=31, year=2031, state="announced", city="Arusha", hall_sw="", hall_en="")

    assert "<dd>Arusha</dd>" in read("/sw/vikao/2031/")


@pytest.mark.parametrize(
    ("page", "queries"),
    [("ratiba/", 11), ("wizara/", 9), ("ubunifu/", 9), ("maazimio/", 5)],
)
def test_pages_cost_a_fixed_number_of_queries(loaded_2019, db, page, queries):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        read(f"/sw/vikao/2019/{page}")

    assert len(asked) <= queries


@pytest.fixture
def open_edition(db):
    today = timezone.localdate()
    edition = EditionFactory(
        number=31,
        year=today.year + 1,
        state="registration",
        starts_on=today + dt.timedelta(days=60),
        ends_on=today + dt.timedelta(days=62),
    )
    edition.phases.create(
        kind="registration", starts_on=today, ends_on=today + dt.timedelta(days=30)
    )
    edition.groups.create(number=1, name_sw="Kundi la Kwanza", name_en="First Group")
    edition.groups.create(
        number=2,
        name_sw="Kundi la Pili",
        name_en="Second Group",
        registration_from=today + dt.timedelta(days=7),
    )
    return edition


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sw", ("Usajili uko wazi hadi", "Usajili utafunguliwa tarehe")),
        ("en", ("Registration is open until", "Registration opens on")),
    ],
)
@pytest.mark.parametrize("page", ["", "vikao/{year}/"])
def test_open_registration_stands_on_the_front_page_and_leads_there(
    open_edition, monkeypatch, language, words, page
):
    EditionFactory(number=32, year=open_edition.year + 1, state="announced")
    monkeypatch.setattr(
        "egov_meeting.home.selectors.public.address_of", lambda *_, **__: "/jisajili/"
    )

    shown = read(f"/{language}/{page.format(year=open_edition.year)}")

    assert 'href="/jisajili/"' in shown
    assert all(shown.count(sentence) == 1 for sentence in words)


def test_no_way_to_register_is_offered_before_registration_opens(open_edition):
    open_edition.state = "announced"
    open_edition.save()

    page = Client().get("/sw/")

    assert page.context["register_address"] == ""
    assert "haujafunguliwa bado" in page.content.decode()


def test_front_page_costs_the_same_with_one_and_with_thirty_groups(open_edition):
    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            read("/sw/")
        return len(asked)

    few = queries()
    for number in range(3, 31):
        open_edition.groups.create(number=number, name_sw=f"Kundi la {number}")

    assert queries() == few
