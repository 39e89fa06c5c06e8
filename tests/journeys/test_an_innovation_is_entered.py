"""A student enters an innovation on a phone, loses the connection, hands it in; an author confirms it by the link."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import ConfirmationState, EntryState
from innovations.models import Confirmation, Entry
from tests.accounts.factories import UserFactory
from tests.innovations.factories import call_with_criteria
from tests.institutions.factories import InstitutionFactory
from tests.journeys.conftest import hand_session_over

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["sw", "en"])
def language(
    request: pytest.FixtureRequest, settings: Any, live_server: LiveServer
) -> Iterator[str]:
    settings.PUBLIC_ADDRESS = live_server.url
    with translation.override(request.param):
        yield request.param


def test_an_innovation_from_the_call_to_the_confirmation(
    page: Page, browser: Browser, live_server: LiveServer, language: str
) -> None:
    today = timezone.localdate()
    call = call_with_criteria(
        opens_on=today - dt.timedelta(days=2), closes_on=today + dt.timedelta(days=40)
    )
    student = UserFactory(full_name="Asha Juma", institution=InstitutionFactory(kind="university"))
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{live_server.url}/{language}/vikao/{call.edition.year}/ubunifu/wito/")
    assert page.get_by_role("heading", name=_("The call is open")).is_visible()
    client = Client()
    client.force_login(student)
    hand_session_over(client, page.context, live_server.url)

    page.get_by_role("link", name=_("Enter research or an innovation")).click()
    page.fill("[name=title]", "Mlinde App")
    page.locator("[name=kind][value=innovation]").check()
    page.get_by_role("button", name=_("Begin the entry")).click()
    write(page)
    page.get_by_role("link", name=_("Look over and hand in")).first.click()
    page.get_by_label(_("All authors know of this entry, and what it says is true.")).check()
    page.get_by_role("button", name=_("Hand the entry in")).click()

    entry = Entry.objects.get()
    assert page.get_by_text(_("The entry has been handed in")).first.is_visible()
    assert entry.state == EntryState.SUBMITTED
    assert entry.abstract == "Programu inayolinda watoto."
    assert OutboxMessage.objects.get(kind="entry_received").language == language
    confirm(browser, language)


def write(page: Page) -> None:
    """What is typed is kept by itself, also what was typed without a connection."""
    kept = page.locator("#keeping", has_text=_("Everything is saved"))
    page.locator("[name=track]").select_option(index=1)
    page.locator("[name=work_stage]").select_option("prototype")
    kept.wait_for()
    page.context.set_offline(True)
    page.fill("[name=abstract]", "Programu inayolinda watoto.")
    assert re.search(r"3$", page.locator("[data-words]").inner_text())
    page.locator("#keeping[data-state=trouble]").wait_for()
    page.context.set_offline(False)
    kept.wait_for()
    page.fill("[name=author_2_name]", "Juma Ali")
    page.fill("[name=author_2_email]", "juma@example.org")
    page.get_by_role("button", name=_("Save"), exact=True).click()
    page.get_by_text(_("Everything is saved.")).first.wait_for()


def confirm(browser: Browser, language: str) -> None:
    """The second author opens the link of the letter, without scripts."""
    letter = OutboxMessage.objects.get(kind="entry_confirmation_asked")
    found = re.search(r"http\S+", letter.text)
    assert found is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    other = context.new_page()
    other.goto(found[0])
    other.get_by_label(_("Yes, I confirm it")).check()
    other.get_by_role("button", name=_("Send the answer")).click()
    assert other.get_by_text(_("Thank you: you have confirmed the entry")).is_visible()
    assert other.locator("html").get_attribute("lang") == language
    context.close()
    assert Confirmation.objects.get(email="juma@example.org").state == ConfirmationState.CONFIRMED
