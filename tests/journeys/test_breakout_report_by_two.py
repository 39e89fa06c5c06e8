"""In browsers: a breakout report by two at once, and a question from a phone to the screen of the hall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as portal_settings
from django.db import connection

from egov_meeting.accounts.roles import Role
from sessions_app.choices import FloorState
from sessions_app.models import BreakoutReport, Contribution
from tests.sessions_app.hall import a_group, a_rapporteur, an_item, signed_in, somebody

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from egov_meeting.accounts.models import User

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="several browsers at once need PostgreSQL"
    ),
]

WORDS = {
    "sw": {
        "saved": "Imehifadhiwa",
        "look": "Unganisha maandiko yote mawili",
        "save": "Hifadhi maandishi haya",
        "send": "Tuma",
        "show": "Onesha",
        "vote": "Ni muhimu kwangu pia",
        "one": "kura 1",
    },
    "en": {
        "saved": "Saved",
        "look": "Put both texts together",
        "save": "Save this text",
        "send": "Send",
        "show": "Show",
        "vote": "Important to me too",
        "one": "1 vote",
    },
}


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings) -> None:
    settings.STAFF_SECOND_FACTOR = False


def a_page(browser: Browser, address: str, user: User | None, width: int = 1280) -> Page:
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": 800})
    if user is not None:
        name = portal_settings.SESSION_COOKIE_NAME
        value = signed_in(user).cookies[name].value
        context.add_cookies([{"name": name, "value": value, "url": address}])
    return context.new_page()


def typed(page: Page, part: str, text: str, saved: str) -> None:
    page.locator(f"#{part}_body").fill(text)
    state = page.locator(f"#{part} .part-state", has_text=re.compile(f"^{saved}"))
    state.wait_for(timeout=30_000)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_two_rapporteurs_write_one_report_and_nothing_is_lost(
    browser: Browser, live_server, language: str
) -> None:
    from playwright.sync_api import expect

    words = WORDS[language]
    group = a_group()
    address = f"{live_server.url}/{language}/vikundi/{group.edition.year}/1/{language}/"
    asha, baraka = (
        a_page(browser, live_server.url, a_rapporteur(group, full_name=name))
        for name in ("Asha Juma", "Baraka Mosha")
    )
    asha.goto(address)
    typed(asha, "challenges", "umeme\nmtandao", words["saved"])
    baraka.goto(address)

    # Different lines: put together, and both see them.
    typed(asha, "challenges", "umeme hafifu\nmtandao", words["saved"])
    typed(baraka, "challenges", "umeme\nmtandao wa polepole", words["saved"])
    assert baraka.locator("#challenges_body").input_value() == "umeme hafifu\nmtandao wa polepole"
    both = "umeme hafifu\nmtandao wa polepole"
    expect(asha.locator("#challenges_body")).to_have_value(both, timeout=30_000)

    # The same line: both texts are kept, and a person decides.
    baraka.context.set_offline(True)
    baraka.locator("#challenges_body").fill("umeme hakuna\nmtandao wa polepole")
    typed(asha, "challenges", "umeme wa mgao\nmtandao wa polepole", words["saved"])
    baraka.context.set_offline(False)
    baraka.locator("#challenges_body").blur()
    link = baraka.locator("#challenges .part-state a", has_text=words["look"])
    link.wait_for(timeout=30_000)
    link.click()
    baraka.wait_for_url("**/pamoja/**")
    together = baraka.locator("#challenges_body").input_value()
    assert together == "umeme wa mgao\numeme hakuna\nmtandao wa polepole"
    baraka.get_by_role("button", name=words["save"]).click()
    baraka.wait_for_url("**#challenges")

    report = BreakoutReport.objects.get(group=group)
    assert getattr(report, f"challenges_{language}") == together
    for page in (asha, baraka):
        page.context.close()


@pytest.mark.parametrize("language", ["sw", "en"])
def test_a_question_goes_from_a_phone_to_the_screen(
    browser: Browser, live_server, language: str
) -> None:
    words = WORDS[language]
    item = an_item(floor=FloorState.OPEN)
    year, number = item.session.day.edition.year, item.pk
    base = f"{live_server.url}/{language}"
    moderator = a_page(browser, live_server.url, somebody(Role.RAPPORTEUR))
    phone = a_page(browser, live_server.url, None, width=375)
    neighbour = a_page(browser, live_server.url, None, width=375)
    screen = a_page(browser, live_server.url, None)

    screen.goto(f"{base}/ukumbi/{year}/{number}/skrini/")
    phone.goto(f"{base}/ukumbi/{year}/")
    phone.wait_for_url(f"**/ukumbi/{year}/{number}/")
    phone.locator("#id_text").fill("Mfumo utaanza lini?")
    phone.get_by_role("button", name=words["send"], exact=True).click()
    phone.locator("#yangu", has_text="Mfumo utaanza lini?").wait_for()
    assert screen.get_by_text("Mfumo utaanza lini?").count() == 0

    moderator.goto(f"{base}/kazi/vikao/{year}/ukumbi/{number}/")
    moderator.locator(".contributions button", has_text=words["show"]).first.click()
    screen.get_by_text("Mfumo utaanza lini?").wait_for(timeout=15_000)

    neighbour.goto(f"{base}/ukumbi/{year}/{number}/")
    neighbour.get_by_role("button", name=words["vote"]).click()
    neighbour.get_by_text(words["one"]).wait_for()
    assert Contribution.objects.get().votes == 1
    screen.get_by_text(words["one"]).wait_for(timeout=15_000)
    for page in (moderator, phone, neighbour, screen):
        page.context.close()
