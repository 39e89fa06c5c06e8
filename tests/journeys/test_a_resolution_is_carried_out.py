"""A resolution goes on into the next meeting, is reported on, sent back, verified, and shown to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as portal_settings
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _

from reports.choices import Decision
from reports.models import Evidence, ProgressReport, Resolution
from reports.services.resolving import adopt_resolution
from tests.reports import editions_by_hand as by_hand
from tests.reports.follow_up_by_hand import NOW, adopted, focal, officer
from tests.reports.test_progress import ONE_PIXEL

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Desk:
    """One browser that several people use in turn, in one language."""

    def __init__(self, page: Page, address: str, language: str) -> None:
        self.page, self.address, self.language = page, address, language

    def sit_down(self, user: Any = None) -> None:
        """Go on as this person; nobody signs in when none is given."""
        self.page.context.clear_cookies()
        if user is None:
            return
        client = Client()
        client.force_login(user)
        name = portal_settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.address}
        self.page.context.add_cookies([cookie])

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{self.language}/{path}")
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    def press(self, words: str, *, exact: bool = True) -> None:
        """A button or a link, by what the person reads on it."""
        named = {"name": _(words), "exact": exact}
        self.page.get_by_role("button", **named).or_(
            self.page.get_by_role("link", **named)
        ).first.click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(_(label), exact=False).first.fill(text)

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()


@pytest.mark.parametrize("language", ["sw", "en"])
def test_from_one_meeting_to_verified_done(page, live_server, settings, language, tmp_path):
    settings.STAFF_SECOND_FACTOR = False
    settings.UPLOADS_CHECK_IN_CHILD = False
    first = by_hand.edition(state="published")
    second = by_hand.edition(state="announced")
    owner = by_hand.institution("Chuo cha Mfano")
    resolution = adopted(first, owner)
    boss, person = officer(language=language), focal(owner, language=language)
    desk = Desk(page, live_server.url, language)
    with translation.override(language):
        carried = carried_on(desk, boss, resolution, second)
        handed_in(desk, person, carried, tmp_path)
        returned(desk, boss)
        answered_again(desk, person, carried)
        verified(desk, boss)
        shown_to_everybody(desk, resolution, carried)
    carried.refresh_from_db()
    assert (carried.delivery, carried.reported, carried.percentage) == ("verified_done", 1, 100)


def carried_on(desk: Desk, boss: Any, resolution: Resolution, edition: Any) -> Resolution:
    desk.sit_down(boss)
    desk.open("kazi/maazimio/")
    desk.page.get_by_role("link", name=resolution.register_number).click()
    desk.press("Carry forward")
    desk.page.get_by_label(_("Into the meeting")).select_option(str(edition.pk))
    desk.press("Make the draft")
    desk.sees(_("The draft has been made: it stands among the resolutions of that meeting."))
    draft = Resolution.objects.get(continues=resolution)
    # The meeting words, recommends and adopts it on the workbench.
    Resolution.objects.filter(pk=draft.pk).update(decision=Decision.RECOMMENDED)
    draft.refresh_from_db()
    return adopt_resolution(resolution=draft, by=boss, at=NOW, on=NOW.date())


def handed_in(desk: Desk, person: Any, resolution: Resolution, folder: Any) -> None:
    desk.sit_down(person)
    desk.open("taasisi-yangu/maazimio/")
    desk.page.get_by_role("link", name=resolution.register_number).click()
    desk.page.get_by_label(_("On track")).check()
    desk.fill("How far, in per cent", "40")
    desk.fill("What was done", "Mifumo miwili imeunganishwa.")
    desk.fill("Next step", "Mfumo wa tatu")
    letter = folder / "barua.png"
    letter.write_bytes(ONE_PIXEL)
    desk.page.get_by_label(_("Evidence, first file")).set_input_files(letter)
    desk.sees(_("The file has arrived and was checked. Now send the form."))
    desk.press("Hand in the report")
    desk.sees(_("Your report is waiting for e-GA"))
    assert Evidence.objects.get().upload.filename == "barua.png"


def returned(desk: Desk, boss: Any) -> None:
    desk.sit_down(boss)
    desk.open("kazi/maazimio/taarifa/")
    desk.page.get_by_role("link", name="Chuo cha Mfano").click()
    desk.sees("barua.png")
    desk.fill("Remarks to the institution", "Onyesha pia mfumo wa tatu.")
    desk.press("Return with remarks")
    desk.sees(_("The report has been returned with your remarks."))


def answered_again(desk: Desk, person: Any, resolution: Resolution) -> None:
    desk.sit_down(person)
    desk.open(f"taasisi-yangu/maazimio/{resolution.edition.year}/{resolution.number}/")
    desk.sees("Onyesha pia mfumo wa tatu.")
    desk.page.get_by_label(_("Reported done")).check()
    desk.fill("How far, in per cent", "100")
    desk.fill("What was done", "Mifumo yote mitatu imeunganishwa.")
    desk.press("Hand in the report")
    desk.sees(_("Your report is waiting for e-GA"))


def verified(desk: Desk, boss: Any) -> None:
    desk.sit_down(boss)
    desk.open("kazi/maazimio/taarifa/")
    desk.page.get_by_role("link", name="Chuo cha Mfano").click()
    desk.press("Accept: it is verified done")
    desk.sees(_("The report has been accepted."))
    states = ProgressReport.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["returned", "accepted"]


def shown_to_everybody(desk: Desk, earlier: Resolution, resolution: Resolution) -> None:
    desk.sit_down()
    desk.page.set_viewport_size({"width": 320, "height": 800})
    desk.open("maazimio/")
    desk.page.get_by_role("link", name=resolution.register_number).click()
    desk.sees(_("Verified done"))
    desk.sees(_("%(reported)s of %(answering)s reported") % {"reported": 1, "answering": 1})
    desk.page.get_by_role("link", name=earlier.register_number).first.click()
    desk.sees(_("Carried on in a later one"))
