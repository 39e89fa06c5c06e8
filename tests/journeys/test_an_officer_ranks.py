"""In a browser: from assigned sheets to a frozen ranking with its flags, a tie voted on, and the proof."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.test import Client

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from innovations.models import Assignment, Stage
from innovations.services.assigning import assign_stage
from innovations.services.scoring import submit_sheet
from innovations.services.stages import close_stage, open_stage, plan_stage
from innovations.sheet_values import Typed
from tests.accounts.factories import UserFactory
from tests.innovations.factories import call_with_criteria, standing_entry
from tests.innovations.judged import AT, judge_of_panel
from tests.journeys.conftest import hand_session_over

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Entries 1 to 3 in a circle that only a vote breaks; entry 4 apart. By entry, then judge.
SCORES = {1: (7, 5, 6), 2: (6, 7, 5), 3: (5, 6, 7), 4: (2, 1, 2)}
SAID = {
    "sw": {
        "sealed": "Umefichwa hadi utoaji wa alama ufungwe",
        "early": "Fungua mpangilio kabla ya kufungwa",
        "open": "Fungua mpangilio",
        "opened": "Ulifunguliwa kabla ya kufungwa",
        "ties": "Sare",
        "record": "Weka kura",
        "broken": "Sare imeamuliwa kwa kura ya jopo",
        "flags": "Tahadhari",
        "decide": "Andika uamuzi",
        "keep": "Hifadhi uamuzi",
        "proof": "Uthibitisho",
        "file": "Chukua faili (JSON)",
    },
    "en": {
        "sealed": "Sealed until scoring closes",
        "early": "Open the ranking before the close",
        "open": "Open the ranking",
        "opened": "Opened before the close",
        "ties": "Ties",
        "record": "Record votes",
        "broken": "Tie broken by a vote of the panel",
        "flags": "Flags",
        "decide": "Decide",
        "keep": "Keep the decision",
        "proof": "Proof",
        "file": "Take the file (JSON)",
    },
}


def test_an_officer_ranks(
    live_server: LiveServer, settings: object, page: Page, tmp_path: Path
) -> None:
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]  # pytest-django's settings
    client = Client()
    client.force_login(UserFactory(roles=[Role.INNOVATION]))
    hand_session_over(client, page.context, live_server.url)
    for language in ("sw", "en"):
        stage = _scored()
        year = stage.call.edition.year
        page.goto(f"{live_server.url}/{language}/kazi/vikao/{year}/ubunifu/nafasi/")
        _opens_early(page, SAID[language])
        close_stage(stage=stage, by=SYSTEM, at=AT)
        page.goto(f"{live_server.url}/{language}/kazi/vikao/{year}/ubunifu/nafasi/1/")
        _has_the_tie_voted_on(page, SAID[language], stage)
        _decides_about_a_flag(page, SAID[language])
        _takes_the_proof(page, SAID[language], tmp_path / f"{language}.json")
        assert [run.is_final for run in stage.runs.order_by("pk")] == [False, True]


def _scored() -> Stage:
    """Planned, assigned, opened and scored by the services that staff and judges use."""
    call = call_with_criteria(is_blind=False, judges_each=3)
    for number in SCORES:
        standing_entry(call=call, number=number)
    for number in (1, 2, 3):
        judge_of_panel(call, number)
    stage = plan_stage(call=call, number=1, by=SYSTEM, at=AT)
    assign_stage(stage=stage, by=SYSTEM, at=AT)
    open_stage(stage=stage, by=SYSTEM, at=AT, reason="Hatua hazijaelezwa")
    criteria = list(call.criteria.values_list("pk", flat=True))
    for row in Assignment.objects.filter(stage=stage).select_related("judge", "entry"):
        score = SCORES[row.entry.number][row.judge.pseudonym - 1]
        typed = Typed(dict.fromkeys(criteria, score), "", "")
        submit_sheet(assignment=row, typed=typed, revision=0, by=SYSTEM, at=AT)
    return stage


def _opens_early(page: Page, said: dict[str, str]) -> None:
    page.get_by_text(said["sealed"]).wait_for()
    assert "6.00" not in page.content()
    page.get_by_role("link", name=said["early"]).click()
    page.get_by_role("button", name=said["open"]).click()
    page.get_by_role("alert").first.wait_for()
    page.locator("textarea[name=reason]").fill("Mgeni rasmi anauliza")
    page.get_by_role("button", name=said["open"]).click()
    page.get_by_text(said["opened"]).first.wait_for()
    assert "6.00" in page.content()


def _has_the_tie_voted_on(page: Page, said: dict[str, str], stage: Stage) -> None:
    page.get_by_role("link", name=said["ties"], exact=True).click()
    page.get_by_role("link", name=said["record"]).click()
    entry = stage.call.edition.entries.get(number=3)
    for choice in page.locator("main select").all():
        choice.select_option(str(entry.pk))
    page.get_by_role("button").filter(has_text=said["record"].split()[0]).click()
    page.get_by_text(said["broken"]).first.wait_for()


def _decides_about_a_flag(page: Page, said: dict[str, str]) -> None:
    page.get_by_role("link", name=said["flags"], exact=True).click()
    page.get_by_role("link", name=said["decide"]).first.click()
    page.locator("textarea[name=decision]").fill("Tumeangalia: hakuna la kufanya.")
    page.get_by_role("button", name=said["keep"]).click()
    page.get_by_text("Tumeangalia: hakuna la kufanya.").wait_for()


def _takes_the_proof(page: Page, said: dict[str, str], file: Path) -> None:
    page.get_by_role("link", name=said["proof"], exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=said["file"]).click()
    download.value.save_as(file)
    assert json.loads(file.read_text())["input_hash"] in page.content()
    call_command("recompute_ranking", file=file)
