"""What runs now and what comes next, by the clock of the meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from egov_meeting.meetings.models import Edition
from sessions_app.models import Item
from sessions_app.now_and_next import NowAndNext, now_and_next
from sessions_app.published import programme_as_arranged
from sessions_app.views import public_now
from tests.sessions_app.small_programme import FIRST, clock, item_called, small_programme

pytestmark = pytest.mark.django_db
NOW = "/sw/vikao/2027/ratiba/sasa/"
SECOND = FIRST + dt.timedelta(days=1)


@pytest.fixture
def edition() -> Edition:
    return small_programme(state="in_session")


def moment(date: dt.date, time: str) -> dt.datetime:
    """A time of day in Dodoma, three hours ahead of the universal one."""
    local = dt.datetime.combine(
        date, dt.time.fromisoformat(time), dt.timezone(dt.timedelta(hours=3))
    )
    return local.astimezone(dt.UTC)


def looked_at(edition: Edition, date: dt.date, time: str) -> NowAndNext:
    return now_and_next(programme_as_arranged(edition=edition), at=moment(date, time))


def told(found: NowAndNext) -> tuple[list[str], list[str]]:
    return (
        [slot.item.title_sw for slot in found.running],
        [slot.item.title_sw for slot in found.coming],
    )


@pytest.mark.parametrize(
    ("time", "running", "coming"),
    [
        ("08:59", [], ["Maji"]),
        ("09:00", ["Maji"], ["Afya"]),
        ("09:29", ["Maji"], ["Afya"]),
        ("09:30", ["Afya"], ["Mapumziko"]),
        ("10:15", ["Mapumziko"], []),
        ("10:30", [], []),
    ],
)
def test_an_item_runs_from_its_beginning_until_its_end(
    edition: Edition, time: str, running: list[str], coming: list[str]
) -> None:
    assert told(looked_at(edition, FIRST, time)) == (running, coming)


@pytest.mark.parametrize(("time", "running"), [("11:00", ["Kuondoka"]), ("11:15", [])])
def test_what_has_no_end_lasts_a_quarter_of_an_hour(
    edition: Edition, time: str, running: list[str]
) -> None:
    assert told(looked_at(edition, SECOND, time)) == (running, [])


def test_what_has_no_end_ends_where_the_next_begins(edition: Edition) -> None:
    Item.objects.filter(title_sw="Maji").update(starts_at=clock("09:25"), ends_at=None)

    assert told(looked_at(edition, FIRST, "09:29")) == (["Maji"], ["Afya"])
    assert told(looked_at(edition, FIRST, "09:30")) == (["Afya"], ["Mapumziko"])


def test_what_begins_shortly_before_midnight_runs_until_midnight(edition: Edition) -> None:
    Item.objects.filter(title_sw="Kuondoka").update(starts_at=clock("23:50"))

    assert told(looked_at(edition, SECOND, "23:59")) == (["Kuondoka"], [])


def test_items_of_two_groups_on_one_day_run_side_by_side(edition: Edition) -> None:
    edition.programme_days.filter(number=2).update(date=FIRST)

    assert told(looked_at(edition, FIRST, "09:10")) == (["Maji", "Maazimio"], ["Afya", "Kuondoka"])


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        (FIRST - dt.timedelta(days=1), True, False),
        (FIRST, False, False),
        (SECOND + dt.timedelta(days=1), False, True),
    ],
)
def test_outside_the_meeting_nothing_runs(
    edition: Edition, date: dt.date, before: bool, after: bool
) -> None:
    found = looked_at(edition, date, "09:10")

    assert (found.is_before, found.is_after) == (before, after)
    assert bool(found.running) is not (before or after)


def test_the_day_is_that_of_the_meeting_not_of_the_universal_clock(edition: Edition) -> None:
    Item.objects.filter(title_sw="Maji").update(starts_at=clock("01:00"), ends_at=clock("02:00"))
    late_on_the_ninth = dt.datetime(2027, 3, 9, 22, 30, tzinfo=dt.UTC)
    found = now_and_next(programme_as_arranged(edition=edition), at=late_on_the_ninth)

    assert [slot.item.title_sw for slot in found.running] == ["Maji"]


@pytest.fixture
def at_nine_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    at_time(monkeypatch, "09:10")


def at_time(monkeypatch: pytest.MonkeyPatch, time: str) -> None:
    monkeypatch.setattr(public_now.timezone, "now", lambda: moment(FIRST, time))


def get(address: str, **headers: Any) -> Any:
    return Client().get(address, headers=headers)


@pytest.mark.parametrize(("language", "said"), [("sw", "Muda wa sasa: 09:10"), ("en", "At 09:10")])
def test_the_page_marks_what_runs_without_javascript(
    edition: Edition, at_nine_ten: None, language: str, said: str
) -> None:
    html = get(f"/{language}/vikao/2027/ratiba/sasa/").content.decode()

    assert said in html
    assert html.count("programme-running") == 1
    assert f'programme-running" id="kipengele-{item_called("Maji").pk}"' in html


def test_a_page_that_looks_again_gets_only_what_changes(
    edition: Edition, at_nine_ten: None
) -> None:
    answer = get(NOW, HX_Request="true")
    html = answer.content.decode()

    assert "<html" not in html
    assert html.count('hx-swap-oob="true"') == 3
    assert f'<span id="sasa-{item_called("Maji").pk}" hx-swap-oob="true" class="badge' in html
    assert answer.headers["Cache-Control"] == "public, max-age=20"


def test_a_page_that_is_right_still_is_told_so(
    edition: Edition, at_nine_ten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = looked_at(edition, FIRST, "09:10").mark
    same = get(f"{NOW}?tazama={mark}", HX_Request="true")
    at_time(monkeypatch, "09:31")
    later = get(f"{NOW}?tazama={mark}", HX_Request="true")

    assert (same.status_code, same.content) == (204, b"")
    assert (later.status_code, b"badge-good" in later.content) == (200, True)


def test_what_runs_leads_to_the_floor_once_it_is_open(edition: Edition, at_nine_ten: None) -> None:
    water = item_called("Maji")
    before = get(NOW).content.decode()
    Item.objects.filter(pk=water.pk).update(floor="open")
    address = f"/sw/ukumbi/2027/{water.pk}/"

    assert [address in html for html in (before, get(NOW).content.decode())] == [False, True]


def test_the_clock_is_never_kept(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    at_time(monkeypatch, "09:10")
    first = get(NOW).content.decode()
    at_time(monkeypatch, "09:40")
    second = get(NOW).content.decode()

    assert ("09:10" in first, "09:40" in second) == (True, True)


def test_the_programme_follows_the_clock_only_while_the_meeting_is_in_session(
    edition: Edition,
) -> None:
    following = get("/sw/vikao/2027/ratiba/").content.decode()
    searching = get("/sw/vikao/2027/ratiba/?tafuta=maji").content.decode()
    Edition.objects.update(state="closed")
    cache.clear()
    closed = get("/sw/vikao/2027/ratiba/").content.decode()

    assert ["hx-get" in html for html in (following, searching, closed)] == [True, False, False]
    assert ["htmx" in html for html in (following, searching, closed)] == [True, False, False]
