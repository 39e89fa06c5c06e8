"""A payment that had been counted by mistake is owed again by those whom it had confirmed."""

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.models import Bill, Payment
from egov_meeting.payments.services.bills import Payer
from egov_meeting.payments.services.uncounting import approve_uncounting, ask_uncounting
from registrations.choices import ClaimState, RegistrationState, Source
from registrations.models import RefundClaim
from registrations.services.billing import issue_delegation_bill
from registrations.services.cancelling import cancel_registration
from tests.institutions.factories import InstitutionFactory
from tests.payments.factories import finance_officer
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


def take_back() -> None:
    asked = ask_uncounting(
        payment=Payment.objects.get(), reason="Si yake", by=finance_officer(), at=NOON
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
