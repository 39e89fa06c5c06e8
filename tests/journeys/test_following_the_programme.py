"""Somebody registered follows the meeting: what runs now, what was picked, and what moved since."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from registrations.links import own_token
from sessions_app.models import Item
from sessions_app.views import public_now
from tests.accessibility import violations
from tests.registrations.factories import registered
from tests.sessions_app.small_programme import FIRST, item_called, publish, small_programme

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from registrations.models import Registration

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NINE_TEN = dt.datetime.combine(FIRST, dt.time(6, 10), dt.UTC)
WORDS = {
    "sw": ("Sasa", "Chagua Afya", "Ondoa Afya", "Nimeona"),
    "en": ("Now", "Pick Afya (en)", "Drop Afya (en)", "I have seen this"),
}


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> Registration:
    """One of group one, at ten past nine of the first day."""
    edition = small_programme(state="registration")
    edition.phases.create(kind="registration", starts_on="2020-01-01", ends_on="2099-01-01")
    registration = registered(edition.groups.get(number=1), at=timezone.now())
    publish(edition, at=timezone.now() - dt.timedelta(minutes=1))
    type(edition).objects.update(state="in_session")
    # Only the page of what runs lives at that hour; what is picked and published keeps real time.
    monkeypatch.setattr(public_now, "timezone", SimpleNamespace(now=lambda: NINE_TEN))
    return registration


@pytest.mark.parametrize("language", ["sw", "en"])
def test_a_participant_follows_the_programme(
    live_server: LiveServer, page: Page, somebody: Registration, language: str
) -> None:
    now, pick, drop, seen = WORDS[language]
    page.set_viewport_size({"width": 375, "height": 800})

    # The programme marks by itself what runs.
    page.goto(f"{live_server.url}/{language}/vikao/2027/ratiba/")
    mark = page.locator(f"#sasa-{item_called('Maji').pk}")
    mark.get_by_text(now).wait_for()
    assert mark.inner_text() == now
    assert problems(page) == []

    # The own programme: picked with the keyboard, told when it moves.
    page.goto(f"{live_server.url}/{language}/usajili/yangu/{own_token(somebody)}/ratiba/")
    page.get_by_role("button", name=pick).press("Enter")
    page.get_by_role("button", name=drop).wait_for()
    Item.objects.filter(title_sw="Afya").update(starts_at=dt.time(9, 45))
    publish(somebody.edition, at=timezone.now())
    page.reload()
    assert "09:45" in page.locator(".notice-warn").inner_text()
    assert problems(page) == []
    page.get_by_role("button", name=seen).click()
    page.get_by_role("button", name=drop).wait_for()
    assert page.locator(".notice-warn").count() == 0


def problems(page: Page) -> list[str]:
    """What axe finds, and what is too wide for the narrowest phone."""
    found = violations(page)
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 375, "height": 800})
    return [rule["id"] for rule in found] + (["too wide"] if wide > 320 else [])
