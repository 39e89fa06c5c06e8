"""A speaker sends slides from a phone while the network comes and goes; and one whose browser runs no scripts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Upload
from egov_meeting.meetings.models import Person
from sessions_app.models import Material, SlotAnswer
from sessions_app.services.speaking import save_speaker
from sessions_app.speaker_links import speaker_token
from tests.documents.nasty_files import pdf
from tests.sessions_app.hall import NOW
from tests.sessions_app.small_programme import item_called, small_programme

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PHONE = {"width": 375, "height": 800}
PART = 16 * 1024


@pytest.fixture
def slot(live_server: Any, settings: Any, tmp_path: Path) -> str:
    """The address of a speaker's slot, without its language."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.UPLOAD_PART = PART
    edition = small_programme()
    speaker = save_speaker(
        edition=edition,
        person=Person.objects.get(full_name="Juma Kassim"),
        email="juma@maji.go.tz",
        phone="",
        language="sw",
        by=SYSTEM,
        at=NOW,
    )
    slot = f"kipengele-{item_called('Maji').pk}"
    return f"{live_server.url}/{{}}/mzungumzaji/{speaker_token(speaker)}/{slot}/"


def some_slides(tmp_path: Path) -> Path:
    """A PDF of some ten parts."""
    noise = os.urandom(9 * PART + 100)
    path = tmp_path / "slaidi.pdf"
    path.write_bytes(pdf(lambda one: one.Root.__setattr__("Noise", one.make_stream(noise))))
    return path


def until(page: Page, came_true: Callable[[], bool]) -> None:
    """Let the browser work until something is so."""
    for _time in range(200):
        if came_true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come true within ten seconds")


class Network:
    """Lets so many parts through, then none; notes at which byte each began."""

    def __init__(self, page: Page, *, lets_through: int) -> None:
        self.left, self.offsets = lets_through, []
        page.route("**/sehemu/", self._part)

    def _part(self, route: Route) -> None:
        if self.left <= 0:
            route.abort("connectionreset")
            return
        self.left -= 1
        self.offsets.append(int(route.request.headers["upload-offset"]))
        route.continue_()


@pytest.mark.parametrize("language", ["sw", "en"])
def test_sending_goes_on_after_the_network_was_cut_and_the_page_was_loaded_anew(
    page: Page, slot: str, tmp_path: Path, language: str
) -> None:
    slides = some_slides(tmp_path)
    network = Network(page, lets_through=4)
    page.set_viewport_size(PHONE)
    with translation.override(language):
        page.goto(slot.format(language))
        page.set_input_files("[type=file]", slides)
        page.get_by_text(_("The connection is cut. Sending goes on by itself when it is back.")).wait_for()  # fmt: skip
        assert Upload.objects.get().received == 4 * PART

        network.left = 3  # back for a moment, then gone with the page
        page.evaluate("dispatchEvent(new Event('online'))")
        until(page, lambda: Upload.objects.get().received == 7 * PART)
        page.reload()
        network.left = 99
        page.set_input_files("[type=file]", slides)
        page.get_by_text(_("The file has arrived and was checked. Now send the form.")).wait_for()
        page.locator("section[aria-labelledby=slaidi]").get_by_role("button", name=_("Send"), exact=True).click()  # fmt: skip
        page.get_by_text(_("The file has been checked and kept.")).wait_for()

    upload = Material.objects.get().upload
    assert upload == Upload.objects.get()
    assert network.offsets == [number * PART for number in range(len(network.offsets))]
    with upload.file.open("rb") as stored:
        assert stored.read() == slides.read_bytes()


def test_a_refused_file_is_told_at_once_and_a_form_pressed_too_early_waits(
    page: Page, slot: str, tmp_path: Path
) -> None:
    bad = tmp_path / "mbaya.pdf"
    bad.write_bytes(b"<html>" * 100)
    slides = some_slides(tmp_path)
    network = Network(page, lets_through=1)
    with translation.override("sw"):
        page.goto(slot.format("sw"))
        page.set_input_files("[type=file]", bad)
        page.locator(".upload-said.error").wait_for()
        assert "PDF" in page.locator(".upload-said").inner_text()

        page.set_input_files("[type=file]", slides)
        sending = page.locator("section[aria-labelledby=slaidi]")
        sending.get_by_role("button", name=_("Send"), exact=True).click()
        page.get_by_text(_("The form is sent as soon as the file has arrived.")).wait_for()
        network.left = 99
        page.evaluate("dispatchEvent(new Event('online'))")
        page.get_by_text(_("The file has been checked and kept.")).wait_for()
    assert Material.objects.get().upload.filename == "slaidi.pdf"


def test_without_scripts_the_form_sends_the_file_and_the_answer(
    browser: Browser, slot: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    plain = context.new_page()
    with translation.override("en"):
        plain.goto(slot.format("en"))
        plain.set_input_files("[type=file]", some_slides(tmp_path))
        sending = plain.locator("section[aria-labelledby=slaidi]")
        sending.get_by_role("button", name="Send", exact=True).click()
        plain.get_by_text("The file has been checked and kept.").wait_for()
        plain.get_by_label("Yes, I will be there").check()
        plain.get_by_role("button", name="Send the answer").click()
        plain.get_by_text("The organisers see that you will be there.").wait_for()
        assert plain.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()
    assert Material.objects.get().version == 1
    assert SlotAnswer.objects.get().state == "confirmed"
