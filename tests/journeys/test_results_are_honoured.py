"""The officer selects on top of the ranking, locks and publishes; everyone sees what was honoured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from egov_meeting.accounts.roles import Role
from innovations.models import Call, Entry
from tests.accessibility import violations
from tests.accounts.factories import UserFactory
from tests.innovations.selected import ranked_call
from tests.journeys.conftest import hand_session_over

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "sw": ("Hifadhi uteuzi", "Funga uteuzi", "Chapisha matokeo", "Ubunifu Bora"),
    "en": ("Save the selection", "Lock the selection", "Publish the results", "Best Innovation"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["sw", "en"])
def test_an_officer_selects_and_everyone_sees_the_honoured(
    live_server: LiveServer, page: Page, client: Client, settings: object, language: str
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    save, lock, publish, best = WORDS[language]
    call = ranked_call()
    year = call.edition.year
    Entry.objects.filter(edition=call.edition, number=1).update(
        summary_sw="Inalinda watoto", summary_en="Protects children", shows_summary=True
    )
    gallery = f"{live_server.url}/{language}/vikao/{year}/ubunifu/"
    page.set_viewport_size({"width": 375, "height": 800})

    # Nothing is told before its time.
    page.goto(gallery)
    assert page.get_by_text("Ubunifu 1").count() == 0

    # The proposal of the ranking is left: the third instead of the second, with a reason.
    client.force_login(UserFactory(roles=[Role.INNOVATION]))
    hand_session_over(client, page.context, live_server.url)
    page.goto(f"{live_server.url}/{language}/kazi/vikao/{year}/ubunifu/uteuzi/")
    assert problems(page) == []
    second, third = (call.edition.entries.get(number=number).pk for number in (2, 3))
    page.locator(f"[name=maonesho-{second}]").uncheck()
    page.locator(f"[name=maonesho-{third}]").check()
    page.get_by_label(best).select_option(label="1. Ubunifu 1")
    page.get_by_role("button", name=save).click()
    page.locator(".notice-bad").wait_for()
    field = page.locator(f"[name=sababu-{third}]")
    field.fill("Kifaa kinaonekana")
    assert problems(page) == []
    page.get_by_role("button", name=save).click()
    page.locator("main").get_by_role("link", name=lock).click()
    page.get_by_text("Kifaa kinaonekana").wait_for()
    page.get_by_role("button", name=lock).click()
    page.locator("#steps").get_by_role("link", name=publish).click()
    page.get_by_role("button", name=publish).click()
    page.locator("#steps").wait_for()
    assert problems(page) == []
    assert Call.objects.get(pk=call.pk).results_published_at

    # Everyone sees it, with what the entrants agreed to.
    page.context.clear_cookies()
    # By another address: the browser keeps a public page for a minute.
    page.goto(gallery + "?page=1")
    page.get_by_text(best).first.wait_for()
    assert problems(page) == []
    page.get_by_role("link", name="Ubunifu 1").first.click()
    page.get_by_text({"sw": "Inalinda watoto", "en": "Protects children"}[language]).wait_for()
    assert problems(page) == []
    page.goto(gallery + "matokeo/")
    assert page.locator("#ranking tbody tr").count() == 3
    assert problems(page) == []


def problems(page: Page) -> list[str]:
    """What axe finds, and what is too wide for the narrowest phone."""
    found = violations(page)
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 375, "height": 800})
    return [rule["id"] for rule in found] + (["too wide"] if wide > 320 else [])
