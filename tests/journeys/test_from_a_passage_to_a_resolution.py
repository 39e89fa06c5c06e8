"""In a browser: words of a ministry's report become a key issue, a draft, an adopted and frozen resolution."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from reports.adopted_text import is_as_adopted
from reports.models import IssueSource, Resolution
from tests.journeys.conftest import hand_session_over
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports import workbench_by_hand as bench

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

# What the buttons say.
SAID = {
    "sw": {
        "gather": "Kusanya maneno haya",
        "save": "Kusanya maneno",
        "from_chosen": "Andika rasimu ya azimio kutokana na zilizochaguliwa",
        "begin": "Anzisha rasimu",
        "propose": "Lipendekeze",
        "adopt": "Lipitishwe",
        "recommend": "Weka ushauri kwenye kumbukumbu",
        "decide": "Weka uamuzi wa kikao kwenye kumbukumbu",
        "adopted": "Limepitishwa",
        "public": "Ukurasa wa umma",
    },
    "en": {
        "gather": "Gather these words",
        "save": "Gather the words",
        "from_chosen": "Draft a resolution from those chosen",
        "begin": "Begin the draft",
        "propose": "Propose it",
        "adopt": "Adopt",
        "recommend": "Record the recommendation",
        "decide": "Record the decision of the meeting",
        "adopted": "Adopted",
        "public": "Public page",
    },
}
WORDS = "wachache 😀 wana ujuzi"

# Selects words inside a paragraph as a hand on a mouse would.
SELECT = """words => {
  for (const paragraph of document.querySelectorAll("p[data-start]")) {
    const node = [...paragraph.childNodes].find((one) => one.textContent.includes(words));
    if (!node) continue;
    const text = node.nodeType === 3 ? node : node.firstChild;
    const at = text.data.indexOf(words);
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return true;
  }
  return false;
}"""


def test_from_a_passage_to_an_adopted_and_frozen_resolution(
    live_server: LiveServer, settings: object, page: Page
) -> None:
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]
    client = desk.signed_in(desk.editor())
    hand_session_over(client, page.context, live_server.url)
    for language in ("sw", "en"):
        edition = by_hand.edition(state="in_session")
        bench.ministry_report(edition)
        walk(page, live_server.url, edition, language)
        resolution = edition.resolutions.get()
        source = IssueSource.objects.get(issue__edition=edition)
        assert source.quote == WORDS
        assert source.start == bench.CHALLENGES.index(WORDS)
        assert (resolution.number, resolution.decision) == (1, "adopted")
        assert resolution.decided_on == dt.date(2030, 3, 6)
        assert resolution.text_en == "Institutions shall train and keep their staff."
        assert is_as_adopted(resolution)
        assert [row.number for row in resolution.wordings.order_by("number")] == [1, 2]
        frozen(client, resolution)


def walk(page: Page, portal: str, edition, language: str) -> None:  # type: ignore[no-untyped-def]
    """From the material to the public page, by what the reader sees."""
    said = SAID[language]
    base = f"{portal}/{language}/kazi/vikao/{edition.year}/maazimio/"
    page.goto(f"{base}nyenzo/?part=challenges")
    assert page.evaluate(SELECT, WORDS)
    page.get_by_role("link", name=said["gather"]).click()
    assert page.locator("#id_words").input_value() == WORDS
    page.fill("#id_text_sw", "Wataalamu ni wachache")
    page.fill("#id_text_en", "Experts are few")
    page.get_by_role("button", name=said["save"]).click()
    assert page.locator("mark", has_text=WORDS).count() == 1

    page.goto(f"{base}hoja/")
    page.locator("input[name=hoja]").check()
    page.get_by_role("button", name=said["from_chosen"]).click()
    page.fill("#id_title_sw", "Kuwabakiza wataalamu")
    page.fill("#id_title_en", "Keeping experts")
    page.fill("#id_text_sw", "Taasisi ziwafunze na kuwabakiza watumishi wao.")
    page.fill("#id_text_en", "Institutions shall train their staff.")
    page.get_by_role("button", name=said["begin"]).click()

    page.get_by_role("button", name=said["propose"]).click()
    page.get_by_label(said["adopt"], exact=True).check()
    page.get_by_role("button", name=said["recommend"]).click()
    page.get_by_role("link", name=said["decide"]).click()
    page.fill("#id_text_en", "Institutions shall train and keep their staff.")
    page.fill("#id_on", "2030-03-06")
    page.get_by_role("button", name=said["adopted"], exact=True).click()
    page.get_by_role("link", name="Kuwabakiza" if language == "sw" else "Keeping").first.click()
    page.get_by_role("link", name=said["public"]).click()
    shown = page.locator("main").inner_text()
    assert f"KK/{edition.year}/01" in shown
    assert "Taasisi ziwafunze na kuwabakiza watumishi wao." in shown
    assert "Institutions shall train and keep their staff." in shown


def frozen(client: Client, resolution: Resolution) -> None:
    """The page of the wording no longer changes it."""
    address = bench.workbench(resolution.edition, f"rasimu/{resolution.pk}/maneno/")
    words = dict.fromkeys(("title_sw", "title_en", "text_sw", "text_en"), "Mengine")
    refused = client.post(address, {**words, "revision": resolution.revision})
    assert refused.status_code == 422
    resolution.refresh_from_db()
    assert is_as_adopted(resolution)
