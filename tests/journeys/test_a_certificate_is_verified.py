"""A certificate from the rule to the employer who checks it: given by staff, fetched by its holder, read off
the paper with a phone, revoked; in both languages."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from PIL import Image

from egov_meeting.documents.models import Certificate, DocumentJob
from egov_meeting.documents.services.running import run_job
from registrations.links import own_token
from registrations.models import Registration
from tests.accessibility import violations
from tests.journeys.conftest import hand_session_over
from tests.registrations.certificates import DAYS, came
from tests.registrations.factories import open_group, staff

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"width": 320, "height": 800}


@pytest.mark.parametrize("language", ["sw", "en"])
def test_from_the_rule_to_the_employer(
    live_server: LiveServer, browser: Browser, language: str, settings: Any, tmp_path: Path
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    settings.PUBLIC_ADDRESS = live_server.url
    settings.MEDIA_ROOT = tmp_path / "media"
    row = came(open_group(), DAYS[0], full_name="Bi. Beng'i Ng'ong'o", language=language)
    Registration.objects.update(created_at=timezone.now())
    signed_in = Client()
    signed_in.force_login(staff())
    desk = browser.new_context(java_script_enabled=False)
    hand_session_over(signed_in, desk, live_server.url)
    office, phone = desk.new_page(), browser.new_context(viewport=NARROW).new_page()  # type: ignore[arg-type]  # a mapping is taken

    with translation.override(language):
        give(office, live_server.url)
        certificate = Certificate.objects.get()
        own = reverse("registrations:own", args=[own_token(row)])
        wanted = {"sw": _("Swahili"), "en": _("English")}[language]
        paper = fetch(phone, live_server.url + own, wanted, tmp_path)
        (address,) = [found.text for found in zxingcpp.read_barcodes(picture_of(paper))]
        assert address == f"{live_server.url}/{language}/thibitisha/{certificate}/"

        phone.goto(address)
        main = phone.locator("main").inner_text()
        assert _("This certificate is valid") in main
        assert "Bi. Beng'i Ng'ong'o" in main
        assert fits_and_is_accessible(phone) == []

        revoke(office, live_server.url, certificate)
        phone.goto(address)
        main = phone.locator("main").inner_text()
        assert _("This certificate has been revoked") in main
        assert "Alikosewa" not in main


def give(office: Page, portal: str) -> None:
    office.goto(portal + reverse("registrations:certificates"))
    office.get_by_role("link", name=_("See who gets one")).click()
    assert "Bi. Beng'i Ng'ong'o" in office.locator("main").inner_text()
    office.get_by_role("button", name=_("Give the certificates")).click()
    assert "Bi. Beng'i Ng'ong'o" in office.locator("main").inner_text()


def fetch(phone: Page, own: str, wanted: str, folder: Path) -> Path:
    """The holder asks for the paper; a worker makes it; the holder takes it."""
    phone.goto(own)
    phone.get_by_role("link", name=_("My certificate")).click()
    assert fits_and_is_accessible(phone) == []
    phone.get_by_role("button", name=wanted, exact=True).click()
    run_job(job_id=DocumentJob.objects.get().pk, clock=timezone.now)
    with phone.expect_download() as begun:
        phone.get_by_role("link", name=_("Download")).click()
    target = folder / "cheti.pdf"
    begun.value.save_as(target)
    return target


def picture_of(paper: Path) -> Image.Image:
    command = [
        "pdftoppm",
        "-r",
        "110",
        "-gray",
        "-singlefile",
        str(paper),
        str(paper.with_suffix("")),
    ]
    subprocess.run(command, check=True)
    return Image.open(paper.with_suffix(".pgm"))


def revoke(office: Page, portal: str, certificate: Certificate) -> None:
    office.goto(portal + reverse("documents:certificate", args=[certificate.pk]))
    office.get_by_label(_("Why is this certificate revoked?")).fill("Alikosewa")
    office.get_by_role("button", name=_("Revoke this certificate")).click()


def fits_and_is_accessible(page: Page) -> list[str]:
    found = violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [rule["id"] for rule in found] + ([f"{wide} wide"] if wide > NARROW["width"] else [])
