"""A judge on a phone of 375 pixels: from the list to the sheet, through a lost connection, handed in, corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from innovations.models import Sheet, SheetVersion, Stage
from innovations.sheet_values import score_field
from tests.innovations.judging import a_call, a_stage, address, hand_in

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["sw", "en"])
def language(
    request: pytest.FixtureRequest, settings: Any, live_server: LiveServer
) -> Iterator[str]:
    settings.PUBLIC_ADDRESS = live_server.url
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def stage(language: str) -> Stage:
    stage = a_stage(a_call(), entries=2)
    stage.closes_at = timezone.now() + dt.timedelta(days=2)
    stage.save()
    return stage


def test_a_judge_scores_on_a_phone(
    page: Page, live_server: LiveServer, stage: Stage, language: str
) -> None:
    mine, _second = stage.assignments.filter(judge__pseudonym=1).order_by("entry__number")
    colleague = stage.assignments.get(judge__pseudonym=2, entry=mine.entry)
    hand_in(colleague, 2, 3, at=timezone.now())
    first, second = stage.call.criteria.all()
    page.set_viewport_size({"width": 375, "height": 740})
    page.goto(live_server.url + address("judging", mine.judge, language=language))
    page.get_by_role("link", name=mine.entry.title).click()
    expect(page.locator("#sheet-form")).to_be_visible()
    assert _fits(page)
    expect(page.get_by_text("Mwandishi Siri")).to_have_count(0)
    expect(page.get_by_text("2.40")).to_have_count(0)

    _choose(page, first, 7)
    expect(page.locator("#keeping")).to_have_text(_("Everything is saved"))
    assert Sheet.objects.filter(assignment=mine, scores__score=7).exists()

    page.context.set_offline(True)
    _choose(page, second, 9)
    page.get_by_label(_("Remark to the entrant")).fill("Nzuri sana")
    expect(page.locator("#keeping")).to_contain_text(_("No connection: your scores are kept on this device and sent as soon as possible"))  # fmt: skip
    page.context.set_offline(False)
    expect(page.locator("#keeping")).to_have_text(_("Everything is saved"), timeout=15_000)
    sheet = Sheet.objects.get(assignment=mine)
    assert sheet.remark == "Nzuri sana"

    # Closed in the middle: what was typed last is still there when the sheet is opened again.
    page.context.set_offline(True)
    page.get_by_label(_("Remark to the panel")).fill("Kwa jopo")
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label(_("Remark to the panel"))).to_have_value("Kwa jopo")
    expect(page.locator("#keeping")).to_have_text(_("Everything is saved"), timeout=15_000)

    page.get_by_role("button", name=_("Hand in"), exact=True).click()
    expect(page.get_by_text(_("The sheet has been handed in. Thank you."))).to_be_visible()
    expect(page.get_by_text("7.80")).to_be_visible()
    expect(page.get_by_text("2.40")).to_be_visible()
    assert _fits(page)

    page.get_by_role("link", name=_("Correct the sheet")).click()
    page.get_by_label(_("Why you correct the sheet")).fill("Nilisoma vibaya")
    _choose(page, first, 8)
    page.get_by_role("button", name=_("Hand in the correction")).click()
    expect(page.get_by_text("8.40")).to_be_visible()
    assert list(SheetVersion.objects.filter(sheet=sheet).values_list("number", flat=True)) == [2, 1]

    page.get_by_role("link", name=_("Go on to the next entry")).click()
    page.get_by_role("button", name=_("Hand in"), exact=True).click()
    expect(page.locator(".error-summary a")).to_have_count(2)


def _choose(page: Page, criterion: Any, score: int) -> None:
    page.locator(f"input[name={score_field(criterion)}][value='{score}']").check()


def _fits(page: Page) -> bool:
    """Nothing reaches past the edge of the phone."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
