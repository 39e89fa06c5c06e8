"""Every page, as a phone and a desk show it: open to everyone, fitting, complaining of nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import violations
from tests.journeys.conftest import SignIn, hand_session_over
from tests.journeys.walking import pages_within_reach

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK, PHONE, NARROWEST = 1280, 375, 320
# Axe takes longest of all; EVERY_WIDTH=1 lets it look at both widths in both languages.
BOTH = {"sw": (DESK, PHONE), "en": (DESK, PHONE)}
WIDTHS = BOTH if os.environ.get("EVERY_WIDTH") else {"sw": (PHONE,), "en": (DESK,)}

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("role", ["", "coordinator"], ids=["anybody", "coordinator"])
def test_pages_are_accessible_and_fit(
    portal: str, signed_in: SignIn, page: Page, role: str, language: str
) -> None:
    client = signed_in(role)
    start = f"/{language}/kazi/" if role else f"/{language}/"
    hand_session_over(client, page.context, portal)

    found = {
        f"{address} at {width}": problems
        for address in pages_within_reach(client=client, start=start, of_each_edition=not role)
        for width, problems in _looked_at(page, portal + address, language)
        if problems
    }

    assert found == {}


def _looked_at(page: Page, address: str, language: str) -> Iterator[tuple[int, list[str]]]:
    """What is wrong with the page at each width, of which every run takes one for each language."""
    for width in WIDTHS[language]:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address, wait_until="load")
        yield width, _problems(page, language) + _too_wide(page)


def _problems(page: Page, language: str) -> list[str]:
    problems = [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in violations(page)]
    if page.locator("html").get_attribute("lang") != language:
        problems.append("the page says it is in the other language")
    if page.locator("h1").count() != 1:
        problems.append(f"{page.locator('h1').count()} main headings")
    return problems


def _too_wide(page: Page) -> list[str]:
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} pixels wide on a screen of {NARROWEST}"] if wide > NARROWEST else []
