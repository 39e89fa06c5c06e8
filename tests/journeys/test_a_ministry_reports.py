"""A ministry from the invitation to the accepted report, returned once, in both languages: its person and staff in browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.notifications.models import OutboxMessage
from reports.models import MinistryReport
from tests.journeys.conftest import hand_session_over
from tests.reports import ministries_by_hand as hand

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "taarifa-ya-wizara-2026"


@pytest.fixture(params=["sw", "en"])
def language(
    request: pytest.FixtureRequest, settings: Any, live_server: LiveServer
) -> Iterator[str]:
    settings.STAFF_SECOND_FACTOR = False
    settings.PUBLIC_ADDRESS = live_server.url
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def staff(browser: Browser, live_server: LiveServer, language: str) -> Iterator[Page]:
    """The coordinator's browser, without scripts."""
    context = browser.new_context(java_script_enabled=False, locale=f"{language}-TZ")
    client = Client()
    client.force_login(hand.coordinator())
    hand_session_over(client, context, live_server.url)
    yield context.new_page()
    context.close()


def test_a_ministry_from_the_invitation_to_the_accepted_report(
    page: Page, staff: Page, live_server: LiveServer, language: str
) -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.under(energy, "TANESCO")
    call = hand.call_out(by=hand.coordinator())
    board = f"{live_server.url}/{language}/kazi/vikao/{call.edition.year}/wizara/"
    own = f"{live_server.url}/{language}/wizara-yangu/"

    invite(staff, board, language)
    choose_password(page, own)
    page.goto(own)
    page.get_by_role("link", name=_("Begin the report")).click()
    write(page)
    page.get_by_role("link", name=_("Institutions"), exact=True).first.click()
    page.get_by_label(_("Covered"), exact=True).check()
    press(page, _("Save"))
    page.get_by_role("link", name=_("Look over and hand in")).click()
    press(page, _("Hand in the report"))
    receipt = OutboxMessage.objects.get(kind="ministry_report_receipt")
    version = MinistryReport.objects.get().versions.get()
    assert page.get_by_text(str(version.code)).is_visible()
    assert str(version.code) in receipt.text
    assert receipt.language == language

    staff.goto(f"{board}?onyesha=kukaguliwa")
    staff.locator("tbody th a").click()
    staff.get_by_role("link", name=_("Return with remarks")).click()
    staff.fill("[name=challenges]", "Taja wilaya.")
    press(staff, _("Return with remarks"))

    page.goto(own)
    page.get_by_role("link", name=_("See the remarks and mend the report")).click()
    assert page.locator("#challenges").get_by_text("Taja wilaya.").is_visible()
    page.locator("[name=challenges_general_sw]").fill("Mtandao hukatika Kigoma na Rukwa.")
    kept(page)
    page.get_by_role("link", name=_("Look over and hand in")).click()
    press(page, _("Hand in the report"))

    staff.goto(f"{board}?onyesha=kukaguliwa")
    staff.locator("tbody th a").click()
    staff.get_by_role("link", name=_("Accept"), exact=True).click()
    press(staff, _("Accept the report"))
    page.goto(own)
    assert page.get_by_text(_("Accepted"), exact=True).is_visible()
    assert [one.state for one in MinistryReport.objects.get().versions.order_by("number")] == [
        "submitted",
        "returned",
        "submitted",
        "accepted",
    ]


def test_what_is_typed_without_a_connection_stays_here_and_is_sent_when_it_is_back(
    page: Page, live_server: LiveServer, language: str
) -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out(by=hand.coordinator())
    client = Client()
    client.force_login(hand.focal_person(energy))
    hand_session_over(client, page.context, live_server.url)
    page.goto(f"{live_server.url}/{language}/wizara-yangu/{call.edition.year}/")

    page.context.set_offline(True)
    page.locator("[name=proposals_general_sw]").fill("Mfumo mmoja kwa wote.")
    page.locator(".keeping[data-state=trouble]").wait_for()
    here = page.evaluate("JSON.stringify(localStorage)")
    page.context.set_offline(False)
    kept(page)

    assert "Mfumo mmoja kwa wote." in here
    assert "Mfumo mmoja kwa wote." not in page.evaluate("JSON.stringify(localStorage)")
    assert MinistryReport.objects.get().proposals_sw == "Mfumo mmoja kwa wote."


def invite(staff: Page, board: str, language: str) -> None:
    staff.goto(board)
    staff.get_by_role("link", name=re.compile(_("Invite"))).click()
    staff.fill("[name=full_name]", "Asha Juma")
    staff.fill("[name=email]", "asha@nishati.go.tz")
    staff.select_option("[name=language]", language)
    press(staff, _("Invite"))
    assert User.objects.filter(email="asha@nishati.go.tz").exists()


def choose_password(page: Page, own: str) -> None:
    """Follow the link of the letter, choose a password, sign in with it."""
    link = re.search(r"https?://\S+", mail.outbox[-1].body)
    assert link is not None
    page.goto(link[0])
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()
    page.goto(own)
    if page.locator("[name=login]").count():
        page.fill("[name=login]", "asha@nishati.go.tz")
        page.fill("[name=password]", PASSWORD)
        page.locator("main button[type=submit]").first.click()
        page.wait_for_load_state()


def write(page: Page) -> None:
    for name, text in hand.TEXTS.items():
        page.locator(f"[name={name}]").fill(text)
    kept(page)


def kept(page: Page) -> None:
    """Wait until the script says that everything is saved."""
    page.locator(".keeping", has_text=_("Everything is saved")).wait_for()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_load_state()
