"""A focal person looks after the own institution's people, and nobody else's."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill
from registrations.choices import RegistrationState, Source
from registrations.models import RefundRule, Registration
from registrations.services.registering import register
from tests.documents.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import (
    NOON,
    applicant,
    focal_person,
    open_edition,
    open_group,
    pay,
    registered,
    staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    settings.STAFF_SECOND_FACTOR = False
    with translation.override("sw"):
        yield  # type: ignore[misc]


@pytest.fixture
def edition() -> Edition:
    return open_edition()


@pytest.fixture
def group(edition: Edition) -> ParticipantGroup:
    return open_group(edition)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def delegate(group: ParticipantGroup, institution: Institution, **person: Any) -> Registration:
    return register(
        group=group,
        fee_category=None,
        applicant=applicant(institution=institution, **person),
        by=SYSTEM,
        at=NOON,
        source=Source.DELEGATION,
        paid_by_institution=True,
    )


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def page(name: str, *args: Any) -> str:
    return reverse(f"registrations:{name}", args=args)


def typed(group: ParticipantGroup, **changes: Any) -> dict[str, Any]:
    fee = group.fees.first()
    return {
        "place": f"{group.pk}-{fee.pk if fee else 0}",
        "full_name": "Neema Mushi",
        "office": "Afisa TEHAMA",
        "email": "neema@example.go.tz",
        "phone": "0754 321 987",
        "language": "sw",
        "form_key": str(uuid.uuid4()),
        **changes,
    }


def bill_form(**changes: Any) -> dict[str, Any]:
    return {
        "who": "wote",
        "payer_name": "Wizara ya Mfano",
        "payer_email": "fedha@example.go.tz",
        "payer_phone": "0712 345 678",
        "payer_language": "sw",
        **changes,
    }


@pytest.mark.parametrize("language", ["sw", "en"])
def test_the_list_shows_people_figures_and_bills(group: ParticipantGroup, language: str) -> None:
    user = focal_person()
    ours = delegate(group, user.institution, full_name="Neema Mushi", phone="255712345678")
    alone = registered(
        group, applicant=applicant(full_name="Juma Ali", institution=user.institution)
    )
    other = registered(group, applicant=applicant(full_name="Rehema Salum"))

    with translation.override(language):
        response = signed_in(user).get(page("delegation"))

    said = words(response)
    assert ours.full_name in said
    assert "… 678" in said
    assert "255712345678" not in said
    assert alone.full_name in said
    assert alone.email not in said
    assert alone.phone[-3:] not in said.split("Juma Ali")[1][:200]
    assert other.full_name not in said
    assert "TZS 400,000" in said


def test_people_are_searched_and_filtered(group: ParticipantGroup) -> None:
    user = focal_person()
    delegate(group, user.institution, full_name="Neema Mushi")
    delegate(group, user.institution, full_name="Baraka Mollel")
    client = signed_in(user)

    assert "Baraka" not in words(client.get(page("delegation"), {"q": "mushi neema"}))
    assert "Neema" not in words(client.get(page("delegation"), {"hali": "waiting"}))
    assert "Neema" in words(client.get(page("delegation"), {"kundi": str(group.number)}))
    assert "Neema" in words(client.get(page("delegation"), {"kundi": "x", "mwaka": "1"}))


def test_the_list_costs_the_same_for_one_and_for_thirty(group: ParticipantGroup) -> None:
    user = focal_person()
    client = signed_in(user)
    delegate(group, user.institution)
    counts = []
    for more in (0, 29):
        for _one in range(more):
            delegate(group, user.institution)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(page("delegation")).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_before_any_meeting_is_announced_the_page_says_so() -> None:
    assert signed_in(focal_person()).get(page("delegation")).status_code == 200


def test_a_colleague_is_registered_and_told_by_what_is_known(group: ParticipantGroup) -> None:
    user = focal_person()

    response = signed_in(user).post(page("delegation_add"), typed(group))

    assert response.status_code == 302
    made = Registration.objects.get()
    assert (made.full_name, made.phone) == ("Neema Mushi", "255754321987")
    assert (made.source, made.registered_by, made.institution) == (
        Source.DELEGATION,
        user,
        user.institution,
    )
    assert made.paid_by_institution
    assert not made.consents.exists()
    assert not Bill.objects.exists()
    letters = OutboxMessage.objects.filter(kind="registration_received")
    assert set(letters.values_list("channel", flat=True)) == {"email", "sms"}


def test_the_same_form_twice_makes_one_registration(group: ParticipantGroup) -> None:
    client, form = signed_in(focal_person()), typed(group)

    first, second = (client.post(page("delegation_add"), form) for _time in range(2))

    assert first.status_code == second.status_code == 302
    assert Registration.objects.count() == 1


def test_several_are_registered_one_after_the_other(group: ParticipantGroup) -> None:
    client = signed_in(focal_person())

    response = client.post(page("delegation_add"), typed(group, another="on"))

    assert response["Location"].endswith("&tena=1")
    assert "checked" in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "", "phone": ""}, "Andika barua pepe au namba ya simu"),
        ({"email": "", "phone": "+44 20 7946 0000"}, "barua pepe"),
        ({"phone": "12345"}, "0712 345 678"),
        ({"full_name": "🎉🎉"}, "🎉"),
        ({"full_name": "a" * 300}, "150"),
        ({"place": "0-0"}, ""),
        ({"language": "fr"}, ""),
    ],
)
def test_bad_input_is_told_beside_the_field_and_nothing_typed_is_lost(
    group: ParticipantGroup, changes: dict[str, str], said: str
) -> None:
    response = signed_in(focal_person()).post(page("delegation_add"), typed(group, **changes))

    assert response.status_code == 200
    assert said in words(response)
    assert "Afisa TEHAMA" in response.content.decode()
    assert not Registration.objects.exists()


def test_a_namesake_is_registered_on_the_focal_persons_word(group: ParticipantGroup) -> None:
    user = focal_person()
    delegate(group, user.institution, full_name="Neema Mushi")
    client = signed_in(user)

    refused = client.post(page("delegation_add"), typed(group))
    assert 'name="is_namesake"' in refused.content.decode()
    assert Registration.objects.count() == 1

    client.post(page("delegation_add"), typed(group, is_namesake="on"))
    assert Registration.objects.count() == 2


def test_a_full_group_puts_the_colleague_on_the_waiting_list(edition: Edition) -> None:
    group, user = open_group(edition, capacity=1), focal_person()
    delegate(group, user.institution)

    response = signed_in(user).post(page("delegation_add"), typed(group), follow=True)

    assert Registration.objects.get(full_name="Neema Mushi").state == RegistrationState.WAITING
    assert "orodha ya wanaosubiri" in words(response)


def test_closed_registration_leads_back_with_a_word(
    group: ParticipantGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON + dt.timedelta(days=60))

    response = signed_in(focal_person()).get(page("delegation_add"), follow=True)

    assert "Usajili umefungwa" in words(response)


def test_details_are_corrected(group: ParticipantGroup) -> None:
    user = focal_person()
    row = delegate(group, user.institution)
    address = page("delegate_correct", row.reference)
    client = signed_in(user)

    assert row.email in client.get(address).content.decode()
    client.post(
        address, {"full_name": "Neema A. Mushi", "email": "n@example.org", "language": "en"}
    )

    row.refresh_from_db()
    assert (row.full_name, row.email, row.language) == ("Neema A. Mushi", "n@example.org", "en")


def test_another_colleague_comes_instead_and_the_first_link_ends(group: ParticipantGroup) -> None:
    user = focal_person()
    row = delegate(group, user.institution)
    form = {"full_name": "Baraka Mollel", "email": "b@example.org", "language": "sw"}

    signed_in(user).post(page("delegate_substitute", row.reference), form)

    version = row.link_version
    row.refresh_from_db()
    assert (row.full_name, row.link_version) == ("Baraka Mollel", version + 1)


def test_a_colleague_is_moved_and_the_difference_is_owed(
    edition: Edition, group: ParticipantGroup
) -> None:
    user, dearer = focal_person(), open_group(edition, fee=500_000)
    row = delegate(group, user.institution)

    signed_in(user).post(
        page("delegate_move", row.reference), {"place": typed(dearer)["place"], "reason": ""}
    )

    row.refresh_from_db()
    assert (row.group, row.amount_due) == (dearer, 500_000)


def test_what_comes_back_is_said_before_cancelling(group: ParticipantGroup) -> None:
    user = focal_person()
    RefundRule.objects.create(edition=group.edition, days_before=30, percent=50)
    row = delegate(group, user.institution)
    client = signed_in(user)
    client.post(
        page("delegation_bill"), bill_form(who="baadhi", people=[row.pk], toa="1", jumla="400000")
    )
    pay(row)
    address = page("delegate_cancel", row.reference)

    assert "TZS 200,000 (asilimia 50)" in words(client.get(address))
    assert "eleza kwa nini" in words(client.post(address, {"reason": " "})).lower()

    client.post(address, {"reason": "Safari"})
    row.refresh_from_db()
    assert row.state == RegistrationState.CANCELLED
    assert row.refund_claims.get().amount == 200_000
    again = client.post(address, {"reason": "Safari"}, follow=True)
    assert "haupo tena" in words(again)


def test_one_bill_is_seen_and_issued_for_many(group: ParticipantGroup) -> None:
    user = focal_person()
    rows = [delegate(group, user.institution) for _one in range(3)]
    client, address = signed_in(user), page("delegation_bill")

    shown = client.get(address)
    assert user.email in shown.content.decode()
    preview = words(client.post(address, bill_form()))
    assert "TZS 1,200,000" in preview
    assert not Bill.objects.exists()
    form = bill_form(who="baadhi", people=[row.pk for row in rows], toa="1", jumla="1200000")
    client.post(address, form)

    bill = Bill.objects.get()
    assert (bill.amount, bill.payer_phone, bill.institution) == (
        1_200_000,
        "255712345678",
        user.institution,
    )
    assert bill.number in words(client.get(page("delegation")))

    again = client.post(address, form, follow=True)
    assert "hakuna kilichofanyika mara mbili" in words(again)
    assert Bill.objects.count() == 1


def test_a_bill_that_changed_meanwhile_is_shown_again(group: ParticipantGroup) -> None:
    user = focal_person()
    one, two = delegate(group, user.institution), delegate(group, user.institution)
    client, address = signed_in(user), page("delegation_bill")

    changed = client.post(
        address, bill_form(who="baadhi", people=[one.pk, two.pk], toa="1", jumla="1")
    )
    assert "TZS 800,000" in words(changed)

    client.post(page("delegate_cancel", two.reference), {"reason": "Safari"})
    gone = client.post(
        address, bill_form(who="baadhi", people=[one.pk, two.pk], toa="1", jumla="800000")
    )
    assert "hawadaiwi" in words(gone)
    assert not Bill.objects.exists()


def test_a_bill_needs_people_and_somebody_to_reach(group: ParticipantGroup) -> None:
    user = focal_person()
    delegate(group, user.institution)
    client, address = signed_in(user), page("delegation_bill")

    said = words(client.post(address, bill_form(who="baadhi", payer_email="", payer_phone="")))
    assert "Chagua watu" in said
    assert "Andika barua pepe au namba ya simu" in said
    assert "namba ya simu ya mkononi ya Tanzania" in words(
        client.post(address, bill_form(payer_phone="12"))
    )


def test_who_leaves_a_bill_leaves_the_others_a_new_one(group: ParticipantGroup) -> None:
    user = focal_person()
    rows = [delegate(group, user.institution) for _one in range(2)]
    client = signed_in(user)
    people = [row.pk for row in rows]
    client.post(
        page("delegation_bill"), bill_form(who="baadhi", people=people, toa="1", jumla="800000")
    )
    Bill.objects.update(state=BillState.DRAFT)

    client.post(page("delegate_cancel", rows[0].reference), {"reason": "Safari"})

    assert rows[1].reference in words(client.get(page("delegate", rows[1].reference)))


def test_nobody_owing_leads_back(group: ParticipantGroup) -> None:
    response = signed_in(focal_person()).get(page("delegation_bill"), follow=True)

    assert "hakuna" in words(response).lower()


OF_ONE = ("delegate", "delegate_correct", "delegate_substitute", "delegate_move", "delegate_cancel")


@pytest.mark.parametrize("name", OF_ONE)
def test_people_of_other_institutions_stay_closed(group: ParticipantGroup, name: str) -> None:
    theirs = delegate(group, InstitutionFactory())
    address = page(name, theirs.reference)

    assert signed_in(focal_person()).get(address).status_code == 403
    assert signed_in(focal_person()).post(address, {"reason": "x"}).status_code == 403
    assert Client().get(address).status_code == 302
    assert signed_in(UserFactory(institution=theirs.institution)).get(address).status_code == 403
    assert signed_in(staff(Role.COORDINATOR)).get(address).status_code == 403
    theirs.refresh_from_db()
    assert theirs.state == RegistrationState.PENDING


@pytest.mark.parametrize("name", OF_ONE)
def test_who_registered_alone_has_no_page_here(group: ParticipantGroup, name: str) -> None:
    user = focal_person()
    alone = registered(group, applicant=applicant(institution=user.institution))

    assert signed_in(user).get(page(name, alone.reference)).status_code == 404
    assert signed_in(user).get(page(name, "KK-0000000")).status_code == 404


@pytest.mark.parametrize("name", ["delegation", "delegation_add", "delegation_bill"])
def test_the_pages_are_for_focal_persons(group: ParticipantGroup, name: str) -> None:
    assert Client().get(page(name)).status_code == 302
    assert (
        signed_in(UserFactory(institution=InstitutionFactory())).get(page(name)).status_code == 403
    )
    assert (
        signed_in(staff(Role.FOCAL_PERSON)).get(page(name)).status_code == 403
    )  # of no institution
    assert signed_in(staff(Role.COORDINATOR)).get(page(name)).status_code == 403


def test_the_bill_of_another_institution_cannot_be_made(group: ParticipantGroup) -> None:
    user = focal_person()
    theirs = delegate(group, InstitutionFactory())
    delegate(group, user.institution)

    form = bill_form(who="baadhi", people=[theirs.pk], toa="1", jumla="400000")
    signed_in(user).post(page("delegation_bill"), form)

    assert not Bill.objects.exists()


def test_bills_of_people_who_pay_alone_are_not_the_institutions(group: ParticipantGroup) -> None:
    user = focal_person()
    register(
        group=group,
        fee_category=None,
        applicant=applicant(institution=user.institution),
        by=SYSTEM,
        at=NOON,
        email_is_confirmed=True,
    )

    assert Bill.objects.get().number not in words(signed_in(user).get(page("delegation")))


def test_the_menu_leads_focal_persons_here(group: ParticipantGroup) -> None:
    address = page("delegation")

    assert f'href="{address}"' in signed_in(focal_person()).get("/sw/").content.decode()
    assert f'href="{address}"' not in signed_in(UserFactory()).get("/sw/").content.decode()
