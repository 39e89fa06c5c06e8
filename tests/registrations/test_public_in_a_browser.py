"""A person registers on a phone whose connection comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from egov_meeting.meetings.models import ParticipantGroup
from registrations.choices import RegistrationState
from registrations.models import Registration
from tests.accessibility import violations
from tests.institutions.factories import InstitutionFactory
from tests.registrations.pages import address_of_form, code_sent_to, group_open_now

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TYPED = {
    "full_name": "Asha Juma Mbwana",
    "office": "Ofisa TEHAMA",
    "institution": "TTX",
    "email": "asha@example.go.tz",
    "phone": "0712 345 678",
}
BUTTON = "main form[data-keep] button[type=submit]"


@pytest.fixture
def group() -> ParticipantGroup:
    InstitutionFactory(acronym="TTX", name_sw="Taasisi ya Takwimu za Majaribio")
    return group_open_now()


@pytest.fixture
def form(page: Page, live_server: LiveServer, group: ParticipantGroup) -> Page:
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(live_server.url + address_of_form(group))
    return page


def fill_in(form: Page) -> None:
    for name, value in TYPED.items():
        form.fill(f"#id_{name}", value)
    form.keyboard.press("Escape")
    form.fill("#id_needs", "Kiti cha magurudumu")
    form.check("#id_consent_needs")
    form.check("#id_consent_news")


def shown(form: Page) -> dict[str, str]:
    return {name: form.input_value(f"#id_{name}") for name in TYPED}


def stored(form: Page) -> str:
    return str(form.evaluate("JSON.stringify(localStorage)"))


def test_what_was_typed_comes_back_after_the_page_was_lost(form: Page) -> None:
    fill_in(form)
    key = form.input_value("[name=form_key]")

    form.reload()

    assert shown(form) == TYPED
    assert form.input_value("[name=form_key]") == key
    assert form.is_checked("#id_consent_news")
    assert form.input_value("#id_needs") == ""
    assert "magurudumu" not in stored(form)
    assert "kifaa hiki" in form.locator(".notice").inner_text()
    assert violations(form, rules=()) == []

    form.click(".notice button")
    form.wait_for_function("document.querySelector('#id_full_name').value === ''")
    assert "Asha" not in stored(form)


def test_a_press_without_connection_loses_nothing(form: Page) -> None:
    fill_in(form)
    form.context.set_offline(True)

    form.click(BUTTON)

    assert "hakuna mtandao" in form.locator(".notice").inner_text()
    assert shown(form) == TYPED
    assert not Registration.objects.exists()

    form.context.set_offline(False)
    form.wait_for_function("document.querySelector('.notice').innerText.includes('umerudi')")
    form.click(BUTTON)
    form.wait_for_url("**/usajili/yangu/**")
    assert Registration.objects.get().needs == "Kiti cha magurudumu"


def test_the_code_of_the_letter_is_typed_and_the_bill_is_there(
    form: Page, group: ParticipantGroup
) -> None:
    fill_in(form)
    form.click(BUTTON)
    form.wait_for_url("**/usajili/yangu/**")
    assert "kikao-registration" not in stored(form)
    assert violations(form, rules=()) == []
    assert form.evaluate("document.documentElement.scrollWidth") <= 375

    person = Registration.objects.get()
    form.fill("#id_code", code_sent_to(person))
    form.click("section[aria-labelledby=confirm] button[type=submit]")
    form.wait_for_selector("#bill")

    person.refresh_from_db()
    assert person.state == RegistrationState.PENDING
    assert "TZS 400,000" in form.locator("main").inner_text()
    assert violations(form, rules=()) == []


def test_going_back_and_sending_again_leads_to_the_same_registration(form: Page) -> None:
    fill_in(form)
    form.click(BUTTON)
    form.wait_for_url("**/usajili/yangu/**")

    form.go_back()
    form.wait_for_selector(BUTTON)
    assert shown(form) == TYPED
    form.click(BUTTON)
    form.wait_for_url("**/usajili/yangu/**")

    assert Registration.objects.count() == 1


def test_after_a_refusal_the_page_holds_what_was_typed(form: Page) -> None:
    fill_in(form)
    form.fill("#id_phone", "12")
    form.click(BUTTON)
    form.wait_for_selector(".error-summary")

    assert shown(form) == TYPED | {"phone": "12"}
    form.reload()  # the address alone, as after a lost connection
    form.goto(form.url)
    assert shown(form) == TYPED | {"phone": "12"}
