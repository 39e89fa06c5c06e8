"""Moderating the floor: opening, showing, declining, answering, correcting, writing down, taking out."""

import datetime as dt
import io
import uuid
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from sessions_app.choices import FloorState
from sessions_app.models import Contribution, Item
from sessions_app.services.floor_forgetting import forget_names_from_the_floor
from sessions_app.services.floor_opening import follow_the_clock
from tests.meetings.factories import EditionFactory
from tests.sessions_app.hall import (
    NOW,
    a_question,
    an_item,
    floor,
    moderation,
    signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def item():
    return an_item()


@pytest.fixture
def moderator():
    return signed_in(somebody(Role.RAPPORTEUR))


def act(client, one: Contribution, what: str, **data):
    year = one.edition.year
    return client.post(f"/sw/kazi/vikao/{year}/ukumbi/hoja/{one.pk}/{what}/", data)


def test_the_floor_opens_and_closes_on_record(moderator):
    item = an_item(floor=FloorState.CLOSED)

    moderator.post(moderation(item, "fungua/"))
    item.refresh_from_db()
    assert item.floor == FloorState.OPEN
    assert moderator.get(floor(item)).status_code == 200
    moderator.post(moderation(item, "funga/"))
    item.refresh_from_db()
    assert item.floor == FloorState.ENDED

    events = Event.objects.filter(action__startswith="sessions_app.floor_").order_by("pk")
    assert [event.action for event in events] == [
        "sessions_app.floor_open",
        "sessions_app.floor_ended",
    ]
    assert {event.edition_id for event in events} == {item.session.day.edition_id}


def timed(begins: int, ends: int | None, **fields):
    """An item of the first day; 9:00 universal time is noon in Dodoma."""
    times = {"starts_at": dt.time(begins), "ends_at": dt.time(ends) if ends else None}
    return an_item(fields.pop("edition"), floor=FloorState.CLOSED, **times, **fields)


def at_hour(edition, hour: int) -> list[str]:
    """How the floors stand after the clock went to this hour of the first day."""
    moment = dt.datetime.combine(edition.starts_on, dt.time(hour), ZoneInfo("Africa/Dar_es_Salaam"))
    follow_the_clock(at=moment)
    return list(Item.objects.order_by("pk").values_list("floor", flat=True))


def test_floors_open_and_close_by_time_and_a_hand_takes_them_from_the_clock(moderator):
    edition = EditionFactory()
    timed(9, 10, edition=edition)
    second = timed(10, None, edition=edition)
    timed(11, 12, edition=edition, kind="break")

    moderator.post(f"/sw/kazi/vikao/{edition.year}/ukumbi/saa/")

    assert at_hour(edition, 8) == ["closed", "closed", "closed"]
    assert at_hour(edition, 9) == ["open", "closed", "closed"]
    assert at_hour(edition, 10) == ["ended", "open", "closed"]
    assert at_hour(edition, 11) == ["ended", "ended", "closed"]
    moderator.post(moderation(second, "fungua/"))
    assert at_hour(edition, 12) == ["ended", "open", "closed"]
    events = Event.objects.filter(action__startswith="sessions_app.floor_").order_by("pk")
    assert events.last().after == {"floor": "open", "floor_by_time": False}


def test_what_a_hand_closed_early_stays_closed_until_the_clock_is_given_it_again(moderator):
    edition = EditionFactory()
    item = timed(9, 10, edition=edition)
    moderator.post(moderation(item, "saa/"))
    assert "09:00" in signed_in(None).get(floor(item)).content.decode()
    assert at_hour(edition, 9) == ["open"]

    moderator.post(moderation(item, "funga/"))
    assert at_hour(edition, 9) == ["ended"]
    moderator.post(moderation(item, "saa/"))
    assert at_hour(edition, 9) == ["open"]
    moderator.post(moderation(item, "saa/"), {"kwa-mkono": "1"})
    assert at_hour(edition, 10) == ["open"]


def test_what_is_shown_everybody_reads_and_what_is_declined_nobody(item, moderator):
    good, bad = a_question(item, "Swali zuri"), a_question(item, "Tusi")

    act(moderator, good, "onesha")
    answer = act(moderator, bad, "usioneshe", remark="")
    assert answer.status_code == 422
    act(moderator, bad, "usioneshe", remark="Si ya mada")

    html = moderator.get(moderation(item)).content.decode()
    assert "Si ya mada" in html
    public = signed_in(None).get(floor(item)).content.decode()
    assert "Swali zuri" in public
    assert "Tusi" not in public
    assert "Si ya mada" not in public


def test_an_answer_is_read_with_the_question_and_can_be_written_again(item, moderator):
    one = a_question(item, "Lini?", shown=True)

    act(moderator, one, "jibu", answer="Mwezi Julai")
    act(moderator, one, "jibu", answer="Mwezi Agosti")

    one.refresh_from_db()
    assert (one.state, one.answer) == ("answered", "Mwezi Agosti")
    assert "Mwezi Agosti" in signed_in(None).get(floor(item)).content.decode()


def test_a_correction_keeps_what_was_sent(item, moderator):
    one = a_question(item, "Mfumi utaanza lini?")

    act(moderator, one, "sahihisha", text="Mfumo utaanza lini?")
    act(moderator, one, "sahihisha", text="Mfumo huu utaanza lini?")
    act(moderator, one, "onesha")

    one.refresh_from_db()
    assert one.original_text == "Mfumi utaanza lini?"
    corrected = Event.objects.filter(action="sessions_app.contribution_corrected")
    assert corrected.count() == 2
    assert not any("utaanza" in f"{event.before} {event.after}" for event in corrected)
    assert "Mfumi" not in signed_in(None).get(floor(item)).content.decode()


def test_two_moderators_at_once_are_told(item, moderator):
    one = a_question(item, shown=True)

    answer = act(moderator, one, "onesha")

    assert answer.status_code == 302
    assert "tayari" in moderator.get(answer.headers["Location"]).content.decode()


def test_the_rapporteur_writes_down_who_spoke(item, moderator):
    form = {
        "text": "Naunga mkono hoja",
        "kind": "contribution",
        "language": "sw",
        "name": "Mhe. Neema Juma",
        "may_be_named": "on",
        "form_key": str(uuid.uuid4()),
    }

    for _time in range(2):
        assert moderator.post(moderation(item, "andika/"), form).status_code == 302

    one = Contribution.objects.get()
    assert (one.source, one.state) == ("rapporteur", "shown")
    assert "Mhe. Neema Juma" in signed_in(None).get(floor(item)).content.decode()


def test_the_file_is_safe_to_open_and_on_record(item, moderator):
    a_question(item, "=HYPERLINK(1)", name="+255")
    base = f"/sw/kazi/vikao/{item.session.day.edition.year}/ukumbi/orodha."

    csv = moderator.post(base + "csv").content.decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(moderator.post(base + "xlsx").content)).active

    assert "'=HYPERLINK(1)" in csv
    assert sheet.cell(row=2, column=6).value == "'=HYPERLINK(1)"
    assert Event.objects.filter(action="sessions_app.floor_exported").count() == 2
    assert moderator.get(base + "csv").status_code == 405


def test_the_sheet_to_hang_up_has_a_code_and_a_short_address(item, moderator, settings):
    settings.PUBLIC_ADDRESS = "https://kikaokazi.go.tz"
    year = item.session.day.edition.year

    for page in (f"/sw/kazi/vikao/{year}/ukumbi/msimbo/", moderation(item, "msimbo/")):
        html = moderator.get(page).content.decode()
        assert "<svg" in html
        assert f"kikaokazi.go.tz/sw/ukumbi/{year}" in html


def test_only_moderators_of_the_edition_come_in(item):
    """Every address of the staff's side, for every role."""
    waiting = a_question(item, "Halijaoneshwa")
    edition = item.session.day.edition
    staff = f"/sw/kazi/vikao/{edition.year}/ukumbi/"
    one = f"{staff}hoja/{waiting.pk}/"
    pages = [
        *(staff, f"{staff}msimbo/", one),
        *(moderation(item, page) for page in ("", "orodha/", "msimbo/", "andika/")),
    ]
    actions = [
        *(f"{staff}orodha.{kind}" for kind in ("csv", "xlsx")),
        *(moderation(item, page) for page in ("fungua/", "funga/", "andika/")),
        *(f"{one}{page}/" for page in ("onesha", "usioneshe", "jibu", "sahihisha")),
    ]
    allowed = {Role.COORDINATOR, Role.PROGRAMME, Role.RAPPORTEUR}
    for role in Role:
        client = signed_in(somebody(role))
        for address in pages:
            expected = 200 if role in allowed else 403
            assert client.get(address).status_code == expected, (role, address)
        if role not in allowed:
            for address in actions:
                assert client.post(address).status_code == 403, (role, address)
    elsewhere = signed_in(somebody(Role.RAPPORTEUR, edition=an_item().session.day.edition))
    for address in pages:
        assert elsewhere.get(address).status_code == 403, address
        assert signed_in(None).get(address).status_code == 302, address
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_an_item_of_another_edition_is_not_found(moderator, item):
    other = an_item()
    year = other.session.day.edition.year

    assert moderator.get(f"/sw/kazi/vikao/{year}/ukumbi/{item.pk}/").status_code == 404
    one = a_question(item)
    assert moderator.get(f"/sw/kazi/vikao/{year}/ukumbi/hoja/{one.pk}/").status_code == 404


def test_names_go_when_they_have_served(item, settings):
    edition = item.session.day.edition
    silent = a_question(item, "Bila jina", name="Asha")
    named = a_question(item, "Na jina", name="Juma", may_be_named=True)
    later = NOW.replace(year=edition.year, month=6)

    assert forget_names_from_the_floor(at=later) == 1
    silent.refresh_from_db()
    assert (silent.name, silent.text) == ("", "Bila jina")
    assert forget_names_from_the_floor(at=later.replace(year=edition.year + 6)) == 1
    named.refresh_from_db()
    assert named.name == ""


def test_the_queue_and_the_overview_cost_the_same_with_thirty(item, moderator):
    year = item.session.day.edition.year
    pages = (moderation(item), moderation(item, "orodha/"), f"/sw/kazi/vikao/{year}/ukumbi/")

    def counted() -> list[int]:
        return [_queries(moderator, address) for address in pages]

    a_question(item)
    counted()
    before = counted()
    for number in range(30):
        a_question(item, f"Swali la {number}", shown=number % 2 == 0)
        an_item(item.session.day.edition)
    assert counted() == before


def _queries(client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
