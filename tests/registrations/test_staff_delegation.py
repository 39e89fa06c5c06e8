"""Staff register the delegation of an institution on its behalf, and the institution gets the bill."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.payments.models import Bill
from registrations.choices import ImportState, RowOutcome, Source
from registrations.models import DelegationImport, Registration
from registrations.services.billing import issue_personal_bill
from registrations.services.importing_rows import work_on_import
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import NOON, focal_person, open_group, staff
from tests.registrations.sheets import people, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Any:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    settings.STAFF_SECOND_FACTOR = False
    with translation.override("sw"):
        yield


@pytest.fixture
def group() -> ParticipantGroup:
    return open_group()


@pytest.fixture
def institution() -> Institution:
    made: Institution = InstitutionFactory(key="tume", acronym="TMX", name_sw="Tume ya Mfano")
    return made


@pytest.fixture
def officer() -> User:
    return staff(Role.COORDINATOR)


@pytest.fixture
def client(officer: User) -> Client:
    return signed_in(officer)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(name: str, *args: Any) -> str:
    return reverse(f"registrations:{name}", args=args)


def work(sheet: DelegationImport) -> None:
    work_on_import(import_id=sheet.pk, clock=lambda: NOON)
    sheet.refresh_from_db()


def uploaded(client: Client, institution: Institution, content: bytes) -> DelegationImport:
    file = SimpleUploadedFile("wajumbe.xlsx", content)
    answer = client.post(page("staff_delegation_sheets", institution.key), {"sheet": file})
    made = DelegationImport.objects.get(pk=answer["Location"].split("/")[-2])
    assert answer["Location"] == page("staff_delegation_sheet", made.pk)
    return made


def bill_form(**changes: Any) -> dict[str, Any]:
    return {
        "who": "wote",
        "payer_name": "Tume ya Mfano",
        "payer_email": "fedha@example.go.tz",
        "payer_language": "sw",
        **changes,
    }


def test_staff_choose_the_institution_by_its_acronym(
    client: Client, group: ParticipantGroup, institution: Institution
) -> None:
    answer = client.post(page("staff_delegations"), {"institution": "TMX"})
    refused = client.post(
        page("staff_delegations"), {"institution": "Haipo", "institution_choice": "other"}
    )

    year = group.edition.year
    assert answer["Location"] == page("staff_delegation", "tume") + f"?mwaka={year}"
    assert "Tume ya Mfano" in client.get(answer["Location"]).content.decode()
    assert refused.status_code == 200
    assert refused.context["form"].errors


def test_a_sheet_goes_from_upload_to_the_institutions_bill(
    client: Client, officer: User, group: ParticipantGroup, institution: Institution
) -> None:
    ours = focal_person(institution, email="mratibu@example.go.tz")
    sheet = uploaded(client, institution, xlsx(people(2)))
    address = page("staff_delegation_sheet", sheet.pk)
    assert client.get(page("staff_delegation_sheet_status", sheet.pk)).status_code == 200
    work(sheet)
    assert page("staff_delegation_sheet_commit", sheet.pk) in client.get(address).content.decode()

    client.post(page("staff_delegation_sheet_commit", sheet.pk))
    work(sheet)

    assert sheet.state == ImportState.DONE
    assert (sheet.uploaded_by, sheet.committed_by) == (officer, officer)
    rows = Registration.objects.all()
    assert set(
        rows.values_list("source", "registered_by", "institution", "paid_by_institution")
    ) == {(Source.DELEGATION, officer.pk, institution.pk, True)}
    shown = client.get(address).content.decode()
    assert page("staff_registration", rows[0].reference) in shown
    form = client.get(page("staff_delegation_bill", institution.key)).context["form"]
    assert form["payer_email"].value() == ours.email
    client.post(
        page("staff_delegation_bill", institution.key),
        bill_form(who="baadhi", people=[row.pk for row in rows], toa="1", jumla="800000"),
    )
    assert (Bill.objects.get().institution, Bill.objects.get().amount) == (institution, 800_000)
    # The institution itself goes on with them.
    assert signed_in(ours).get(page("delegate", rows[0].reference)).status_code == 200
    assert signed_in(ours).get(page("delegation_sheet", sheet.pk)).status_code == 200


def test_a_sheet_is_stopped_put_away_and_tried_again_by_staff(
    client: Client, group: ParticipantGroup, institution: Institution
) -> None:
    sheet = uploaded(client, institution, b"not a workbook")
    work(sheet)
    assert sheet.state == ImportState.FAILED
    assert "alert" in client.get(page("staff_delegation_sheet", sheet.pk)).content.decode()
    client.post(page("staff_delegation_sheet_retry", sheet.pk))
    second = uploaded(client, institution, xlsx([*people(1), ["", "", "", "", "", "", ""], ["X"]]))
    work(second)
    faulty = client.get(page("staff_delegation_sheet_faulty", second.pk))
    assert faulty["Content-Disposition"].endswith('.xlsx"')
    client.post(page("staff_delegation_sheet_commit", second.pk))
    client.post(page("staff_delegation_sheet_stop", second.pk))
    client.post(page("staff_delegation_sheet_cancel", second.pk))

    second.refresh_from_db()
    assert second.state == ImportState.CANCELLED
    assert not second.rows.filter(outcome=RowOutcome.COMMITTED).exists()


def test_staff_register_one_colleague_by_the_form(
    client: Client, officer: User, group: ParticipantGroup, institution: Institution
) -> None:
    typed = {
        "place": f"{group.pk}-{group.fees.get().pk}",
        "full_name": "Neema Mushi",
        "email": "neema@example.go.tz",
        "phone": "0754 321 987",
        "language": "sw",
        "form_key": str(uuid.uuid4()),
    }

    answer = client.post(page("staff_delegation_add", institution.key), typed)

    assert answer["Location"].startswith(page("staff_delegation", institution.key))
    made = Registration.objects.get()
    assert (made.institution, made.registered_by, made.paid_by_institution) == (
        institution,
        officer,
        True,
    )
    made.hold_until = None
    bill = issue_personal_bill(registration=made, by=officer, at=NOON)
    assert bill.payer_email == made.email  # nobody looks after the institution yet
    assert Institution.objects.get(pk=bill.institution_id) == institution


def test_a_bill_made_by_itself_goes_to_the_focal_person_not_to_staff(
    client: Client, officer: User, group: ParticipantGroup, institution: Institution
) -> None:
    focal_person(institution, email="mratibu@example.go.tz")
    sheet = uploaded(client, institution, xlsx(people(1)))
    work(sheet)
    client.post(page("staff_delegation_sheet_commit", sheet.pk))
    work(sheet)

    bill = issue_personal_bill(registration=Registration.objects.get(), by=officer, at=NOON)

    assert (bill.payer_name, bill.payer_email) == ("Tume ya Mfano", "mratibu@example.go.tz")


def test_only_staff_who_change_registrations_open_these_pages(
    client: Client, group: ParticipantGroup, institution: Institution
) -> None:
    sheet = uploaded(client, institution, xlsx(people(1)))
    of_all = [page("staff_delegations")]
    of_one = [
        page(f"staff_delegation{name}", institution.key)
        for name in ("", "_add", "_bill", "_sheets")
    ]
    of_sheet = [
        page(f"staff_delegation_sheet{name}", sheet.pk)
        for name in ("", "_status", "_faulty", "_commit", "_stop", "_cancel", "_retry")
    ]
    template = page("staff_delegation_template", "sw", "csv")

    assert client.get(template).status_code == 200
    for user in (staff(Role.AUDITOR), staff(Role.PROGRAMME), focal_person(institution)):
        other = signed_in(user)
        answers = {other.get(address).status_code for address in (*of_all, *of_one, template)}
        posts = {other.post(address).status_code for address in of_sheet}
        assert answers | posts == {403}, user


def test_the_list_of_sheets_asks_as_much_for_thirty_as_for_one(
    client: Client, officer: User, group: ParticipantGroup
) -> None:
    def add(number: int) -> None:
        DelegationImport.objects.create(
            edition=group.edition,
            institution=InstitutionFactory(),
            uploaded_by=staff(),
            uploaded_at=NOON,
            filename=f"{number}.xlsx",
            size=1,
            sha256=str(number),
            sent_at=NOON,
        )

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page("staff_delegations")).status_code == 200
        return len(queries)

    client.get(page("staff_delegations"))
    add(0)
    one = asked()
    for number in range(1, 30):
        add(number)
    assert asked() == one
