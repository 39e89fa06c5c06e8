"""Who of the staff may open what of registrations, and what the page of a registration tells."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.payments.selectors import open_bill_of
from registrations.choices import ExemptionKind
from registrations.models import BulkAction, Exemption, RefundClaim, Registration
from registrations.selectors.staff_registration import VIEWED
from registrations.services.cancelling import cancel_registration
from registrations.services.exempting import ask_for_exemption
from registrations.services.looking import record_viewing
from tests.documents.factories import UserFactory
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    focal_person,
    open_edition,
    open_group,
    pay,
    staff,
)

pytestmark = pytest.mark.django_db
VIEWERS = {Role.COORDINATOR, Role.FINANCE, Role.DESK, Role.AUDITOR}
CHANGERS = {Role.COORDINATOR, Role.DESK}
OF_ONE = (
    "staff_correct",
    "staff_substitute",
    "staff_move",
    "staff_cancel",
    "staff_send_link",
    "staff_ask_exemption",
    "staff_take_back_exemption",
    "staff_extend",
    "staff_reinstate",
)


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def with_role(role: Role) -> Client:
    if role == Role.FOCAL_PERSON:
        return signed_in(focal_person())
    return signed_in(staff(role))


@pytest.fixture
def place() -> Registration:
    return awaiting_payment(
        open_group(),
        applicant=applicant(
            full_name="Asha Juma",
            email="asha.juma@example.go.tz",
            phone="255712345678",
            needs="ngazi",
        ),
    )


@pytest.fixture
def addresses(place) -> dict[str, set[Role]]:
    """Every address of the staff's pages of registrations, and who may open it."""
    exemption = ask_for_exemption(
        registration=place, kind=ExemptionKind.GUEST, reason="mgeni", by=staff(), at=NOON
    )
    other = awaiting_payment(place.group)
    pay(other)
    cancel_registration(registration=other, reason="ugonjwa", by=SYSTEM, at=NOON, percent=50)
    claim = RefundClaim.objects.get()
    action = BulkAction.objects.create(
        edition=place.edition,
        kind="link",
        form_key="7f9c24e8-3b12-4fef-91a4-0d6fd9d8f2c1",
        asked_by=staff(),
        asked_at=NOON,
        heartbeat_at=NOON,
        state="done",
    )

    def at(name: str, *args: object) -> str:
        return reverse(f"registrations:{name}", args=args)

    return {
        at("staff_list"): VIEWERS,
        at("staff_registration", place.reference): VIEWERS,
        at("staff_export"): VIEWERS,
        at("staff_exemptions"): VIEWERS,
        at("staff_claims"): VIEWERS,
        at("staff_bulk_actions"): VIEWERS,
        at("staff_bulk_action", action.pk): VIEWERS,
        at("staff_bulk_status", action.pk): VIEWERS,
        at("staff_bulk") + "?kitendo=link&wote=1": CHANGERS,
        at("staff_register"): CHANGERS,
        at("staff_delegations"): CHANGERS,
        **{at(name, place.reference): CHANGERS for name in OF_ONE},
        at("staff_approve_exemption", exemption.pk): {Role.COORDINATOR, Role.FINANCE},
        at("staff_refuse_exemption", exemption.pk): {Role.COORDINATOR, Role.FINANCE},
        at("staff_pay_claim", claim.pk): {Role.FINANCE},
        at("staff_drop_claim", claim.pk): {Role.FINANCE},
        at("staff_export_claims"): {Role.FINANCE},
    }


@pytest.mark.parametrize(
    "role",
    [
        *sorted(VIEWERS),
        Role.PROGRAMME,
        Role.INNOVATION,
        Role.PARTICIPANT,
        Role.FOCAL_PERSON,
        Role.JUDGE,
    ],
)
def test_every_address_opens_for_those_it_is_for(addresses, role):
    client = with_role(role)

    for address, allowed in addresses.items():
        answer = client.get(address)
        if role in allowed:
            assert answer.status_code in (200, 302), address
            assert "/ingia" not in answer.headers.get("Location", "")
        else:
            assert answer.status_code == 403, address


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.PARTICIPANT, Role.FOCAL_PERSON])
def test_nobody_changes_by_post_what_the_page_refuses(addresses, role):
    client = with_role(role)

    assert {client.post(address).status_code for address in addresses} == {403}


def test_anonymous_readers_are_sent_to_sign_in(addresses):
    client = Client()

    assert {client.get(address).status_code for address in addresses} == {302}
    assert {client.post(address).status_code for address in addresses} == {302}


def test_a_coordinator_of_another_edition_opens_none_of_it(place, addresses):
    person = UserFactory()
    other = open_edition()
    RoleAssignment.objects.create(user=person, role=Role.COORDINATOR, edition_id=other.pk)
    client = signed_in(person)

    for address in addresses:
        if any(part in address for part in (place.reference, "misamaha/", "madai/", "pamoja/")):
            with_year = f"{address}{'&' if '?' in address else '?'}mwaka={place.edition.year}"
            assert client.get(with_year).status_code == 403, address


def test_the_page_tells_everything_and_that_it_was_read(place):
    asha = staff()
    page = signed_in(asha).get(f"/sw/kazi/usajili/{place.reference}/")
    text = page.content.decode()

    for told in (
        "asha.juma@example.go.tz",
        "+255 712 345 678",
        "ngazi",
        "TZS 400,000",
        place.reference,
    ):
        assert told in text
    assert Event.objects.filter(action=VIEWED, actor_id=asha.pk).count() == 1


def test_reading_is_on_record_once_per_person_and_hour(place):
    asha, juma = staff(), staff()

    assert record_viewing(registration=place, by=asha, at=NOON)
    assert not record_viewing(registration=place, by=asha, at=NOON + dt.timedelta(minutes=59))
    assert record_viewing(registration=place, by=juma, at=NOON + dt.timedelta(minutes=59))
    assert record_viewing(registration=place, by=asha, at=NOON + dt.timedelta(minutes=61))


def test_the_bill_is_a_link_for_those_who_may_open_it(place):
    bill = reverse("finance:bill", args=[_bill(place)])

    assert bill in signed_in(staff()).get(f"/sw/kazi/usajili/{place.reference}/").content.decode()
    desk = signed_in(staff(Role.DESK)).get(f"/sw/kazi/usajili/{place.reference}/").content.decode()
    assert bill not in desk
    assert _bill(place) in desk


def _bill(place: Registration) -> str:
    bill = open_bill_of(kind="registration", id=place.pk)
    assert bill is not None
    return bill.number


def test_the_page_costs_the_same_with_one_and_with_many_exemptions_and_claims(place):
    client = signed_in(staff())
    address = f"/sw/kazi/usajili/{place.reference}/"
    asked_by, decided_by = staff(), staff()

    def exemptions(number: int) -> None:
        Exemption.objects.bulk_create(
            Exemption(
                registration=place,
                kind="guest",
                reason="mgeni",
                state="refused",
                asked_by=asked_by,
                asked_at=NOON,
                decided_by=decided_by,
                decided_at=NOON,
            )
            for _one in range(number)
        )

    exemptions(1)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    exemptions(29)
    with CaptureQueriesContext(connection) as thirty:
        client.get(address)

    assert len(one) == len(thirty)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_no_page_fails_in_either_language(addresses, language):
    coordinator, finance = with_role(Role.COORDINATOR), with_role(Role.FINANCE)

    for address, allowed in addresses.items():
        client = coordinator if Role.COORDINATOR in allowed else finance
        answer = client.get(address.replace("/sw/", f"/{language}/", 1))
        assert answer.status_code in (200, 302), address


@pytest.mark.parametrize("name", ["exemptions", "claims"])
def test_lists_to_decide_cost_the_same_at_one_and_at_thirty_rows(name):
    group = open_group()
    client = signed_in(staff(Role.FINANCE))
    address = reverse(f"registrations:staff_{name}")

    def more(number: int) -> None:
        for _one in range(number):
            person = awaiting_payment(group)
            if name == "exemptions":
                ask_for_exemption(
                    registration=person, kind="guest", reason="x", by=staff(), at=NOON
                )
            else:
                pay(person)
                cancel_registration(
                    registration=person, reason="x", by=SYSTEM, at=NOON, percent=100
                )

    more(1)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    more(29)
    with CaptureQueriesContext(connection) as thirty:
        page = client.get(address)

    assert len(one) == len(thirty)
    assert len(page.context["page"].object_list) == 30


def test_an_unknown_number_is_not_found():
    assert signed_in(staff()).get("/sw/kazi/usajili/KK-0000000/").status_code == 404


def test_nothing_is_asked_of_an_unknown_action(place):
    client = signed_in(staff())

    assert client.get("/sw/kazi/usajili/pamoja/").status_code == 404
    assert client.get("/sw/kazi/usajili/pamoja/?kitendo=drop").status_code == 404
