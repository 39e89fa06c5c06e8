"""The box for an institution with a keyboard, with a mouse and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from egov_meeting.institutions.models import Institution
from tests.accessibility import violations
from tests.institutions.factories import InstitutionFactory

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.institutions.form_page"),
]

BOX = "#id_institution"
OPTIONS = "[role=option]"


@pytest.fixture
def udom() -> Institution:
    InstitutionFactory(acronym="UDSM", name_sw="Chuo Kikuu cha Dar es Salaam")
    return InstitutionFactory(acronym="UDOM", name_sw="Chuo Kikuu cha Dodoma")


@pytest.fixture
def form(page: Page, live_server: LiveServer, udom: Institution) -> Page:
    page.goto(f"{live_server.url}/sw/fomu/")
    page.fill("#id_full_name", "Asha Juma")
    page.click(BOX)
    return page


def answer(page: Page) -> str:
    return page.locator("#answer").inner_text()


def type_slowly(page: Page, text: str) -> None:
    page.locator(BOX).press_sequentially(text, delay=5)
    page.wait_for_selector(OPTIONS)


def test_it_is_chosen_with_the_keyboard_alone(form: Page, udom: Institution) -> None:
    type_slowly(form, "chuo kikuu dodma")
    box = form.locator(BOX)
    assert box.get_attribute("aria-expanded") == "true"
    assert "1" in form.locator("[role=status]").inner_text()

    form.keyboard.press("ArrowDown")
    active = form.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    assert active.inner_text() == "Chuo Kikuu cha Dodoma (UDOM)"
    assert violations(form, rules=()) == []
    form.keyboard.press("Enter")

    assert box.input_value() == "Chuo Kikuu cha Dodoma"
    assert box.get_attribute("aria-expanded") == "false"
    assert (
        form.locator("[role=status]").inner_text() == "Imechaguliwa: Chuo Kikuu cha Dodoma (UDOM)"
    )
    form.keyboard.press("Enter")
    assert answer(form) == f"{udom.pk}|"


def test_arrows_go_round_and_escape_closes_without_choosing(form: Page) -> None:
    type_slowly(form, "chuo kikuu")

    form.keyboard.press("ArrowUp")
    assert "Yangu haimo" in form.locator("[aria-selected=true]").inner_text()
    form.keyboard.press("ArrowDown")
    assert "Chuo Kikuu" in form.locator("[aria-selected=true]").inner_text()
    form.keyboard.press("Escape")

    assert form.locator(".suggestions").is_hidden()
    assert form.locator(BOX).input_value() == "chuo kikuu"
    form.keyboard.press("ArrowDown")
    form.wait_for_selector(OPTIONS)


def test_it_is_chosen_with_the_mouse(form: Page, udom: Institution) -> None:
    type_slowly(form, "udom")

    form.locator(OPTIONS).first.click()
    form.click("text=Tuma")

    assert answer(form) == f"{udom.pk}|"


def test_one_of_two_with_the_same_name_is_the_one_that_was_chosen(form: Page) -> None:
    twins = InstitutionFactory.create_batch(2, acronym="NEC", name_sw="Tume ya Taifa")
    type_slowly(form, "NEC")

    form.locator(f"[data-choice='{twins[1].pk}']").click()
    form.click("text=Tuma")

    assert answer(form) == f"{twins[1].pk}|"


def test_mine_is_not_listed(form: Page) -> None:
    type_slowly(form, "Chuo cha Kodi")

    form.locator(OPTIONS).last.click()
    assert "Chuo cha Kodi" in form.locator("[role=status]").inner_text()
    form.click("text=Tuma")

    assert answer(form) == "|Chuo cha Kodi"


def test_a_text_changed_after_the_choice_is_asked_about_again(form: Page) -> None:
    type_slowly(form, "Chuo cha Kodi")
    form.locator(OPTIONS).last.click()

    form.locator(BOX).fill("Chuo cha Maji Dodoma")
    form.click("text=Tuma")

    assert form.locator("#answer").count() == 0
    assert form.locator("input[type=radio]").count() > 0


def test_when_the_search_is_away_the_form_works_as_without_a_script(
    form: Page, udom: Institution
) -> None:
    form.route("**/taasisi/tafuta/**", lambda route: route.abort())
    form.locator(BOX).press_sequentially("chuo kikuu dodma", delay=5)
    form.click("text=Tuma")

    form.check(f"input[type=radio][value='{udom.pk}']")
    form.click("text=Tuma")

    assert answer(form) == f"{udom.pk}|"


@pytest.mark.parametrize("width", [320, 1280])
def test_without_a_script_the_nearest_are_radio_buttons(
    browser: Browser, live_server: LiveServer, udom: Institution, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/sw/fomu/")
    page.fill("#id_full_name", "Asha Juma")
    page.fill(BOX, "chuo kikuu dodma")
    page.keyboard.press("Enter")

    assert page.input_value(BOX) == "chuo kikuu dodma"
    assert page.input_value("#id_full_name") == "Asha Juma"
    page.get_by_label("Chuo Kikuu cha Dodoma (UDOM)").check()
    page.click("text=Tuma")

    assert answer(page) == f"{udom.pk}|"
    context.close()
