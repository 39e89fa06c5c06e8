"""Somebody registered has a programme of the own: days of the group, what was picked, what moved."""

from __future__ import annotations

import datetime as dt
import html as entities
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.choices import EditionState
from egov_meeting.shared.public_cache import forget_public_pages
from registrations.choices import RegistrationState
from registrations.links import own_token
from registrations.models import Registration
from registrations.selectors.own_data import own_data
from registrations.services.changing import substitute_person
from registrations.services.forgetting import forget_person
from sessions_app.models import Item, Pick
from sessions_app.personal_links import calendar_token
from tests.registrations.factories import applicant, registered
from tests.sessions_app.small_programme import (
    add_item,
    clock,
    item_called,
    publish,
    small_programme,
)

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def registration() -> Registration:
    """One of group one, whose meeting takes people now."""
    edition = small_programme(state=EditionState.REGISTRATION)
    edition.phases.create(kind="registration", starts_on="2020-01-01", ends_on="2099-01-01")
    return registered(edition.groups.get(number=1), at=timezone.now())


def address(registration: Registration, language: str = "sw") -> str:
    return f"/{language}/usajili/yangu/{own_token(registration)}/ratiba/"


def page(registration: Registration, query: str = "", language: str = "sw") -> str:
    answer = Client().get(address(registration, language) + query)
    assert answer.status_code == 200
    return entities.unescape(answer.content.decode())


def shown(html: str) -> list[str]:
    known = Item.objects.order_by("pk").values_list("pk", "title_sw")
    return [title for pk, title in known if f'id="kipengele-{pk}"' in html]


def send(registration: Registration, **data: object) -> str:
    """Press a button of the page and read where it leads."""
    answer = Client().post(address(registration), data, follow=True)
    assert answer.status_code == 200
    return entities.unescape(answer.content.decode())


def calendar_of(registration: Registration) -> list[str]:
    """What the calendar holds once what was published has been recorded, as publishing does."""
    forget_public_pages()
    answer = Client().get(f"/sw/ratiba-yangu/{calendar_token(registration)}.ics")
    assert answer.status_code == 200
    found = Calendar.from_ical(answer.content)
    return [f"{one['summary']} {one['status']}" for one in found.walk("VEVENT")]


def test_the_own_page_leads_to_the_programme(registration: Registration) -> None:
    own = f"/sw/usajili/yangu/{own_token(registration)}/"

    assert f'href="{own}ratiba/"' in Client().get(own).content.decode()


def test_only_the_days_of_the_own_group_are_shown_at_first(registration: Registration) -> None:
    assert shown(page(registration)) == ["Maji", "Afya", "Mapumziko"]
    assert len(shown(page(registration, "?sehemu=zote"))) == 5
    assert shown(page(registration, "?sehemu=zangu")) == []


def test_a_day_on_which_the_group_meets_is_its_own_too(registration: Registration) -> None:
    second = registration.edition.programme_days.get(number=2)
    registration.group.days.create(date=second.date)

    assert len(shown(page(registration))) == 5


def test_an_item_is_picked_and_dropped(registration: Registration) -> None:
    water = item_called("Maji").pk
    send(registration, chagua=water)
    send(registration, chagua=water)
    picked = shown(page(registration, "?sehemu=zangu"))
    send(registration, ondoa=water)
    send(registration, ondoa=water)

    assert picked == ["Maji"]
    assert shown(page(registration, "?sehemu=zangu")) == []
    assert (
        list(
            Event.objects.filter(action__startswith="programme.").values_list("action", flat=True)
        ).count("programme.picked")
        == 1
    )


def test_a_button_leads_back_to_its_item(registration: Registration) -> None:
    water = item_called("Maji").pk
    answer = Client().post(address(registration), {"chagua": water, "sehemu": "zote"})

    assert answer.headers["Location"].endswith(f"?sehemu=zote#kipengele-{water}")


@pytest.mark.parametrize("language", ["sw", "en"])
def test_what_moved_since_it_was_picked_is_told_until_it_was_seen(
    registration: Registration, language: str
) -> None:
    publish(registration.edition, at=timezone.now() - MINUTE)
    send(registration, chagua=item_called("Afya").pk)
    send(registration, chagua=item_called("Maji").pk)
    before = page(registration, language=language)
    Item.objects.filter(title_sw="Afya").update(starts_at=clock("11:15"), ends_at=clock("11:45"))
    publish(registration.edition, at=timezone.now())
    told = page(registration, language=language)
    send(registration, nimeona="1")

    mark = 'id="yaliyobadilika"'
    assert (mark in before, mark in told) == (False, True)
    assert told.count("csrfmiddlewaretoken") == told.count('<form method="post"') == 2
    change = told[told.index(mark) : told.index("</section>", told.index(mark))]
    assert ("09:30" in change, "11:15" in change, "09:00" in change) == (True, True, False)
    assert mark not in page(registration, language=language)


def test_what_was_taken_off_the_programme_is_told_to_who_picked_it(
    registration: Registration,
) -> None:
    publish(registration.edition, at=timezone.now() - MINUTE)
    send(registration, chagua=item_called("Afya").pk)
    item_called("Afya").delete()
    publish(registration.edition, at=timezone.now())

    assert "imeondolewa" in page(registration)
    assert calendar_of(registration) == ["Afya CANCELLED"]
    send(registration, nimeona="1")
    assert Pick.objects.count() == 0
    assert "imeondolewa" not in page(registration)


def test_the_calendar_holds_the_days_of_the_group_until_something_is_picked(
    registration: Registration,
) -> None:
    first = calendar_of(registration)
    send(registration, chagua=item_called("Maazimio").pk)

    assert first == ["Maji CONFIRMED", "Afya CONFIRMED", "Mapumziko CONFIRMED"]
    assert calendar_of(registration) == ["Maazimio CONFIRMED"]


def test_a_calendar_that_asks_again_is_answered_without_reading_the_programme(
    registration: Registration,
) -> None:
    address = f"/sw/ratiba-yangu/{calendar_token(registration)}.ics"
    first = Client().get(address).content
    with CaptureQueriesContext(connection) as asked:
        again = Client().get(address).content
    queries = len(asked)
    send(registration, chagua=item_called("Maji").pk)

    assert again == first
    assert queries == 2
    assert Client().get(address).content != first


def test_the_page_shows_the_address_of_the_calendar_and_none_is_kept(
    registration: Registration,
) -> None:
    found = re.search(r"/sw/ratiba-yangu/[^\"<]+\.ics", page(registration))
    assert found is not None
    answer = Client().get(found[0])

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_address_of_the_calendar_opens_nothing_else(registration: Registration) -> None:
    token = calendar_token(registration)

    assert Client().get(f"/sw/usajili/yangu/{token}/").status_code == 404
    assert Client().get(f"/sw/usajili/yangu/{token}/ratiba/").status_code == 404
    assert Client().get(f"/sw/ratiba-yangu/{own_token(registration)}.ics").status_code == 404
    assert Client().get(f"/sw/ratiba-yangu/{token[:-1]}x.ics").status_code == 404


def test_nobody_without_the_link_sees_or_changes_a_programme(registration: Registration) -> None:
    forged = f"/sw/usajili/yangu/{own_token(registration)[:-2]}xx/ratiba/"

    assert Client().get(forged).status_code == 404
    assert Client().post(forged, {"chagua": item_called("Maji").pk}).status_code == 404
    assert Pick.objects.count() == 0


def test_a_registration_that_was_cancelled_picks_nothing_and_has_no_calendar(
    registration: Registration,
) -> None:
    token = calendar_token(registration)
    Registration.objects.update(state=RegistrationState.CANCELLED)

    assert "Usajili huu hausimami tena." in send(registration, chagua=item_called("Maji").pk)
    assert Client().get(f"/sw/ratiba-yangu/{token}.ics").status_code == 404


def test_an_item_of_another_meeting_cannot_be_picked(registration: Registration) -> None:
    session = registration.edition.programme_days.get(number=1).sessions.get()
    publish(registration.edition, at=timezone.now())
    later = add_item(session, "Bado haijachapishwa", "11:00", "11:30")

    for number in (later.pk, 999_999):
        assert "hakimo tena" in send(registration, chagua=number)
    assert Client().post(address(registration), {"chagua": "abc"}).status_code == 404
    assert Pick.objects.count() == 0


def test_who_takes_over_a_place_does_not_see_what_the_other_picked(
    registration: Registration,
) -> None:
    send(registration, chagua=item_called("Maji").pk)
    old_token = calendar_token(registration)
    substitute_person(
        registration=registration, applicant=applicant(), by=SYSTEM, at=timezone.now()
    )
    registration.refresh_from_db()

    assert shown(page(registration, "?sehemu=zangu")) == []
    assert Client().get(f"/sw/ratiba-yangu/{old_token}.ics").status_code == 404
    send(registration, chagua=item_called("Maji").pk)
    assert shown(page(registration, "?sehemu=zangu")) == ["Maji"]


def test_picks_are_taken_along_and_forgotten_with_the_registration(
    registration: Registration,
) -> None:
    send(registration, chagua=item_called("Maji").pk)
    told = own_data(registration=registration, at=timezone.now())["programme"]
    Registration.objects.update(state=RegistrationState.CANCELLED)
    registration.refresh_from_db()
    forget_person(registration=registration, by=SYSTEM, at=timezone.now())

    assert [(one["sw"], one["en"]) for one in told] == [("Maji", "Maji (en)")]
    assert Pick.objects.count() == 0


@pytest.mark.usefixtures("keeping_facts")
def test_thirty_picks_cost_as_many_queries_as_one(registration: Registration) -> None:
    session = registration.edition.programme_days.get(number=1).sessions.get()
    many = [add_item(session, f"Mada {number}", "08:00", "08:30") for number in range(30)]
    publish(registration.edition, at=timezone.now())

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(registration, "?sehemu=zangu")
        return len(asked)

    send(registration, chagua=many[0].pk)
    queries()
    with_one = queries()
    for item in many[1:]:
        Pick.objects.create(registration=registration, item=item, number=item.pk, at=timezone.now())

    assert queries() == with_one == 4
