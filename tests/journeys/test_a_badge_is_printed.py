"""Badges are designed and printed by staff in English, and the code is shown by a participant in Swahili."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.services.running import run_job
from registrations.links import own_token
from registrations.models import BadgeDesign, Pass
from tests.journeys.conftest import hand_session_over
from tests.registrations.badges import meeting_with
from tests.registrations.factories import staff

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_badges_are_designed_printed_and_shown(
    page: Page, live_server: LiveServer, settings: object
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    edition, rows = meeting_with()
    client = Client()
    client.force_login(staff())
    hand_session_over(client, page.context, live_server.url)

    page.goto(f"{live_server.url}/en/kazi/beji/?mwaka={edition.year}")
    page.get_by_role("link", name="Change the design").click()
    page.get_by_label("Side band: the code beside the name").check()
    page.get_by_role("button", name="Save").click()
    assert BadgeDesign.objects.get().layout == "side"

    page.get_by_role("link", name="Print all").click()
    page.get_by_role("button", name="Make the file").click()
    run_job(job_id=DocumentJob.objects.get().pk, clock=timezone.now)
    page.reload()
    assert page.get_by_role("link", name="Download").is_visible()
    assert Pass.objects.exclude(printed_as="").count() == len(rows)

    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{live_server.url}/sw/usajili/yangu/{own_token(rows[0])}/")
    page.get_by_role("link", name="Beji yako").click()
    assert page.get_by_text(rows[0].reference).first.is_visible()
    assert page.locator(".own-code svg").bounding_box()["width"] <= 320
