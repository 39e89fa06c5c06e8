"""Two rapporteurs in one report: nothing overwritten, nothing lost, every state kept."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from sessions_app.models import BreakoutReport, BreakoutRevision, PlanRow
from sessions_app.selectors.breakout_reports import open_asides
from sessions_app.services.breakout_handing_in import accept_report, hand_in_report, return_report
from sessions_app.services.breakout_plan import (
    RowChanged,
    add_plan_row,
    change_plan_row,
    move_plan_row,
    remove_plan_row,
)
from sessions_app.services.breakout_writing import ReportClosed, write_part
from tests.sessions_app.hall import NOW, a_group, a_rapporteur, signed_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return a_group()


@pytest.fixture
def asha(group):
    return a_rapporteur(group, full_name="Asha Juma")


@pytest.fixture
def baraka(group):
    return a_rapporteur(group, full_name="Baraka Mosha")


def write(group, body, by, revision=0, at=NOW, **place):
    place = {"part": "challenges", "language": "sw", **place}
    return write_part(group=group, body=body, revision=revision, by=by, at=at, **place)


def text(group) -> str:
    return BreakoutReport.objects.get(group=group).challenges_sw


def writing(group, page="", *, language="sw", of="sw") -> str:
    return f"/{language}/vikundi/{group.edition.year}/{group.number}/{of}/{page}"


def test_different_lines_of_two_are_put_together(group, asha, baraka):
    first = write(group, "umeme\nmtandao", asha)
    write(group, "umeme hafifu\nmtandao", asha, first.revision)

    late = write(group, "umeme\nmtandao wa polepole\nfedha", baraka, first.revision)

    assert late.state == "merged"
    assert text(group) == late.body == "umeme hafifu\nmtandao wa polepole\nfedha"


def test_the_same_line_of_two_keeps_both_texts(group, asha, baraka):
    first = write(group, "umeme", asha)
    second = write(group, "umeme hafifu", asha, first.revision)

    late = write(group, "umeme hakuna", baraka, first.revision)

    assert (late.state, late.body) == ("aside", "umeme hafifu")
    assert text(group) == "umeme hafifu"
    aside = open_asides(report=group.report).get()
    assert (aside.body, aside.by_label) == ("umeme hakuna", baraka.audit_label)
    again = write(group, "umeme hakuna kabisa", baraka, first.revision)
    assert [one.body for one in open_asides(report=group.report)] == ["umeme hakuna kabisa"]

    together = write(
        group, "umeme hafifu\numeme hakuna kabisa", asha, second.revision, settles=again.aside
    )
    assert together.state == "saved"
    assert not open_asides(report=group.report).exists()
    assert {row.body for row in BreakoutRevision.objects.all()} >= {"umeme hakuna", "umeme hafifu"}


def test_what_was_typed_on_while_the_answer_came_is_not_doubled(group, asha, baraka):
    first = write(group, "a", asha)
    write(group, "a\nasha", asha, first.revision)
    sent = write(group, "a\nbar", baraka, first.revision, base="a")
    assert sent.body == "a\nasha\nbar"

    typed_on = write(group, "a\nbaraka", baraka, sent.revision, base="a\nbar")

    assert typed_on.body == "a\nasha\nbaraka"


def test_parts_and_languages_stand_apart_and_the_same_text_writes_nothing(group, asha):
    write(group, "sw", asha)
    write(group, "en", asha, language="en")
    write(group, "mbinu", asha, part="methods")
    same = write(group, "sw", asha, 1)

    assert same.state == "same"
    assert BreakoutRevision.objects.count() == 3
    assert Event.objects.filter(action="sessions_app.breakout_written").count() == 3
    with pytest.raises(KeyError):
        write(group, "x", asha, part="kingine")
    with pytest.raises(ValidationError):
        write(group, "x" * 20_001, asha, 1)


def test_a_text_that_came_from_a_folder_stays_in_the_history(group, asha):
    BreakoutReport.objects.create(group=group, challenges_sw="kutoka faili")

    write(group, "kutoka faili\nna mpya", asha, 0)

    assert text(group) == "kutoka faili\nna mpya"
    assert [row.body for row in BreakoutRevision.objects.order_by("number")] == [
        "kutoka faili",
        "kutoka faili\nna mpya",
    ]


def test_a_report_is_handed_in_returned_and_accepted(group, asha):
    coordinator = somebody("coordinator")
    with pytest.raises(ValidationError):
        hand_in_report(group=group, by=asha, at=NOW)
    write(group, "umeme", asha)

    hand_in_report(group=group, by=asha, at=NOW)
    with pytest.raises(ReportClosed):
        write(group, "umeme tena", asha, 1)
    report = BreakoutReport.objects.get()
    return_report(report=report, remarks="Fupisha", by=coordinator, at=NOW)
    write(group, "umeme tena", asha, 1)
    hand_in_report(group=group, by=asha, at=NOW)
    accept_report(report=report, by=coordinator, at=NOW)

    with pytest.raises(ReportClosed):
        add_plan_row(group=group, fields={"what_sw": "x"}, by=asha, at=NOW)
    told = {one.kind: one for one in OutboxMessage.objects.filter(address=asha.email)}
    assert set(told) == {"breakout_report_returned", "breakout_report_accepted"}
    assert "Fupisha" in told["breakout_report_returned"].text
    report.refresh_from_db()
    assert (report.state, report.submitted_at, report.challenges_sw) == (
        "accepted",
        NOW,
        "umeme tena",
    )


def test_a_report_with_a_text_set_aside_is_not_handed_in(group, asha, baraka):
    first = write(group, "umeme", asha)
    write(group, "umeme hafifu", asha, first.revision)
    write(group, "umeme hakuna", baraka, first.revision)

    with pytest.raises(ValidationError) as refused:
        hand_in_report(group=group, by=asha, at=NOW)

    assert refused.value.code == "aside"


def test_lines_of_the_plan_have_revisions_of_their_own(group, asha, baraka):
    told = {"group": group, "at": NOW}
    rows = [add_plan_row(fields={"what_sw": name}, by=asha, **told) for name in "abc"]
    change_plan_row(number=rows[0].pk, revision=1, fields={"what_sw": "a1"}, by=asha, **told)

    with pytest.raises(RowChanged) as changed:
        change_plan_row(number=rows[0].pk, revision=1, fields={"what_sw": "a2"}, by=baraka, **told)
    assert changed.value.row.what_sw == "a1"
    with pytest.raises(RowChanged):
        remove_plan_row(number=rows[0].pk, revision=1, by=baraka, **told)
    assert move_plan_row(number=rows[2].pk, up=True, by=baraka, **told)
    assert not move_plan_row(number=rows[0].pk, up=True, by=baraka, **told)
    change_plan_row(number=rows[2].pk, revision=1, fields={"what_sw": "c1"}, by=asha, **told)
    remove_plan_row(number=rows[1].pk, revision=1, by=baraka, **told)

    assert [row.what_sw for row in PlanRow.objects.order_by("order")] == ["a1", "c1"]


@pytest.mark.parametrize("language", ["sw", "en"])
def test_without_a_script_two_in_one_line_meet_on_a_page_with_both_texts(
    group, asha, baraka, language
):
    first, second = signed_in(asha), signed_in(baraka)
    for client in (first, second):
        assert client.get(writing(group, language=language)).status_code == 200
    save = writing(group, "sehemu/challenges/", language=language)
    form = {"challenges_body": "", "revision": "0"}
    assert first.post(save, {**form, "body": "umeme hafifu"}).status_code == 302
    first.post(save, {"body": "umeme hafifu sana", "revision": "1"})

    met = second.post(save, {"body": "umeme hakuna", "revision": "1"}, follow=True)

    html = met.content.decode()
    assert met.redirect_chain[-1][0].endswith("/pamoja/3/")
    assert "umeme hafifu sana\numeme hakuna" in html
    together = {"body": "umeme hafifu sana\numeme hakuna", "revision": "2"}
    second.post(met.redirect_chain[-1][0], together)
    assert text(group) == "umeme hafifu sana\numeme hakuna"
    history = second.get(writing(group, "sehemu/challenges/historia/")).content.decode()
    assert "Asha Juma" in history
    assert second.get(writing(group, "sehemu/challenges/historia/3/")).status_code == 200


def test_leaving_a_text_aside_keeps_it_in_the_history(group, asha, baraka):
    first = write(group, "umeme", asha)
    write(group, "umeme hafifu", asha, first.revision)
    late = write(group, "umeme hakuna", baraka, first.revision)

    signed_in(asha).post(writing(group, f"sehemu/challenges/pamoja/{late.aside}/acha/"))

    assert not open_asides(report=group.report).exists()
    assert text(group) == "umeme hafifu"


def test_an_earlier_text_is_put_back_as_the_newest(group, asha):
    write(group, "ya kwanza", asha)
    write(group, "ya pili", asha, 1, at=NOW + dt.timedelta(hours=1))

    signed_in(asha).post(writing(group, "sehemu/challenges/historia/1/rejesha/"))

    assert text(group) == "ya kwanza"
    assert BreakoutRevision.objects.count() == 3


def test_the_script_is_told_what_stands_there(group, asha, baraka):
    client = signed_in(baraka)
    save = writing(group, "sehemu/challenges/hifadhi/")
    write(group, "umeme", asha, at=dt.datetime.now(tz=dt.UTC))

    told = client.get(writing(group, "hali/?challenges=0")).json()["parts"]["challenges"]
    assert (told["body"], told["by"], told["is_now"]) == ("umeme", "Asha Juma", True)
    assert (
        "body" not in client.get(writing(group, "hali/?challenges=1")).json()["parts"]["challenges"]
    )

    answer = client.post(save, {"body": "umeme\nmaji", "revision": "1", "base": "umeme"}).json()
    assert answer == {"state": "saved", "revision": 2, "body": "umeme\nmaji"}
    answer = client.post(save, {"body": "maji", "revision": "1", "base": "ya kale"}).json()
    assert answer["state"] == "aside"
    assert answer["address"].endswith("/sehemu/challenges/pamoja/3/")
    assert client.post(save, {"body": "x" * 20_001, "revision": "2"}).status_code == 422
    client.logout()
    assert client.post(save, {"body": "x", "revision": "2"}).json() == {"state": "signed_out"}


def test_typed_words_come_back_when_the_report_was_handed_in_meanwhile(group, asha):
    write(group, "umeme", asha)
    hand_in_report(group=group, by=asha, at=NOW)

    save = writing(group, "sehemu/challenges/")
    answer = signed_in(asha).post(save, {"body": "umeme na maji", "revision": "1"})

    assert answer.status_code == 409
    assert "umeme na maji" in answer.content.decode()
    assert text(group) == "umeme"


def test_the_plan_by_forms(group, asha, baraka):
    client = signed_in(asha)
    row = {"what_sw": "Kujenga kituo", "institution": "", "due_on": "2031-06-30", "revision": "0"}
    bad = client.post(writing(group, "mpango/ongeza/"), {**row, "what_sw": ""})
    assert bad.status_code == 422
    assert client.post(writing(group, "mpango/ongeza/"), row).status_code == 302
    made = PlanRow.objects.get()
    assert made.due_on == dt.date(2031, 6, 30)
    change = writing(group, f"mpango/{made.pk}/")
    assert client.post(change, {**row, "who_sw": "Asha", "revision": "1"}).status_code == 302

    met = signed_in(baraka).post(change, {**row, "who_sw": "Baraka", "revision": "1"})
    html = met.content.decode()
    assert met.status_code == 409
    assert "Asha" in html
    assert "Baraka" in html
    assert 'name="revision" value="2"' in html

    assert client.post(f"{change}ondoa/", {"revision": "1"}).status_code == 409
    assert client.post(f"{change}ondoa/", {"revision": "2"}).status_code == 302
    assert not PlanRow.objects.exists()
