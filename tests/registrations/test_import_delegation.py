"""Forty colleagues from a spreadsheet to one paid bill; nobody twice, nobody lost, nobody by surprise."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill
from registrations.choices import ImportState, RegistrationState, RowOutcome, Source
from registrations.models import DelegationImport, ImportRow, Registration, RegistrationRules
from registrations.services.importing import retry_import, start_import
from registrations.services.importing_forgetting import KEPT_FOR, empty_old_imports, empty_rows_of
from registrations.services.importing_leases import (
    LEASE_LASTS,
    MAX_ATTEMPTS,
    claim_import,
    resume_imports,
)
from registrations.services.importing_rows import work_on_import
from registrations.services.registering import register
from tests.documents.factories import UserFactory
from tests.registrations.factories import (
    NOON,
    add_fee,
    applicant,
    focal_person,
    open_edition,
    open_group,
    pay,
    registered,
    staff,
)
from tests.registrations.sheets import HEADINGS_EN, csv_file, people, person, xlsx

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    settings.STAFF_SECOND_FACTOR = False
    with translation.override("sw"):
        yield


@pytest.fixture
def edition() -> Edition:
    return open_edition()


@pytest.fixture
def group(edition: Edition) -> ParticipantGroup:
    return open_group(edition)


@pytest.fixture
def user() -> User:
    return focal_person()


@pytest.fixture
def client(user: User) -> Client:
    return signed_in(user)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(name: str, *args: Any) -> str:
    return reverse(f"registrations:{name}", args=args)


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def upload(client: Client, content: bytes, name: str = "wajumbe.xlsx") -> Any:
    return client.post(page("delegation_sheets"), {"sheet": SimpleUploadedFile(name, content)})


def work(sheet: DelegationImport) -> DelegationImport:
    """What a worker does when the message reaches it."""
    work_on_import(import_id=sheet.pk, clock=lambda: NOON)
    sheet.refresh_from_db()
    return sheet


def uploaded(client: Client, content: bytes, name: str = "wajumbe.xlsx") -> DelegationImport:
    response = upload(client, content, name)
    assert response.status_code == 302, words(response)
    return work(DelegationImport.objects.get(pk=response["Location"].split("/")[-2]))


def committed(client: Client, sheet: DelegationImport) -> DelegationImport:
    assert client.post(page("delegation_sheet_commit", sheet.pk)).status_code == 302
    return work(sheet)


def outcomes(sheet: DelegationImport) -> dict[int, str]:
    return dict(sheet.rows.values_list("number", "outcome"))


def problems_of(sheet: DelegationImport, number: int) -> set[tuple[str, str]]:
    row = sheet.rows.get(number=number)
    return {(problem["column"], problem["code"]) for problem in row.problems}


def test_forty_colleagues_from_a_spreadsheet_to_one_paid_bill(
    client: Client, user: User, group: ParticipantGroup
) -> None:
    response = upload(client, xlsx(people(40)))
    sheet = DelegationImport.objects.get()
    assert response["Location"] == page("delegation_sheet", sheet.pk)
    assert "Linasomwa" in words(client.get(response["Location"]))
    assert not Registration.objects.exists()

    work(sheet)
    assert (sheet.state, sheet.row_count, bytes(sheet.content)) == (ImportState.READY, 40, b"")
    assert "Sajili watu wapya 40" in words(client.get(response["Location"]))
    assert not Registration.objects.exists()

    committed(client, sheet)
    assert sheet.state == ImportState.DONE
    rows = Registration.objects.all()
    assert rows.count() == 40
    assert set(rows.values_list("source", "registered_by", "institution", "state")) == {
        (Source.DELEGATION, user.pk, user.institution_id, RegistrationState.PENDING)
    }
    assert set(rows.values_list("phone", flat=True)) >= {"255700000001", "255700000040"}

    client.post(
        page("delegation_bill"),
        {
            "who": "baadhi",
            "people": list(rows.values_list("pk", flat=True)),
            "payer_name": "Wizara ya Mfano",
            "payer_email": "fedha@example.go.tz",
            "payer_language": "sw",
            "jumla": "16000000",
            "toa": "1",
        },
    )
    bill = Bill.objects.get()
    assert (bill.amount, bill.items.count()) == (16_000_000, 40)
    pay(rows[0])
    bill.refresh_from_db()
    assert bill.state == BillState.PAID
    assert rows.filter(state=RegistrationState.CONFIRMED).count() == 40


def test_the_same_sheet_again_adds_nobody(client: Client, group: ParticipantGroup) -> None:
    content = xlsx(people(5))
    committed(client, uploaded(client, content))

    again = uploaded(client, content, "tena.xlsx")

    assert set(outcomes(again).values()) == {RowOutcome.ALREADY}
    said = words(client.get(page("delegation_sheet", again.pk)))
    assert "alisajiliwa tarehe 12/01/2027" in said
    assert "Sajili mtu" not in said
    refused = client.post(page("delegation_sheet_commit", again.pk), follow=True)
    assert "Hakuna mtu mpya" in words(refused)
    assert Registration.objects.count() == 5


def test_a_double_click_does_nothing_twice(client: Client, group: ParticipantGroup) -> None:
    content = xlsx(people(3))
    first, second = upload(client, content), upload(client, content)
    assert first["Location"] == second["Location"]
    sheet = work(DelegationImport.objects.get())

    client.post(page("delegation_sheet_commit", sheet.pk))
    again = client.post(page("delegation_sheet_commit", sheet.pk), follow=True)
    assert "limekwishafanyika" in words(again).lower()
    work(sheet)
    work(sheet)

    assert Registration.objects.count() == 3


def test_good_rows_are_kept_and_faulty_ones_named(client: Client, group: ParticipantGroup) -> None:
    rows = [
        person(1),
        person(2, name="", phone="12"),
        person(3, email="hapana", office="x" * 200),
        person(4, email="", phone="2.55713E+11"),
        person(5, email="", phone=""),
        person(6, email="", phone="+44 20 7946 0000"),
        person(7, group="Kundi la Tano", language="Kifaransa"),
        person(8, fee="999"),
        person(9, name="=1+1"),
        person(10, name="🎉 Sherehe"),
        person(11, name="Neema " + "a" * 300),
        person(1, name="Asha Kokote"),
        person(13, name="Asha Fa", email="f@example.org"),
        person(14, name="Asha Fa", email="g@example.org", phone="0744444444"),
    ]
    sheet = uploaded(client, csv_file(rows), "wajumbe.csv")

    assert [number for number, one in outcomes(sheet).items() if one == RowOutcome.NEW] == [2, 14]
    assert problems_of(sheet, 3) == {("full_name", "required"), ("phone", "no_phone")}
    assert problems_of(sheet, 4) == {("email", "no_email"), ("office", "too_long")}
    assert problems_of(sheet, 5) == {("phone", "digits_lost")}
    assert problems_of(sheet, 6) == {("email", "unreachable")}
    assert problems_of(sheet, 7) == {("email", "abroad")}
    assert problems_of(sheet, 8) == {("group", "unknown_group"), ("language", "unknown_language")}
    assert problems_of(sheet, 9) == {("fee", "unknown_fee")}
    assert problems_of(sheet, 10) == {("full_name", "formula")}
    assert problems_of(sheet, 11) == {("full_name", "no_name")}
    assert problems_of(sheet, 12) == {("full_name", "too_long")}
    assert problems_of(sheet, 13) == {("email", "twice_in_sheet")}
    assert problems_of(sheet, 15) == {("full_name", "same_name_in_sheet")}
    committed(client, sheet)
    assert Registration.objects.count() == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [("sw", "Simu ya mkononi: Hii si namba"), ("en", "Mobile phone: This is no mobile number")],
)
def test_problems_are_told_in_the_readers_language(
    client: Client, group: ParticipantGroup, language: str, said: str
) -> None:
    sheet = uploaded(client, xlsx([person(1, phone="12")]))

    with translation.override(language):
        shown = client.get(page("delegation_sheet", sheet.pk), {"matokeo": "faulty"})

    assert said in words(shown)


def test_faulty_rows_are_taken_mended_and_uploaded_again(
    client: Client, group: ParticipantGroup
) -> None:
    sheet = uploaded(client, xlsx([person(1), person(2, phone="+255 12"), person(3, name="=1")]))
    response = client.get(page("delegation_sheet_faulty", sheet.pk))
    book = load_workbook(io.BytesIO(response.content))
    rows = list(book.active.iter_rows(values_only=True))

    assert [row[0] for row in rows] == ["Mstari", 3, 4]
    assert "Simu ya mkononi" in rows[1][-1]
    assert rows[2][1].startswith("'")

    book.active["E2"] = "0712 000 002"
    book.active["B3"] = "Rehema Salum"
    mended = io.BytesIO()
    book.save(mended)
    again = uploaded(client, mended.getvalue())
    assert set(outcomes(again).values()) == {RowOutcome.NEW}
    assert again.notes == []


def test_groups_and_fees_are_known_by_whatever_they_are_called(
    client: Client, edition: Edition, group: ParticipantGroup
) -> None:
    lecturers = open_group(edition, fee=50_000, name_en="Group of Lecturers")
    students = add_fee(lecturers, 20_000)
    rows = [
        person(1, group=str(lecturers.number), fee="20,000"),
        person(2, group="group of lecturers", fee=students.name_en),
        person(3, group=lecturers.name_sw.upper(), fee=20000.0),
        person(4, group=lecturers.name_sw, fee=f"{students.name_sw} (20,000)"),
        person(5, group=lecturers.name_sw, fee=""),
        person(6, group="", fee=""),
        person(7, group=group.name_sw, fee=""),
    ]
    sheet = uploaded(client, xlsx(rows, headings=HEADINGS_EN))

    assert problems_of(sheet, 6) == {("fee", "choose_fee")}
    assert problems_of(sheet, 7) == {("group", "choose_group")}
    committed(client, sheet)
    made = Registration.objects.filter(group=lecturers)
    assert list(made.values_list("fee_category", flat=True)) == [students.pk] * 4
    assert Registration.objects.get(group=group).amount_due == 400_000


def test_numbers_that_lost_their_nought_are_understood(
    client: Client, group: ParticipantGroup
) -> None:
    rows = [person(1, phone=712345671), person(2, phone=255712345672.0), person(3, phone="0712-345-673")]  # fmt: skip

    committed(client, uploaded(client, xlsx(rows)))

    assert set(Registration.objects.values_list("phone", flat=True)) == {
        "255712345671",
        "255712345672",
        "255712345673",
    }


def test_people_known_by_mail_phone_or_name_are_already_registered(
    client: Client, user: User, group: ParticipantGroup
) -> None:
    asha = applicant(full_name="Asha Juma", email="asha@example.org", phone="255712345678")
    registered(group, applicant=asha)
    ours = applicant(full_name="Neema Mushi", institution=user.institution)
    registered(group, applicant=ours)
    rows = [
        person(1, email="ASHA@example.org"),
        person(2, name="Juma, Asha", phone="0712 345 678"),
        person(3, name="Bi. Neema  MUSHI"),
        person(4, name="Baraka Mollel", phone="0712 345 678"),
    ]
    sheet = uploaded(client, xlsx(rows))

    assert list(outcomes(sheet).values()) == ["already", "already", "already", "new"]
    said = words(client.get(page("delegation_sheet", sheet.pk)))
    assert "Neema Mushi, alisajiliwa" in said
    assert "Asha Juma, alisajiliwa" not in said  # of another institution


def test_who_registered_between_preview_and_commit_is_not_registered_twice(
    client: Client, group: ParticipantGroup
) -> None:
    sheet = uploaded(client, xlsx(people(2)))
    registered(group, applicant=applicant(email="mjumbe1@example.go.tz"))

    committed(client, sheet)

    assert outcomes(sheet) == {2: RowOutcome.ALREADY, 3: RowOutcome.COMMITTED}
    assert Registration.objects.count() == 2


def test_the_preview_says_how_many_will_wait(client: Client, edition: Edition) -> None:
    open_group(edition, capacity=3)
    sheet = uploaded(client, xlsx(people(5)))

    assert "watu 2 kati ya wapya wataingia" in words(client.get(page("delegation_sheet", sheet.pk)))
    committed(client, sheet)

    states = list(Registration.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["pending"] * 3 + ["waiting"] * 2
    assert "Watu 2 kati yao wapo" in words(client.get(page("delegation_sheet", sheet.pk)))


def test_without_a_waiting_list_those_without_a_place_are_named(
    client: Client, edition: Edition
) -> None:
    RegistrationRules.objects.create(edition=edition, has_waiting_list=False)
    open_group(edition, capacity=1)
    sheet = uploaded(client, xlsx(people(2)))

    assert "hatapata nafasi" in words(client.get(page("delegation_sheet", sheet.pk)))
    committed(client, sheet)
    assert problems_of(sheet, 3) == {("group", "full")}


def test_a_closed_group_is_told_row_by_row(client: Client, edition: Edition, group: Any) -> None:
    closed = open_group(edition, registration_until=dt.date(2027, 1, 5))

    sheet = uploaded(
        client, xlsx([person(1, group=closed.name_sw), person(2, group=group.name_sw)])
    )

    assert problems_of(sheet, 2) == {("group", "closed")}
    assert "Usajili ulifungwa" in words(client.get(page("delegation_sheet", sheet.pk)))


def test_a_group_that_closes_after_the_preview_takes_nobody(
    client: Client, group: ParticipantGroup
) -> None:
    sheet = uploaded(client, xlsx(people(1)))
    group.registration_until = dt.date(2027, 1, 5)
    group.save()

    committed(client, sheet)

    assert problems_of(sheet, 2) == {("group", "closed")}
    assert not Registration.objects.exists()


def test_a_bad_file_says_what_is_wrong_and_leaves_nothing_behind(
    client: Client, group: ParticipantGroup
) -> None:
    sheet = uploaded(client, xlsx([["x", 1]], headings=("Bidhaa", "Bei")))

    assert (sheet.state, sheet.error_key) == (ImportState.FAILED, "wrong_columns")
    assert bytes(sheet.content) == b""
    said = words(client.get(page("delegation_sheet", sheet.pk)))
    assert "Zilizopatikana: Bidhaa, Bei" in said
    assert "Jaribu tena" not in said
    client.post(page("delegation_sheet_retry", sheet.pk))
    sheet.refresh_from_db()
    assert sheet.state == ImportState.FAILED


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Chagua faili"),
        ({"sheet": SimpleUploadedFile("a.csv", b"")}, "ni tupu"),
        ({"sheet": SimpleUploadedFile("a.csv", b"a" * 6_000_000)}, "MB 5"),
    ],
)
def test_no_file_is_told_at_the_field(
    client: Client, group: ParticipantGroup, files: dict[str, Any], said: str
) -> None:
    assert said in words(client.post(page("delegation_sheets"), files))
    assert not DelegationImport.objects.exists()


def test_a_failure_of_ours_can_be_tried_again(
    client: Client, group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(client, xlsx(people(2)))
    sheet = DelegationImport.objects.get()
    with monkeypatch.context() as broken:
        broken.setattr("registrations.services.importing_rows.people_known", None)
        work(sheet)
    assert (sheet.state, sheet.error_key) == (ImportState.FAILED, "unexpected")
    assert "Jaribu tena" in words(client.get(page("delegation_sheet", sheet.pk)))

    client.post(page("delegation_sheet_retry", sheet.pk))
    work(sheet)

    assert set(outcomes(sheet).values()) == {RowOutcome.NEW}


def test_what_went_at_the_second_try_is_registered_and_not_faulty(
    client: Client, group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = uploaded(client, xlsx(people(1)))
    tries: list[str] = []

    def goes_at_the_second(**told: Any) -> Registration:
        tries.append(translation.get_language() or "")
        if len(tries) == 1:
            raise ValidationError("Bado")
        return register(**told)

    monkeypatch.setattr("registrations.services.importing_committing.register", goes_at_the_second)
    committed(client, sheet)

    row = sheet.rows.get()
    assert (row.outcome, row.problems) == (RowOutcome.COMMITTED, [])
    assert row.registration == Registration.objects.get()


def test_one_row_that_breaks_does_not_stop_the_others(
    client: Client, group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = uploaded(client, xlsx(people(3)))

    def breaks_on_the_second(**told: Any) -> Registration:
        if told["applicant"].email == "mjumbe2@example.go.tz":
            raise RuntimeError("a fault of ours")
        return register(**told)

    monkeypatch.setattr(
        "registrations.services.importing_committing.register", breaks_on_the_second
    )
    committed(client, sheet)

    assert list(outcomes(sheet).values()) == ["committed", "faulty", "committed"]


def test_work_is_stopped_and_gone_on_with(
    client: Client, group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = uploaded(client, xlsx(people(4)))

    def stops_after_two(**told: Any) -> Registration:
        made = register(**told)
        if Registration.objects.count() == 2:
            client.post(page("delegation_sheet_stop", sheet.pk))
        return made

    with monkeypatch.context() as stopping:
        stopping.setattr("registrations.services.importing_committing.register", stops_after_two)
        committed(client, sheet)

    assert sheet.state == ImportState.READY
    assert list(outcomes(sheet).values()) == ["committed", "committed", "new", "new"]
    committed(client, sheet)
    assert Registration.objects.count() == 4


def test_a_cancelled_sheet_registers_nobody(client: Client, group: ParticipantGroup) -> None:
    upload(client, xlsx(people(2)))
    sheet = DelegationImport.objects.get()

    client.post(page("delegation_sheet_cancel", sheet.pk))
    work(sheet)

    assert (sheet.state, bytes(sheet.content)) == (ImportState.CANCELLED, b"")
    assert "limeghairiwa" in words(client.get(page("delegation_sheet", sheet.pk)))
    assert not sheet.rows.exists()


def test_what_a_dead_worker_left_is_taken_up_again(user: User, group: ParticipantGroup) -> None:
    sheet = started(user, group, people(2))
    assert claim_import(import_id=sheet.pk, at=NOON) is not None
    assert claim_import(import_id=sheet.pk, at=NOON + LEASE_LASTS) is None
    assert resume_imports(at=NOON + LEASE_LASTS) == 0

    later = NOON + LEASE_LASTS + MINUTE
    assert resume_imports(at=later) == 1
    work_on_import(import_id=sheet.pk, clock=lambda: later)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.attempts) == (ImportState.READY, 2)


def test_a_worker_that_was_taken_for_dead_writes_nothing_more(
    user: User, group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = started(user, group, people(2))

    def somebody_else_takes_it(**told: Any) -> Any:
        later = NOON + LEASE_LASTS + MINUTE
        assert claim_import(import_id=sheet.pk, at=later) is not None
        raise RuntimeError("the first one wakes up")

    monkeypatch.setattr(
        "registrations.services.importing_rows.people_known", somebody_else_takes_it
    )
    work(sheet)

    assert (sheet.state, sheet.attempts) == (ImportState.READING, 2)
    assert not sheet.rows.exists()


def test_a_sheet_that_kills_its_workers_fails_in_the_end(
    user: User, group: ParticipantGroup
) -> None:
    sheet = started(user, group, people(1))
    for number in range(MAX_ATTEMPTS + 1):
        claim_import(import_id=sheet.pk, at=NOON + number * (LEASE_LASTS + MINUTE))

    sheet.refresh_from_db()
    assert (sheet.state, sheet.error_key) == (ImportState.FAILED, "too_many_attempts")
    retry_import(sheet=sheet, by=user, at=NOON)
    work(sheet)
    assert sheet.state == ImportState.READY


def test_a_lost_message_is_sent_again_with_patience(user: User, group: ParticipantGroup) -> None:
    started(user, group, people(1))

    sent = [resume_imports(at=NOON + MINUTE * minutes) for minutes in (0, 1, 2, 2, 30)]

    assert sent == [0, 1, 1, 0, 1]


def started(user: User, group: ParticipantGroup, rows: list[list[Any]]) -> DelegationImport:
    assert user.institution
    return start_import(
        edition=group.edition,
        institution=user.institution,
        filename="wajumbe.xlsx",
        content=xlsx(rows),
        by=user,
        at=NOON,
    )


def test_rows_are_emptied_a_month_after_the_end(client: Client, group: ParticipantGroup) -> None:
    done = committed(client, uploaded(client, xlsx(people(2))))
    left = uploaded(client, xlsx(people(3)))

    assert empty_old_imports(at=NOON + KEPT_FOR) == 0
    assert empty_old_imports(at=NOON + KEPT_FOR + MINUTE) == 2
    assert empty_old_imports(at=NOON + KEPT_FOR + MINUTE) == 0

    assert all(row.cells == {} and row.problems == [] for row in ImportRow.objects.all())
    left.refresh_from_db()
    assert left.state == ImportState.CANCELLED
    assert Registration.objects.count() == 2
    assert "zilifutwa" in words(client.get(page("delegation_sheet", done.pk)))


def test_a_person_who_wants_to_be_forgotten_is_emptied_at_once(
    client: Client, group: ParticipantGroup
) -> None:
    committed(client, uploaded(client, xlsx(people(2))))
    gone = Registration.objects.earliest("pk")

    assert empty_rows_of(registrations=[gone.pk]) == 1
    assert ImportRow.objects.get(registration=gone).cells == {}


def test_the_trail_names_no_people_and_holds_no_bytes(
    client: Client, group: ParticipantGroup
) -> None:
    sheet = committed(client, uploaded(client, xlsx(people(1))))

    events = Event.objects.filter(object_id=str(sheet.pk))
    assert events.count() >= 4
    said = " ".join(f"{event.before} {event.after}" for event in events)
    assert "mjumbe1" not in said
    assert "content" not in said


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_template_is_offered_and_read_in_both_languages(
    client: Client, edition: Edition, group: ParticipantGroup, language: str, kind: str
) -> None:
    add_fee(group, 20_000)
    response = client.get(page("delegation_template", language, kind))
    assert "attachment" in response["Content-Disposition"]

    sheet = uploaded(client, response.content, f"kiolezo.{kind}")

    assert (sheet.state, sheet.error_key) == (ImportState.FAILED, "no_rows")  # the example only


@pytest.mark.parametrize("language", ["sw", "en"])
def test_the_template_offers_the_groups_and_fees_of_the_edition(
    client: Client, edition: Edition, language: str
) -> None:
    group = open_group(edition, name_en="Second group")
    response = client.get(page("delegation_template", language, "xlsx"))
    book = load_workbook(io.BytesIO(response.content))
    people_sheet, notes = book.worksheets

    offered = {str(one.sqref): one.formula1 for one in people_sheet.data_validations.dataValidation}
    assert set(offered) == {"E2:E2001", "F2:F2001", "G2:G2001"}
    name = group.name_en if language == "en" else group.name_sw
    fee = group.fees.get()
    label = f"{fee.name_en if language == 'en' else fee.name_sw} (400,000)"
    assert [notes[f"{letter}2"].value for letter in "CDE"] == [name, label, "Kiswahili"]
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)

    people_sheet.append(["Neema Mushi", "", "n@example.org", "0712345678", name, label, "English"])
    filled = io.BytesIO()
    book.save(filled)
    sheet = uploaded(client, filled.getvalue())
    assert [note[0] for note in sheet.notes] == ["example_left_out"]
    assert set(outcomes(sheet).values()) == {RowOutcome.NEW}


def test_progress_is_told_and_ends_with_the_whole_page(
    client: Client, group: ParticipantGroup
) -> None:
    upload(client, xlsx(people(1)))
    sheet = DelegationImport.objects.get()

    assert "HX-Refresh" not in client.get(page("delegation_sheet_status", sheet.pk)).headers
    assert b"http-equiv" in client.get(page("delegation_sheet", sheet.pk)).content
    work(sheet)
    assert client.get(page("delegation_sheet_status", sheet.pk)).headers["HX-Refresh"] == "true"


def test_the_preview_costs_the_same_for_one_row_and_for_thirty(
    client: Client, group: ParticipantGroup
) -> None:
    counts = []
    for number in (1, 30):
        sheet = uploaded(client, xlsx([*people(number), person(99, phone="1")]))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page("delegation_sheet", sheet.pk)).status_code == 200
            assert client.get(page("delegation_sheets")).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_sheet_is_read_with_the_same_number_of_queries(
    client: Client, group: ParticipantGroup
) -> None:
    counts = []
    for number in (1, 30):
        upload(client, xlsx(people(number)))
        sheet = DelegationImport.objects.get(state=ImportState.READING)
        with CaptureQueriesContext(connection) as asked:
            work(sheet)
        counts.append(len(asked))

    assert counts[0] == counts[1]


GET = ("delegation_sheet", "delegation_sheet_status", "delegation_sheet_faulty")
POST = (
    "delegation_sheet_commit",
    "delegation_sheet_stop",
    "delegation_sheet_cancel",
    "delegation_sheet_retry",
)


@pytest.mark.parametrize("name", [*GET, *POST])
def test_sheets_of_other_institutions_stay_closed(
    client: Client, group: ParticipantGroup, name: str
) -> None:
    sheet = uploaded(client, xlsx([person(1), person(2, phone="1")]))
    address = page(name, sheet.pk)
    strangers = [
        focal_person(),
        UserFactory(institution=sheet.institution),
        staff(Role.COORDINATOR),
        staff(Role.FINANCE, institution=sheet.institution),
    ]

    for stranger in strangers:
        other = signed_in(stranger)
        answer = other.get(address) if name in GET else other.post(address)
        assert answer.status_code == 403
    assert Client().post(address).status_code == 302
    assert signed_in(focal_person(sheet.institution)).get(address).status_code in (200, 405)
    sheet.refresh_from_db()
    assert sheet.state == ImportState.READY


def test_a_guessed_sheet_is_not_found(client: Client, group: ParticipantGroup) -> None:
    unknown = "00000000-0000-4000-8000-000000000000"

    assert client.get(page("delegation_sheet", unknown)).status_code == 404
    assert client.get("/sw/taasisi-yangu/jedwali/1/").status_code == 404


def test_closed_registration_takes_no_sheet(
    user: User, group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON + dt.timedelta(days=60))
    client = signed_in(user)

    assert "Usajili umefungwa" in words(client.get(page("delegation_sheets")))
    upload(client, xlsx(people(1)))
    assert not DelegationImport.objects.exists()
