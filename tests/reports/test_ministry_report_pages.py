"""The pages of ministry reports: who may open them, what they say, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from openpyxl import load_workbook

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.notifications.models import OutboxMessage
from reports.models import MinistryCall, MinistryReport, Promise
from reports.selectors.ministry_due import due_of
from reports.services.ministry_handing_in import return_report
from reports.services.ministry_writing import (
    Ticked,
    add_institution,
    add_promise,
    save_coverage,
)
from tests.accounts.factories import UserFactory
from tests.meetings.factories import EditionFactory
from tests.reports import ministries_by_hand as hand

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
OWN = [
    "ministry_report",
    "ministry_coverage",
    "ministry_add_institution",
    "ministry_files",
    "ministry_promises",
    "ministry_answers",
    "ministry_preview",
    "ministry_reading",
    "ministry_versions",
]
BOARD = ["ministry_board", "ministry_board_file", "ministry_closes"]
CHANGING = [
    "ministry_call",
    "ministry_add",
    "ministry_remind",
    "ministry_close",
    "ministry_reopen",
]
REVIEW = ["ministry_review"]
JUDGING = ["ministry_return", "ministry_accept", "ministry_more_time", "ministry_remove"]


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, call: MinistryCall, *args: Any, language: str = "sw") -> str:
    with translation.override(language):
        return reverse(f"reports:{name}", args=[call.edition.year, *args])


def typed(**texts: str) -> dict[str, str]:
    """A form with what was typed, from empty boxes."""
    return {**texts, **{f"was_{name}": "" for name in texts}}


# Who may open what.


def test_every_address_opens_for_its_people_and_for_nobody_else() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    report = hand.report_of(energy, call)
    mine, other = hand.focal_person(energy), hand.focal_person(hand.ministry("Wizara ya Maji"))
    people = {role: UserFactory(roles=[role], institution=energy) for role in Role}
    places = {
        **{address(name, call): {"own"} for name in OWN},
        **{
            address(name, call, "csv") if "file" in name else address(name, call): {"staff"}
            for name in BOARD
        },
        **{address(name, call): {"changing"} for name in CHANGING},
        **{address(name, call, report.pk): {"staff"} for name in REVIEW},
        **{address(name, call, report.pk): {"changing"} for name in JUDGING},
        address("ministry_invite", call, report.pk): {"inviting"},
    }
    staff = {
        Role.COORDINATOR, Role.FINANCE, Role.PROGRAMME, Role.INNOVATION, Role.RAPPORTEUR,
        Role.DESK, Role.AUDITOR, Role.ADMINISTRATOR,
    }  # fmt: skip
    groups = {
        "own": {Role.MINISTRY_FOCAL_PERSON},
        "staff": staff,
        "changing": {Role.COORDINATOR, Role.RAPPORTEUR},
        "inviting": {Role.COORDINATOR},
    }
    wrong = []
    for role, person in people.items():
        client = signed_in(person)
        for place, who in places.items():
            expected = role in groups[next(iter(who))]
            status = client.get(place).status_code
            if (status in (200, 302)) is not expected or (
                not expected and status not in (403, 404)
            ):
                wrong.append((role, place, status))
    assert wrong == []
    stranger, anonymous = signed_in(other), Client()
    for place, who in places.items():
        if who == {"own"}:
            assert stranger.get(place).status_code == 404, place
        assert anonymous.get(place).status_code == 302, place
    assert signed_in(mine).get(address("ministry_report", call)).status_code == 200


def test_a_role_held_in_one_edition_does_not_open_another() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call, other = hand.call_out(), hand.call_out(edition=EditionFactory(year=2090))
    person = UserFactory(institution=energy)
    person.role_assignments.create(role=Role.MINISTRY_FOCAL_PERSON, edition_id=other.edition_id)
    rapporteur = UserFactory()
    rapporteur.role_assignments.create(role=Role.RAPPORTEUR, edition_id=other.edition_id)

    assert signed_in(person).get(address("ministry_report", call)).status_code == 403
    assert signed_in(person).get(address("ministry_report", other)).status_code == 200
    assert signed_in(rapporteur).get(address("ministry_board", call)).status_code == 403
    assert signed_in(rapporteur).get(address("ministry_close", other)).status_code == 200


def test_a_number_of_another_ministrys_promise_line_or_file_is_not_found() -> None:
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    call = hand.call_out()
    theirs, report = hand.focal_person(water), hand.report_of(water, call)
    promise = add_promise(
        report=report,
        fields={"text_sw": "A", "text_en": "", "due_on": None},
        by=theirs,
        at=timezone.now(),
    )
    line = add_institution(
        report=report, institution=None, name="DAWASA", by=theirs, at=timezone.now()
    )
    client = signed_in(hand.focal_person(energy))

    for name, pk in (
        ("ministry_promise", promise.pk),
        ("ministry_remove_promise", promise.pk),
        ("ministry_remove_institution", line.pk),
        ("ministry_remove_file", 1),
    ):
        assert client.get(address(name, call, pk)).status_code == 404
        assert client.post(address(name, call, pk)).status_code in (302, 404)
    assert Promise.objects.filter(pk=promise.pk).exists()
    assert report.covered.filter(pk=line.pk).exists()


# Writing.


def test_texts_are_kept_by_the_plain_form_and_by_the_script() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    client, report = signed_in(hand.focal_person(energy)), hand.report_of(energy, call)

    saved = client.post(address("ministry_report", call), typed(**hand.TEXTS))
    kept = client.post(
        address("ministry_autosave", call),
        {"benefits_government_sw": "Mapato yamepanda.", "was_benefits_government_sw": ""},
    )

    assert saved.status_code == 302
    assert kept.json()["state"] == "kept"
    report.refresh_from_db()
    assert report.benefits_sw == (
        "## Manufaa kwa Serikali\n\nMapato yamepanda.\n\n## Manufaa kwa wananchi\n\n"
        "Kibali hupatikana kwa siku mbili badala ya ishirini."
    )
    page = client.get(address("ministry_report", call)).content.decode()
    assert "Mapato yamepanda." in page


def test_two_people_in_one_paragraph_see_both_texts_and_save_the_one_they_choose() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    asha, juma = signed_in(hand.focal_person(energy)), signed_in(hand.focal_person(energy))
    asha.post(address("ministry_report", call), typed(challenges_general_sw="Mtandao hukatika."))

    answer = juma.post(
        address("ministry_report", call), typed(challenges_general_sw="Umeme hukatika.")
    )
    page = answer.content.decode()
    again = juma.post(
        address("ministry_report", call),
        {
            "challenges_general_sw": "Mtandao na umeme.",
            "was_challenges_general_sw": "Mtandao hukatika.",
        },
    )

    assert answer.status_code == 409
    assert ">\nUmeme hukatika.</textarea>" in page
    assert "Mtandao hukatika." in page
    assert again.status_code == 302
    assert hand.report_of(energy, call).challenges_sw == "Mtandao na umeme."


def test_after_the_close_what_was_typed_stays_on_the_page() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    client = signed_in(hand.focal_person(energy))
    staff = signed_in(hand.coordinator())
    assert staff.post(address("ministry_close", call)).status_code == 302

    answer = client.post(
        address("ministry_report", call), typed(challenges_general_sw="Nimechelewa.")
    )
    kept = client.post(
        address("ministry_autosave", call), typed(challenges_general_sw="Nimechelewa.")
    )

    assert "Nimechelewa.</textarea>" in answer.content.decode()
    assert kept.status_code == 409
    assert hand.report_of(energy, call).challenges_sw == ""
    assert client.get(address("ministry_report", call)).status_code == 302


def test_whose_session_ended_is_told_by_the_autosave() -> None:
    call = hand.call_out()
    assert Client().post(address("ministry_autosave", call), {}).status_code == 401


def test_an_institution_is_not_left_out_without_a_reason_and_one_more_is_added_by_name() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.under(energy, "TANESCO")
    call = hand.call_out()
    client, report = signed_in(hand.focal_person(energy)), hand.report_of(energy, call)
    prefix = f"taasisi-{report.covered.get().pk}"
    sent = {
        f"{prefix}-coverage": "not_covered",
        f"{prefix}-reason": "",
        f"{prefix}-seen_coverage": "unknown",
        f"{prefix}-seen_reason": "",
    }

    refused = client.post(address("ministry_coverage", call), sent)
    client.post(address("ministry_coverage", call), sent | {f"{prefix}-reason": "Haikuleta"})
    offered = client.post(
        address("ministry_add_institution", call), {"institution": "Mradi wa Gesi"}
    )
    client.post(
        address("ministry_add_institution", call),
        {"institution": "Mradi wa Gesi", "institution_choice": "none"},
    )

    assert 'aria-invalid="true"' in refused.content.decode()
    assert "Mradi wa Gesi" in offered.content.decode()
    line = report.covered.get(name_printed="TANESCO")
    assert (line.coverage, line.reason) == ("not_covered", "Haikuleta")


def test_promises_are_put_down_and_answered_beside_the_last_ones() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    first = hand.call_out(edition=EditionFactory(year=2030))
    person = hand.focal_person(energy)
    promise = add_promise(
        report=hand.report_of(energy, first),
        fields={"text_sw": "Mfumo mmoja", "text_en": "", "due_on": None},
        by=person,
        at=timezone.now(),
    )
    call, client = hand.call_out(edition=EditionFactory(year=2031)), signed_in(person)

    empty = client.post(address("ministry_promises", call), {"text_sw": "", "text_en": ""})
    client.post(address("ministry_promises", call), {"text_sw": "Tutapima", "due_on": "2031-05-01"})
    without = client.post(
        address("ministry_answers", call), {f"ahadi-{promise.pk}-outcome": "not_done"}
    )
    client.post(
        address("ministry_answers", call),
        {f"ahadi-{promise.pk}-outcome": "not_done", f"ahadi-{promise.pk}-note": "Fedha"},
    )

    assert 'aria-invalid="true"' in empty.content.decode()
    assert 'aria-invalid="true"' in without.content.decode()
    promise.refresh_from_db()
    assert (promise.outcome, promise.outcome_note) == ("not_done", "Fedha")
    assert "Mfumo mmoja" in client.get(address("ministry_answers", call)).content.decode()


def test_two_colleagues_who_answer_promises_at_once_lose_nothing() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    first, person = hand.call_out(edition=EditionFactory(year=2030)), hand.focal_person(energy)
    one, other = (
        add_promise(
            report=hand.report_of(energy, first),
            fields={"text_sw": text, "text_en": "", "due_on": None},
            by=person,
            at=timezone.now(),
        )
        for text in ("Mfumo", "Mtandao")
    )
    call, client = hand.call_out(edition=EditionFactory(year=2031)), signed_in(person)
    place = address("ministry_answers", call)

    client.post(place, {f"ahadi-{one.pk}-outcome": "done"})
    client.post(place, {f"ahadi-{other.pk}-outcome": "under_way", f"ahadi-{other.pk}-note": "Nusu"})
    clash = client.post(place, {f"ahadi-{one.pk}-outcome": "not_done", f"ahadi-{one.pk}-note": "x"})
    stands = dict(Promise.objects.values_list("text_sw", "outcome"))
    form = clash.context["answers"][0]
    again = {form.add_prefix(name): form[name].value() for name in form.fields}

    assert stands == {"Mfumo": "done", "Mtandao": "under_way"}
    assert clash.status_code == 409
    assert client.post(place, again).status_code == 302
    one.refresh_from_db()
    assert (one.outcome, one.outcome_note) == ("not_done", "x")


# Handing in.


def test_handing_in_twice_by_a_double_press_gives_one_version_and_one_receipt() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    person = hand.focal_person(energy)
    report = hand.written(hand.report_of(energy, call), person)
    client = signed_in(person)

    for _press in range(2):
        answer = client.post(address("ministry_preview", call), {"revision": report.revision})
        assert answer.url == address("ministry_receipt", call)
    page = client.get(address("ministry_receipt", call)).content.decode()

    version = report.versions.get()
    assert str(version.code) in page
    assert OutboxMessage.objects.filter(kind="ministry_report_receipt").count() == 1
    assert client.get(address("ministry_report", call)).url == address("ministry_reading", call)


def test_what_is_missing_or_was_changed_meanwhile_is_told_and_nothing_goes_in() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    person = hand.focal_person(energy)
    client = signed_in(person)

    missing = client.get(address("ministry_preview", call)).content.decode()
    report = hand.written(hand.report_of(energy, call), person)
    changed = client.post(address("ministry_preview", call), {"revision": report.revision - 1})

    assert f'href="{address("ministry_report", call)}#benefits"' in missing
    assert changed.status_code == 409
    assert not report.versions.exists()


def test_a_returned_report_shows_each_remark_at_its_part_in_both_languages() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    person = hand.focal_person(energy)
    report = hand.handed_in(hand.report_of(energy, call), person)
    return_report(
        report=report,
        remarks={"challenges": "Taja wilaya."},
        until=None,
        by=hand.coordinator(),
        at=timezone.now(),
    )
    client = signed_in(person)

    for language, heading in (("sw", "Changamoto"), ("en", "Challenges")):
        page = client.get(address("ministry_report", call, language=language)).content.decode()
        part = page[page.index('id="challenges"') : page.index('id="proposals"')]
        assert heading in part
        assert "Taja wilaya." in part
    number = report.versions.order_by("-number").first().number
    assert "Taja wilaya." in client.get(address("ministry_version", call, number)).content.decode()
    assert client.get(address("ministry_version", call, 99)).status_code == 404


def test_a_report_returned_after_its_day_is_wanted_by_a_day_that_is_told() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call, person = hand.call_out(), hand.focal_person(energy)
    report = hand.handed_in(hand.report_of(energy, call), person)
    MinistryCall.objects.update(opens_at=None, due_at=timezone.now() - DAY)
    staff = signed_in(hand.coordinator())
    place = address("ministry_return", call, report.pk)
    until = timezone.localdate() + 3 * DAY

    assert staff.post(place, {"challenges": "Taja wilaya."}).status_code == 409
    assert staff.post(place, {"challenges": "Taja wilaya.", "until": until}).status_code == 302

    told = OutboxMessage.objects.get(kind="ministry_report_returned").text
    with translation.override(person.language):
        assert date_format(until, "j F Y") in told
    report = hand.report_of(energy, call)
    due = due_of(report=report, call=report.edition.ministry_call, at=timezone.now())
    assert (due.is_late, due.days_left) == (False, 3)


def test_a_meeting_without_a_call_has_nothing_to_accept_and_nobody_to_invite() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.focal_person(energy)
    edition = EditionFactory(is_recorded=True)
    report = edition.ministry_reports.create(institution=energy, order=1, state="submitted")
    staff = signed_in(hand.coordinator())
    told = {"full_name": "Asha Juma", "email": "asha@nishati.go.tz", "language": "sw"}

    for page, sent in (("kubali", {}), ("alika", told)):
        answer = staff.post(f"/sw/kazi/vikao/{edition.year}/wizara/{report.pk}/{page}/", sent)
        assert answer.status_code == 409, page

    report.refresh_from_db()
    assert report.state == "submitted"
    assert not User.objects.filter(email=told["email"]).exists()


def test_the_list_of_contents_moves_no_report_past_the_workflow() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    report = hand.handed_in(hand.report_of(energy, call), hand.focal_person(energy))
    staff = signed_in(hand.coordinator())
    place = f"/sw/kazi/vikao/{call.edition.year}/taarifa-za-wizara/{report.pk}/"
    form = staff.get(place).context["form"]
    as_shown = {name: form[name].value() or "" for name in form.fields}

    for name, wrong in (
        ("state", "accepted"),
        ("submitted_on", "2020-01-01"),
        ("challenges_sw", "Hakuna"),
        ("institution", hand.ministry("Wizara ya Maji").pk),
    ):
        page = staff.post(place, {**as_shown, name: wrong})
        assert name in page.context["form"].errors, name
    assert staff.post(f"{place}futa/").status_code == 409
    assert staff.post(place, {**as_shown, "name_printed_sw": "Nishati"}).status_code == 302

    MinistryReport.objects.filter(pk=report.pk).update(state="draft")
    type(call.edition).objects.update(is_recorded=True)
    form = staff.get(place).context["form"]
    as_shown = {name: form[name].value() or "" for name in form.fields}
    assert staff.post(place, {**as_shown, "state": "accepted"}).status_code == 302


def test_what_is_not_handed_in_yet_is_not_public() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.under(energy, "TANESCO")
    hand.under(energy, "EWURA")
    call, person = hand.call_out(), hand.focal_person(energy)
    report = hand.report_of(energy, call)
    line = report.covered.get(name_printed="TANESCO")
    told = {line.pk: Ticked("not_covered", "Haikuleta", line.coverage, "")}
    save_coverage(report=report, ticked=told, by=person, at=timezone.now())

    page = Client().get(f"/en/vikao/{call.edition.year}/wizara/").content.decode()

    assert "Wizara ya Nishati (English)" in page
    assert "not covered" not in page


# The board.


def test_the_board_goes_from_none_to_sixteen_of_twenty_two_and_its_filters_find_them() -> None:
    ministries = [hand.ministry(f"Wizara ya {letter * 5}") for letter in "ABCDEFGHIJKLMNOPQRSTUV"]
    call = hand.call_out()
    staff = signed_in(hand.coordinator())

    def figures(query: str = "") -> tuple[list[str], int]:
        page = staff.get(address("ministry_board", call) + query).content.decode()
        rows = page[page.index("<tbody>") : page.index("</tbody>")] if "<tbody>" in page else ""
        return re.findall(r'stat-figure">(\d+)', page)[:2], rows.count("<tr>")

    assert figures() == (["0", "22"], 22)
    for one in ministries[:16]:
        hand.handed_in(hand.report_of(one, call), hand.focal_person(one))

    assert figures() == (["16", "6"], 22)
    assert figures("?onyesha=hazijafika")[1] == 6
    assert figures("?onyesha=kukaguliwa")[1] == 16
    assert figures("?q=wizara+ya+ddddd")[1] == 1
    assert figures("?onyesha=upuuzi")[1] == 22
    public = Client().get(f"/sw/vikao/{call.edition.year}/wizara/").content.decode()
    assert re.findall(r'stat-figure">(\d+)', public) == ["16", "6"]


def test_the_board_and_the_overview_ask_the_same_of_the_database_at_any_length(
    django_assert_num_queries: Any,
) -> None:
    counts = []
    for number in (1, 30):
        for one in range(MinistryReport.objects.count(), number):
            hand.under(hand.ministry(f"Wizara {one:02}"), f"T{one}")
        MinistryCall.objects.all().delete()
        MinistryReport.objects.all().delete()
        call = hand.call_out(edition=EditionFactory())
        staff = signed_in(hand.coordinator())
        places = (address("ministry_board", call), address("ministry_board_file", call, "csv"))
        for place in places:
            staff.get(place)
        with _counting() as found:
            for place in places:
                b"".join(staff.get(place))
        counts.append(len(found))
    assert counts[0] == counts[1]
    assert counts[1] < 50


def test_the_file_holds_what_the_filters_show_and_no_formula() -> None:
    hand.ministry("=1+1")
    hand.ministry("Wizara ya Maji")
    call = hand.call_out()
    staff = signed_in(hand.rapporteur())

    csv = b"".join(staff.get(address("ministry_board_file", call, "csv"))).decode("utf-8-sig")
    book = staff.get(address("ministry_board_file", call, "xlsx") + "?q=maji").content

    assert "'=1+1" in csv
    rows = list(load_workbook(io.BytesIO(book)).active.values)
    assert [row[1] for row in rows[1:]] == ["Wizara ya Maji"]


def test_staff_open_the_call_by_the_form_and_bad_days_are_told_at_their_fields() -> None:
    hand.ministry("Wizara ya Nishati")
    edition, year = EditionFactory(), timezone.localdate().year + 2
    staff = signed_in(hand.coordinator())
    with translation.override("sw"):
        place = reverse("reports:ministry_call", args=[edition.year])
        board = reverse("reports:ministry_board", args=[edition.year])
    assert staff.get(board).status_code == 200
    told = {
        "opens_on": f"{year}-02-01",
        "due_on": f"{year}-01-01",
        "remind_before": "x",
        "remind_after": "1",
    }

    refused = staff.post(place, told).content.decode()
    for wrong in ({"due_on": "2020-01-01", "opens_on": ""}, {"opens_on": "0001-01-01"}):
        nobody_means = {"remind_before": "", "due_on": f"{year}-03-01", **wrong}
        assert staff.post(place, told | nobody_means).status_code == 422
    opened = staff.post(place, told | {"due_on": f"{year}-03-01", "remind_before": "7, 2"})

    assert refused.count('aria-invalid="true"') == 2
    assert opened.url == board
    call = MinistryCall.objects.get()
    assert timezone.localtime(call.due_at).strftime("%Y-%m-%d %H:%M") == f"{year}-03-01 23:59"
    assert edition.ministry_reports.count() == 1
    changed = staff.post(place, told | {"due_on": f"{year}-04-01", "remind_before": ""})
    assert changed.url == board
    call.refresh_from_db()
    assert call.reminders == [-1]


def test_more_time_needs_a_reason_and_stands_on_the_board_and_the_ministrys_page() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out(days=2)
    staff, person = signed_in(hand.coordinator()), hand.focal_person(energy)
    report = hand.report_of(energy, call)
    place = address("ministry_more_time", call, report.pk)
    until = (timezone.localdate() + 9 * DAY).isoformat()

    assert 'aria-invalid="true"' in staff.post(place, {"until": until}).content.decode()
    staff.post(place, {"until": until, "reason": "Msiba"})

    report.refresh_from_db()
    assert timezone.localdate(report.extended_until).isoformat() == until
    assert OutboxMessage.objects.filter(
        kind="ministry_report_extended", address=person.email
    ).exists()


def test_a_ministry_without_anybody_is_said_and_somebody_is_invited(mailoutbox: list[Any]) -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    staff, report = signed_in(hand.coordinator()), hand.report_of(energy, call)
    invite = address("ministry_invite", call, report.pk)
    assert invite in staff.get(address("ministry_board", call)).content.decode()
    told = {"full_name": "Asha Juma", "email": "asha@nishati.go.tz", "language": "sw"}

    staff.post(invite, told)
    again = staff.post(invite, told).content.decode()
    elsewhere = UserFactory(institution=hand.ministry("Wizara ya Maji"))
    taken = staff.post(invite, told | {"email": elsewhere.email}).content.decode()

    person = User.objects.get(email="asha@nishati.go.tz")
    assert person.institution == energy
    assert len(mailoutbox) == 1
    assert OutboxMessage.objects.filter(
        kind="ministry_report_called", address=person.email
    ).exists()
    assert "error-summary" in again
    assert "error-summary" in taken
    assert invite not in staff.get(address("ministry_board", call)).content.decode()


def test_reminding_by_hand_asks_first_and_names_who_has_nobody() -> None:
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    hand.focal_person(energy)
    call = hand.call_out()
    staff = signed_in(hand.coordinator())
    chosen = hand.report_of(water, call).pk

    asked = staff.get(address("ministry_remind", call)).content.decode()
    staff.post(address("ministry_remind", call), {"chaguo": [chosen]})
    assert not OutboxMessage.objects.filter(kind="ministry_report_reminder").exists()
    staff.post(address("ministry_remind", call))

    assert "Wizara ya Maji" in asked
    assert OutboxMessage.objects.filter(kind="ministry_report_reminder").count() == 1


def test_the_overview_of_staff_says_what_is_missing_and_what_waits() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.ministry("Wizara ya Maji")
    call = hand.call_out()
    hand.handed_in(hand.report_of(energy, call), hand.focal_person(energy))

    page = (
        signed_in(hand.coordinator()).get(f"/en/kazi/?mwaka={call.edition.year}").content.decode()
    )

    assert "1 ministry report waits for review." in page
    assert "1 ministry report is missing." in page


def _counting() -> Any:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)
