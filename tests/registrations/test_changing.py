"""Cancelling, substituting, moving and exempting, with what it means for the money."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill, Refund
from egov_meeting.payments.services.bills import Payer
from egov_meeting.payments.services.movement import AlreadyBilled, move_bill
from registrations.applicants import applicant_of
from registrations.choices import (
    ClaimReason,
    ClaimState,
    DecisionState,
    Purpose,
    RegistrationState,
    Source,
)
from registrations.links import LinkInvalid, own_token, registration_by_token
from registrations.models import Exemption, RefundClaim, RefundRule, Registration
from registrations.passes import issue_passes, valid_pass_of
from registrations.services.billing import issue_delegation_bill
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group, correct_details, substitute_person
from registrations.services.exempting import (
    approve_exemption,
    ask_for_exemption,
    refuse_exemption,
)
from registrations.services.refunding import drop_claim, pay_claim
from registrations.services.refusals import AlreadyRegistered, GroupFull, NotPossible
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import (
    NOON,
    add_fee,
    applicant,
    awaiting_payment,
    focal_person,
    open_edition,
    open_group,
    pay,
    registered,
    staff,
)

pytestmark = pytest.mark.django_db


def paid(group, **fields) -> Registration:
    registration = awaiting_payment(group, **fields)
    pay(registration)
    return registration


def cancel_at_gateway(bill: Bill) -> None:
    """The gateway says that the bill is cancelled."""
    bill.refresh_from_db()
    if bill.state != BillState.CANCELLED:
        move_bill(bill, to=BillState.CANCELLED, by=SYSTEM, at=NOON)


# Cancelling


@pytest.mark.parametrize(("days_left", "given_back"), [(70, 400_000), (10, 200_000), (3, 0)])
def test_who_cancels_gets_back_what_the_rule_of_the_day_says(days_left: int, given_back: int):
    group = open_group()
    RefundRule.objects.create(edition=group.edition, days_before=30, percent=100)
    RefundRule.objects.create(edition=group.edition, days_before=7, percent=50)
    registration = paid(group)
    first_day = dt.datetime.combine(group.edition.starts_on, dt.time(9), tzinfo=dt.UTC)

    claimed = cancel_registration(
        registration=registration,
        reason="Safari",
        by=SYSTEM,
        at=first_day - dt.timedelta(days=days_left),
    )

    assert claimed == given_back
    assert sum(RefundClaim.objects.values_list("amount", flat=True)) == given_back


def test_a_paid_claim_settles_the_registration_and_the_bill():
    group = open_group()
    registration, officer = paid(group), staff()
    cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON, percent=50)
    claim = RefundClaim.objects.get()

    pay_claim(claim=claim, reference="TT-1", by=officer, at=NOON)

    claim.refresh_from_db()
    registration.refresh_from_db()
    assert (claim.state, claim.refund) == (ClaimState.PAID, Refund.objects.get())
    assert registration.amount_paid == 200_000
    assert Bill.objects.get().refunded_amount == 200_000
    with pytest.raises(ValidationError):
        pay_claim(claim=claim, reference="TT-2", by=officer, at=NOON)


def test_a_claim_is_dropped_only_with_a_note():
    registration = paid(open_group())
    cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON, percent=50)
    claim = RefundClaim.objects.get()

    with pytest.raises(ValidationError):
        drop_claim(claim=claim, note=" ", by=SYSTEM, at=NOON)
    drop_claim(claim=claim, note="Amesamehe", by=SYSTEM, at=NOON)

    assert RefundClaim.objects.get().state == ClaimState.DROPPED


def test_cancelling_twice_is_refused():
    registration = registered(open_group())
    cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON)

    with pytest.raises(NotPossible):
        cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON)


def test_money_that_comes_after_cancelling_is_claimed_back_whole():
    registration = awaiting_payment(open_group())
    bill = Bill.objects.get()
    Registration.objects.filter(pk=registration.pk).update(state=RegistrationState.CANCELLED)

    pay(registration)

    claim = RefundClaim.objects.get()
    assert (claim.bill, claim.amount, claim.reason) == (
        bill,
        400_000,
        ClaimReason.PAID_AFTER_CANCELLING,
    )


# One bill for a delegation


def delegation(count: int = 3) -> tuple[object, list[Registration]]:
    institution, group = InstitutionFactory(), open_group()
    officer = focal_person(institution)
    rows = [
        registered(
            group,
            applicant=applicant(institution=institution),
            source=Source.DELEGATION,
            registered_by=officer,
            paid_by_institution=True,
        )
        for _number in range(count)
    ]
    return institution, rows


PAYER = Payer(name="Taasisi ya Mfano", email="fedha@example.go.tz")


def test_one_bill_confirms_the_whole_delegation():
    institution, rows = delegation()
    assert {row.state for row in rows} == {RegistrationState.PENDING}
    assert not Bill.objects.exists()

    bill = issue_delegation_bill(
        institution=institution, registrations=rows, payer=PAYER, by=SYSTEM, at=NOON
    )
    assert (bill.amount, bill.items.count()) == (1_200_000, 3)
    pay(rows[0])

    assert set(Registration.objects.values_list("state", "amount_paid")) == {
        (RegistrationState.CONFIRMED, 400_000)
    }


def test_nobody_stands_on_two_open_bills():
    institution, rows = delegation()
    issue_delegation_bill(
        institution=institution, registrations=rows[:2], payer=PAYER, by=SYSTEM, at=NOON
    )

    with pytest.raises(AlreadyBilled):
        issue_delegation_bill(
            institution=institution, registrations=rows[1:], payer=PAYER, by=SYSTEM, at=NOON
        )

    assert Bill.objects.count() == 1


def test_people_of_another_institution_are_not_billed():
    _institution, rows = delegation()

    with pytest.raises(ValidationError):
        issue_delegation_bill(
            institution=InstitutionFactory(), registrations=rows, payer=PAYER, by=SYSTEM, at=NOON
        )


def test_the_others_get_a_new_bill_when_one_leaves():
    institution, rows = delegation()
    old = issue_delegation_bill(
        institution=institution, registrations=rows, payer=PAYER, by=SYSTEM, at=NOON
    )

    cancel_registration(registration=rows[0], reason="Safari", by=SYSTEM, at=NOON)
    cancel_at_gateway(old)

    new = Bill.objects.exclude(pk=old.pk).get()
    assert (new.amount, new.payer_name) == (800_000, PAYER.name)
    assert not Registration.objects.filter(awaits_new_bill=True).exists()


def test_a_bill_that_finance_cancelled_is_not_issued_again_by_itself():
    awaiting_payment(open_group())
    bill = Bill.objects.get()

    cancel_at_gateway(bill)

    assert Bill.objects.count() == 1


# Details and persons


def test_a_corrected_address_must_be_confirmed_again():
    registration = awaiting_payment(open_group())
    new = applicant(full_name=registration.full_name, email="new@example.org")

    assert correct_details(registration=registration, applicant=new, by=SYSTEM, at=NOON)

    assert registration.email_confirmed_at is None
    assert registration.state == RegistrationState.PENDING
    assert OutboxMessage.objects.filter(
        kind="registration_code", address="new@example.org"
    ).exists()
    event = Event.objects.get(action="registrations.corrected")
    assert "new@example.org" not in str(event.after)


def test_nothing_is_recorded_when_nothing_differs():
    registration = registered(open_group())

    same = correct_details(
        registration=registration, applicant=applicant_of(registration), by=SYSTEM, at=NOON
    )

    assert not same
    assert not Event.objects.filter(action="registrations.corrected").exists()


def test_details_of_another_registered_person_are_refused():
    group = open_group()
    first, second = registered(group), registered(group)

    with pytest.raises(AlreadyRegistered):
        correct_details(
            registration=second, applicant=applicant(email=first.email), by=SYSTEM, at=NOON
        )


def test_a_substitute_takes_the_paid_place_and_the_old_link_ends():
    registration = paid(open_group(), consents=[Purpose.NEWS])
    old, link = registration.email, own_token(registration)

    substitute_person(
        registration=registration, applicant=applicant(email="mbadala@x.tz"), by=SYSTEM, at=NOON
    )

    assert registration.state == RegistrationState.CONFIRMED
    assert registration.email == "mbadala@x.tz"
    assert not registration.consents.filter(withdrawn_at=None).exists()
    with pytest.raises(LinkInvalid):
        registration_by_token(link)
    assert registration_by_token(own_token(registration)) == registration
    told = OutboxMessage.objects.values_list("kind", "address")
    assert ("registration_given_away", old) in told
    assert ("registration_received", "mbadala@x.tz") in told


def test_the_badge_of_who_gave_the_place_away_lets_nobody_in():
    registration = paid(open_group())
    issue_passes(edition=registration.edition, registrations=[registration], at=NOON)
    old = valid_pass_of(registration)

    substitute_person(registration=registration, applicant=applicant(), by=SYSTEM, at=NOON)

    old.refresh_from_db()
    assert (old.state, old.revoked_at) == ("revoked", NOON)
    assert valid_pass_of(registration).code != old.code


def test_a_substitute_for_an_unpaid_place_gets_a_bill_in_the_own_name():
    registration = awaiting_payment(open_group())
    old = Bill.objects.get()

    substitute_person(registration=registration, applicant=applicant(), by=SYSTEM, at=NOON)
    cancel_at_gateway(old)

    assert Bill.objects.exclude(pk=old.pk).get().payer_name == registration.full_name


# Groups and fees


def test_a_move_to_a_dearer_group_bills_the_difference():
    edition = open_edition()
    registration = paid(open_group(edition, fee=200_000))

    change_group(
        registration=registration,
        group=open_group(edition, fee=400_000),
        fee_category=None,
        by=SYSTEM,
        at=NOON,
    )

    assert (registration.state, registration.amount_owed) == (RegistrationState.PENDING, 200_000)
    assert Bill.objects.exclude(state=BillState.PAID).get().amount == 200_000
    pay(registration)
    assert registration.state == RegistrationState.CONFIRMED


def test_a_move_to_a_cheaper_fee_claims_the_difference():
    group = open_group()
    registration = paid(group, fee_category=group.fees.get())
    students = add_fee(group, 20_000)

    change_group(registration=registration, group=group, fee_category=students, by=SYSTEM, at=NOON)

    claim = RefundClaim.objects.get()
    assert (claim.amount, claim.reason) == (380_000, ClaimReason.CHEAPER)
    assert registration.state == RegistrationState.CONFIRMED


def test_an_unpaid_bill_is_replaced_when_the_group_changes():
    edition = open_edition()
    registration = awaiting_payment(open_group(edition, fee=200_000))
    old = Bill.objects.get()

    change_group(
        registration=registration,
        group=open_group(edition, fee=50_000),
        fee_category=None,
        by=SYSTEM,
        at=NOON,
    )
    cancel_at_gateway(old)

    assert Bill.objects.exclude(pk=old.pk).get().amount == 50_000


def test_nobody_moves_into_a_full_group():
    edition = open_edition()
    full = open_group(edition, capacity=1)
    registered(full)
    registration = awaiting_payment(open_group(edition))

    with pytest.raises(GroupFull):
        change_group(registration=registration, group=full, fee_category=None, by=SYSTEM, at=NOON)

    registration.refresh_from_db()
    assert registration.group != full


# Exemptions


def test_another_person_than_who_asked_decides_on_an_exemption():
    registration = awaiting_payment(open_group())
    bill, asker, decider = Bill.objects.get(), staff(), staff()
    exemption = ask_for_exemption(
        registration=registration, kind="speaker", reason="Mtoa mada", by=asker, at=NOON
    )

    with pytest.raises(ValidationError):
        approve_exemption(exemption=exemption, by=asker, at=NOON)
    approve_exemption(exemption=exemption, by=decider, at=NOON)

    registration.refresh_from_db()
    assert (registration.state, registration.amount_due) == (RegistrationState.EXEMPT, 0)
    bill.refresh_from_db()
    cancel_at_gateway(bill)
    assert Bill.objects.count() == 1


def test_the_database_itself_refuses_a_decision_by_who_asked():
    registration, asker = registered(open_group()), staff()
    row = ask_for_exemption(
        registration=registration, kind="guest", reason="Mgeni", by=asker, at=NOON
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Exemption.objects.filter(pk=row.pk).update(
            state=DecisionState.APPROVED, decided_by=asker, decided_at=NOON
        )


def test_a_refused_exemption_leaves_the_fee_and_can_be_asked_again():
    registration = awaiting_payment(open_group())
    asker, decider = staff(), staff()
    ask = {"registration": registration, "kind": "guest", "reason": "Mgeni", "by": asker}
    row = ask_for_exemption(**ask, at=NOON)
    with pytest.raises(NotPossible):
        ask_for_exemption(**ask, at=NOON)

    refuse_exemption(exemption=row, by=decider, at=NOON, note="Alipe")

    registration.refresh_from_db()
    assert registration.amount_due == 400_000
    assert ask_for_exemption(**ask, at=NOON).state == DecisionState.WAITING


def test_who_paid_and_is_exempted_gets_it_all_back():
    registration = paid(open_group())
    row = ask_for_exemption(
        registration=registration, kind="guest", reason="Mgeni", by=staff(), at=NOON
    )

    approve_exemption(exemption=row, by=staff(), at=NOON)

    assert RefundClaim.objects.get().amount == 400_000
