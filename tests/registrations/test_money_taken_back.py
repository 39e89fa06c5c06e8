"""A payment that had been counted by mistake is owed again by those whom it had confirmed."""

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill, Payment
from egov_meeting.payments.services.bills import Payer
from egov_meeting.payments.services.movement import move_bill
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.uncounting import approve_uncounting, ask_uncounting
from registrations.choices import ClaimState, RegistrationState, Source
from registrations.models import RefundClaim
from registrations.services.billing import issue_delegation_bill, issue_personal_bill
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group
from tests.institutions.factories import InstitutionFactory
from tests.payments.factories import entry_for, finance_officer
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    focal_person,
    open_group,
    pay,
    registered,
)

pytestmark = pytest.mark.django_db
S = RegistrationState


def take_back(payment: Payment | None = None) -> None:
    asked = ask_uncounting(
        payment=payment or Payment.objects.get(), reason="Si yake", by=finance_officer(), at=NOON
    )
    approve_uncounting(uncounting=asked, by=finance_officer(), at=NOON)


def test_who_was_confirmed_by_it_owes_again_keeps_the_place_and_may_pay_the_same_bill():
    registration = awaiting_payment(open_group(capacity=1))
    pay(registration)

    take_back()

    registration.refresh_from_db()
    assert (registration.state, registration.amount_paid) == (S.PENDING, 0)
    assert registration.confirmed_at is None
    pay(registration)
    registration.refresh_from_db()
    assert registration.state == S.CONFIRMED
    assert Bill.objects.count() == 1


def test_whole_delegation_owes_again():
    institution, group = InstitutionFactory(), open_group()
    officer = focal_person(institution)
    people = [
        registered(
            group,
            applicant=applicant(institution=institution),
            source=Source.DELEGATION,
            registered_by=officer,
            paid_by_institution=True,
        )
        for _number in range(2)
    ]
    payer = Payer(name="Taasisi ya Mfano", email="fedha@example.go.tz")
    issue_delegation_bill(
        institution=institution,
        registrations=people,
        payer=payer,
        by=officer,
        at=NOON,
    )
    pay(people[0])

    take_back()

    for person in people:
        person.refresh_from_db()
        assert (person.state, person.amount_paid) == (S.PENDING, 0)


def test_claim_to_money_that_was_never_there_is_dropped():
    registration = awaiting_payment(open_group())
    pay(registration)
    registration.refresh_from_db()
    cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON, percent=100)

    take_back()

    registration.refresh_from_db()
    claim = RefundClaim.objects.get()
    assert (claim.state, registration.state) == (ClaimState.DROPPED, S.CANCELLED)
    assert claim.note
    assert Bill.objects.get().state == BillState.CANCELLED  # nobody is reminded to pay it


def test_what_is_left_of_a_claim_is_claimed_anew():
    registration = awaiting_payment(open_group())
    pay(registration, 150_000)
    pay(registration, 250_000)
    cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON, percent=100)

    take_back(Payment.objects.get(amount=250_000))

    claims = set(RefundClaim.objects.values_list("state", "amount"))
    assert claims == {(ClaimState.DROPPED, 400_000), (ClaimState.OPEN, 150_000)}


def test_who_moved_to_a_cheaper_fee_is_billed_that_one():
    registration = awaiting_payment(open_group())
    old = pay(registration)
    cheap = open_group(registration.edition, fee=250_000)
    change_group(registration=registration, group=cheap, fee_category=None, by=SYSTEM, at=NOON)

    take_back()

    old.refresh_from_db()
    new = Bill.objects.exclude(pk=old.pk).get()
    assert (old.state, new.amount) == (BillState.CANCELLED, 250_000)
    assert RefundClaim.objects.get().state == ClaimState.DROPPED


def test_who_seemed_to_have_paid_twice_gets_nothing_back():
    registration = awaiting_payment(open_group())
    first = Bill.objects.get()
    move_bill(first, to=BillState.EXPIRED, by=SYSTEM, at=NOON, is_told=False)
    issue_personal_bill(registration=registration, by=SYSTEM, at=NOON)
    pay(registration)
    mistaken = record_payment(entry=entry_for(first), by=SYSTEM, at=NOON).payment
    assert RefundClaim.objects.get().bill != first

    take_back(mistaken)

    registration.refresh_from_db()
    assert (registration.state, registration.amount_paid) == (S.CONFIRMED, 400_000)
    assert RefundClaim.objects.get().state == ClaimState.DROPPED
