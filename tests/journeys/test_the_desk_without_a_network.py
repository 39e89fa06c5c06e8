"""At seven in the morning the network is gone: two desks let people in, and both are right afterwards."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.meetings.choices import EditionState
from registrations.choices import RegistrationState
from registrations.models import Attendance, Desk, DeskAct, Registration
from registrations.names import name_keys
from registrations.passes import issue_passes, sealed_text
from tests.accessibility import violations
from tests.journeys.conftest import hand_session_over
from tests.meetings.factories import EditionFactory, GroupFactory
from tests.registrations.badges import photograph
from tests.registrations.desk import officer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCANS, OVERLAP, FIRST = 400, 60, 200
AT_WORK = "[data-state=work]:not([hidden])"
# A scanner at the USB port types the code and Enter; this types as fast as the page takes it.
SCANNER = """async (codes) => {
  const input = document.getElementById("ask");
  for (const code of codes) {
    const answer = new Promise((resolve) => {
      new MutationObserver((_changes, watch) => { watch.disconnect(); resolve(); })
        .observe(document.getElementById("verdict"), { childList: true });
    });
    input.value = code;
    document.getElementById("ask-form").requestSubmit();
    await answer;
  }
}"""


@pytest.fixture
def people(settings, transactional_db) -> list[tuple[int, str]]:
    """Everybody's number and what the badge says."""
    settings.STAFF_SECOND_FACTOR = False
    today = timezone.localdate()
    edition = EditionFactory(
        state=EditionState.IN_SESSION, starts_on=today, ends_on=today + dt.timedelta(days=1)
    )
    group = GroupFactory(edition=edition)
    now = timezone.now()
    Registration.objects.bulk_create(
        Registration(
            edition=edition,
            group=group,
            full_name=_name(number),
            **name_keys(_name(number)),
            institution_name="Ofisi ya Rais",
            phone=f"25571200{number:04d}",
            state=RegistrationState.CONFIRMED,
            created_at=now,
        )
        for number in range(SCANS - OVERLAP)
    )
    rows = list(Registration.objects.order_by("pk").prefetch_related("passes"))
    issue_passes(edition=edition, registrations=rows, at=now)
    return [
        (row.pk, sealed_text(year=edition.year, code=row.passes.get().code))
        for row in Registration.objects.order_by("pk").prefetch_related("passes")
    ]


def test_two_desks_without_a_network_agree_afterwards(
    live_server: LiveServer, browser: Browser, people: list[tuple[int, str]]
) -> None:
    codes = [code for _number, code in people]
    complaints: list[str] = []
    first = _desk(live_server.url, browser, "sw", "Mlango Mkuu", complaints)
    second = _desk(live_server.url, browser, "en", "Back door", complaints)
    for page in (first, second):
        page.context.set_offline(True)
        page.reload()
        page.wait_for_selector(AT_WORK)

    first.evaluate(SCANNER, codes[:FIRST])
    second.evaluate(SCANNER, codes[FIRST - OVERLAP :])
    second.evaluate(SCANNER, ["KK1999-0000000000000000-000000000000", codes[0][:15]])
    _looks_right(first)
    _finds_and_takes_back(second)
    assert not DeskAct.objects.exists()

    for page in (second, first):
        _all_in(page)

    scans = DeskAct.objects.filter(kind="scan")
    assert Counter(scans.values_list("outcome", flat=True)) == {
        "done": SCANS - OVERLAP,
        "again": OVERLAP,
        "unknown": 1,
    }
    came = Attendance.objects.filter(is_present=True).values_list("registration_id", flat=True)
    assert sorted(came) == [number for number, _code in people[:-1]]
    assert first.locator("#log .small", has_text="Back door").count() == 20
    _reads_a_picture(first, codes[-1])
    assert complaints == []
    _closes(first)


def _desk(address: str, browser: Browser, language: str, name: str, complaints: list[str]) -> Page:
    client = Client()
    client.force_login(officer())
    context: BrowserContext = browser.new_context(viewport={"width": 375, "height": 800})
    hand_session_over(client, context, address)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with translation.override(language):
        page.goto(address + reverse("registrations:desks"))
    page.fill("[name=name]", name)
    page.locator("main form[method=post] button[type=submit]").click()
    page.wait_for_selector(AT_WORK)
    assert "siri" not in page.url
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "caches.keys().then((names) => names.some((name) => name.startsWith('kikao-desk-')))"
    )
    return page


def _looks_right(page: Page) -> None:
    problems = violations(page)
    assert [rule["id"] for rule in problems] == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _finds_and_takes_back(page: Page) -> None:
    """The last one was let in by mistake: found by a misspelt name, and taken back."""
    page.fill("#ask", _name(SCANS - OVERLAP - 1).replace("Zaw", "Zaww"))
    page.press("#ask", "Enter")
    page.locator("#found button").first.click()
    page.locator("#verdict h2").wait_for()
    page.locator("#log li", has_text=_name(SCANS - OVERLAP - 1)).locator("button").first.click()


def _all_in(page: Page) -> None:
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("#waiting[data-number='0']", timeout=60_000)


def _reads_a_picture(page: Page, code: str) -> None:
    """A browser that knows no square codes, as the one of this test, sends a picture to the portal."""
    page.set_input_files(
        "#picture-file", {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": photograph(code)}
    )
    page.locator(".verdict-name", has_text=_name(SCANS - OVERLAP - 1)).wait_for()
    _all_in(page)


def _closes(page: Page) -> None:
    page.click("#close")
    page.wait_for_selector("[data-state=ended]:not([hidden])")
    assert page.evaluate("kikaoDesk.store.get('list')") is None
    assert Desk.objects.filter(closed_at__isnull=False).count() == 1


def _name(number: int) -> str:
    first = ("Asha", "Juma", "Neema", "Baraka", "Zawadi")[number % 5]
    signs = "bdfgklmnpr"
    return f"{first} {''.join(signs[int(one)] + 'aeiou'[int(one) % 5] for one in f'{number:03d}').title()}"
