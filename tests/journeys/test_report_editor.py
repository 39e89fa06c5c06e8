"""The report's editor in a browser: figures as chips, drafts while typing, plain text in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings as portal_settings

from reports.figures import figures_of
from reports.models import AutosavedDraft, SectionText
from reports.richtext import parse, pin_figures, to_markdown
from tests.reports import desk_by_hand as at_work

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from egov_meeting.meetings.models import Edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EVERYTHING = """\
Walikuwa [[participants.total=786|noun]] **wenye [[participants.total=786|both]] hoja** na *mlazo*, pia alama \\* na \\_ na \\[[si takwimu]].

## Kichwa kidogo

- moja
- mbili
  yenye mstari

  na aya ya pili

1. kwanza
2. pili

- i) romani
- ii) ya pili

Mstari wa kwanza\\
mstari wa pili. Ona [[ref:participants]].

| A | B |
| --- | --- |
| 1 | [[participants.total=786\\|words]] |

[[photographs]]

> picha: maelezo ya picha
"""


@pytest.fixture
def edition(settings) -> Edition:
    settings.STAFF_SECOND_FACTOR = False
    return at_work.edition_at_work()


@pytest.fixture
def desk(page: Page, live_server, edition) -> Page:
    """The page of a signed-in editor."""
    client = at_work.signed_in(at_work.editor(email="mhariri@mfano.go.tz"))
    name = portal_settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    return page


def open_section(desk: Page, live_server, edition: Edition) -> None:
    desk.goto(live_server.url + at_work.workshop(edition, "sehemu/summary/sw/"))


def written(edition: Edition, body: str) -> str:
    """The form in which the portal would keep this text."""
    return pin_figures(to_markdown(parse(body)), figures=figures_of(edition), language="sw")


def test_a_text_goes_through_the_editor_unchanged(desk, live_server, edition) -> None:
    at_work.write(edition, EVERYTHING, by=at_work.editor())
    open_section(desk, live_server, edition)

    markdown = desk.evaluate("reportText.write(document.getElementById('editor'))")

    assert written(edition, markdown) == written(edition, EVERYTHING)


def test_figures_are_chips_and_typing_is_kept_and_saved(desk, live_server, edition) -> None:
    at_work.write(edition, "Walikuwa [[participants.total=786]].", by=at_work.editor())
    open_section(desk, live_server, edition)
    assert desk.locator("#editor .chip").inner_text() == "786"

    desk.locator("#editor p").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Zaidi ya hapo <b>.")
    desk.locator(".keeping", has_text="Yametunzwa").wait_for()
    assert "Zaidi ya hapo" in AutosavedDraft.objects.get().body

    desk.get_by_role("button", name="Hifadhi", exact=True).click()
    desk.wait_for_load_state()
    expected = "Walikuwa [[participants.total=786]]. Zaidi ya hapo <b>.\n"
    assert SectionText.objects.get().body == expected


def test_formatting_undo_and_a_figure_from_the_menu(desk, live_server, edition) -> None:
    at_work.write(edition, "neno", by=at_work.editor())
    open_section(desk, live_server, edition)
    desk.locator("#editor p").click(click_count=3)
    desk.get_by_role("button", name="Nene").click()
    text = "reportText.write(document.getElementById('editor'))"
    assert desk.evaluate(text) == "**neno**"
    desk.get_by_role("button", name="Tengua").click()
    assert desk.evaluate(text) == "neno"

    desk.keyboard.press("Control+End")
    desk.keyboard.type(" ")
    desk.locator("#insert-figure").focus()
    desk.locator("#insert-figure").select_option("[[participants.total=786|noun]]")
    desk.get_by_role("button", name="Weka", exact=True).click()
    assert desk.evaluate(text) == "neno [[participants.total=786|noun]]"
    desk.keyboard.press("Backspace")
    desk.keyboard.press("Backspace")
    assert "[[" not in desk.evaluate(text)


def test_paste_comes_in_as_plain_text(desk, live_server, edition) -> None:
    at_work.write(edition, "neno", by=at_work.editor())
    open_section(desk, live_server, edition)
    desk.locator("#editor p").click()
    desk.keyboard.press("Control+End")

    desk.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<h1 style='color:red'>Kichwa</h1><script>x()</script>");
            data.setData("text/plain", " kichwa\\n\\n<script>x()</script>");
            document.getElementById("editor").dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )

    html = desk.locator("#editor").inner_html()
    assert "<h1" not in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_plain_text_and_back(desk, live_server, edition) -> None:
    at_work.write(edition, "Moja **mbili**.", by=at_work.editor())
    open_section(desk, live_server, edition)

    desk.get_by_role("button", name="Maandishi tupu").click()
    assert desk.locator("#id_body").input_value().strip() == "Moja **mbili**."
    desk.locator("#id_body").fill("Moja *tatu* [[participants.total]].")
    desk.get_by_role("button", name="Maandishi tupu").click()

    desk.locator("#editor em", has_text="tatu").wait_for()
    assert desk.locator("#editor .chip").inner_text() == "786"


def test_what_could_not_be_sent_is_brought_back(desk, live_server, edition) -> None:
    at_work.write(edition, "Mwanzo.", by=at_work.editor())
    open_section(desk, live_server, edition)
    desk.context.set_offline(True)
    desk.locator("#editor p").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Bila mtandao.")
    desk.locator(".keeping", has_text="Hakuna mtandao").wait_for()
    desk.context.set_offline(False)

    desk.locator(".keeping", has_text="Yametunzwa kama rasimu").wait_for()

    assert AutosavedDraft.objects.get().body.strip() == "Mwanzo. Bila mtandao."
