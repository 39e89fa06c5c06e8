"""A programme is arranged like that of 2019 without a mouse, published, and read by everyone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.meetings.models import Edition
from sessions_app.models import Day, Item, ProgrammeVersion, SessionRole
from tests.accounts.factories import PASSWORD, UserFactory
from tests.exchange.folders import SHIPPED, load
from tests.meetings.factories import EditionFactory

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FARTHEST = 250  # nobody presses Tab more often


def timetable(edition: Edition) -> list[str]:
    """The first day as lines."""
    day = Day.objects.get(edition=edition, number=1)
    items = Item.objects.filter(session__day=day).order_by("session__order", "order")
    return [
        f"{item.session.order} {item.starts_at:%H:%M}-{item.ends_at:%H:%M} {item.title_en}"
        for item in items.select_related("session")
    ]


def spoil(edition: Edition) -> None:
    """What the officer is to put right: one item in a wrong session, others at wrong times."""
    items = Item.objects.filter(session__day__edition=edition, session__day__number=1)
    first = items.get(kind="break", starts_at=dt.time(13)).session
    items.filter(title_sw="NMB").update(
        session=first, order=99, starts_at=dt.time(13, 55), ends_at=dt.time(14)
    )
    items.filter(starts_at=dt.time(13)).update(ends_at=dt.time(13, 45))
    items.filter(kind="opening").update(starts_at=dt.time(9, 45), ends_at=dt.time(10, 10))
    for item in items.filter(starts_at__gte=dt.time(16)):
        times = [time.replace(minute=time.minute + 30) if time.minute < 30 else
                 time.replace(hour=time.hour + 1, minute=time.minute - 30)
                 for time in (item.starts_at, item.ends_at)]  # fmt: skip
        Item.objects.filter(pk=item.pk).update(starts_at=times[0], ends_at=times[1])


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    for _press in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def follow(page: Page, selector: str, address: str) -> None:
    """Follow a link by the keyboard, and wait for the page it leads to."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def said(page: Page, text: str) -> None:
    """Wait until the live region of the board has said this."""
    page.locator("#board-said", has_text=text).wait_for()


def grip(edition: Edition, **which: object) -> str:
    item = Item.objects.get(session__day__edition=edition, session__day__number=1, **which)
    return f"#kipengele-{item.pk} .grip"


@pytest.fixture
def officer(page: Page, live_server, settings) -> Page:
    """The page of a programme officer, who signed in with the keyboard."""
    settings.STAFF_SECOND_FACTOR = False
    user = UserFactory(email="ratiba@mfano.go.tz")
    RoleAssignment.objects.create(user=user, role=Role.PROGRAMME)
    page.goto(f"{live_server.url}/sw/ingia/")
    tab_to(page, "input[name=login]")
    page.keyboard.type(user.email)
    tab_to(page, "input[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/ingia/" not in address)
    return page


@pytest.mark.parametrize("language", ["sw", "en"])
def test_a_day_like_that_of_2019_is_arranged_without_a_mouse_and_published(
    officer: Page, live_server, language: str
) -> None:
    page = officer
    earlier = load(SHIPPED / "2019").edition
    edition = EditionFactory(
        year=2027, number=9, starts_on=dt.date(2027, 1, 30), ends_on=dt.date(2027, 2, 2)
    )
    address = f"{live_server.url}/{language}/kazi/vikao/2027/ratiba/"
    page.goto(address)
    tab_to(page, "form[action*='/nakili/'] button")
    page.keyboard.press("Enter")
    page.locator("#board").wait_for()
    wanted = timetable(earlier)
    assert timetable(edition) == wanted
    spoil(edition)

    page.goto(address)
    _arrange(page, edition)
    assert timetable(edition) == wanted
    _name_a_chair(page, edition)
    _publish(page, edition)

    page.goto(f"{live_server.url}/{language}/vikao/2027/ratiba/")
    text = page.locator("main").inner_text()
    assert "Benedict Ndomba" in text
    assert "14:00" in text
    assert ProgrammeVersion.objects.get(edition=edition).published_by_label


def put_down(page: Page, text: str) -> None:
    """Put the item down where it was moved to, and wait until it is kept there."""
    said(page, text)
    page.keyboard.press("Space")
    page.locator(".is-held").wait_for(state="detached")
    page.locator(".slot-time", has_text=text).wait_for()
    assert page.evaluate("document.activeElement.className") == "grip"


def _arrange(page: Page, edition: Edition) -> None:
    # To the other session, and five minutes later. The focus stays on the item.
    tab_to(page, grip(edition, title_sw="NMB"))
    keys(page, "Space", "ArrowRight", "ArrowDown")
    put_down(page, "14:00–14:05")
    # Up to the lunch, which is made longer; one try is given up.
    keys(page, "ArrowUp")
    lunch = grip(edition, starts_at=dt.time(13))
    assert page.evaluate("selector => document.activeElement.matches(selector)", lunch)
    keys(page, "Space", "PageDown", "Escape")
    keys(page, "Space", *["Shift+ArrowDown"] * 3)
    put_down(page, "13:00–14:00")
    # An hour earlier.
    page.reload()
    tab_to(page, grip(edition, kind="opening"))
    keys(page, "Space", "PageUp")
    put_down(page, "08:45–09:10")
    # The discussion and all that follows, half an hour earlier.
    tab_to(page, grip(edition, starts_at=dt.time(16, 30)))
    keys(page, "Space", "f", *["ArrowUp"] * 6)
    put_down(page, "16:00–17:00")


def _name_a_chair(page: Page, edition: Edition) -> None:
    session = Item.objects.get(
        session__day__edition=edition, session__day__number=1, starts_at=dt.time(13)
    ).session
    follow(page, f"#kikao-{session.pk} a", f"**/kikao/{session.pk}/")
    tab_to(page, "select[name=person]")
    page.keyboard.type("Benedict")
    tab_to(page, "form[action*='/wahusika/'] button[type=submit]")
    page.keyboard.press("Enter")
    page.locator("main .notice-success").wait_for()
    role = SessionRole.objects.get(session=session)
    assert role.appearance.person.full_name == "Benedict Ndomba"


def _publish(page: Page, edition: Edition) -> None:
    follow(page, "a[href*='/matoleo/']", "**/matoleo/")
    follow(page, "a[href*='/chapisha/']", "**/chapisha/")
    assert "08:15" in page.locator("main").inner_text()
    tab_to(page, "input[name=with_conflicts]")
    page.keyboard.press("Space")
    tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/matoleo/1/")
