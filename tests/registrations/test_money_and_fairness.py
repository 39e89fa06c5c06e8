"""Nobody gets back more than was paid, nobody passes those who wait, nobody holds up the others."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill
from egov_meeting.payments.reactions import BillEvent, tell
from egov_meeting.payments.services.bills import Payer, expire_bills
from egov_meeting.payments.services.movement import move_bill
from registrations.choices import ClaimReason, ClaimState, RegistrationState, Source
from registrations.models import RefundClaim, Registration
from registrations.selectors.money import amount_in_hand
from registrations.services.billing import issue_delegation_bill
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group, correct_details, substitute_person
from registrations.services.confirming import confirm_email
from registrations.services.refunding import pay_claim
from registrations.services.refusals import GroupFull, RegistrationClosed
from registrations.services.registering import register
from registrations.services.waiting import fill_all_free_places, fill_free_places, lapse_overdue
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
S = RegistrationState
PAYER = Payer(name="Taasisi ya Mfano", email="fedha@example.go.tz")


def paid(group, **fields) -> Registration:
    registration = awaiting_payment(group, **fields)
    pay(registration)
    return registration


def move_to(registration: Registration, fee) -> None:
    change_group(registration=registration, group=fee.group, fee_category=fee, by=SYSTEM, at=NOON)


def delegates(count: int = 2, **fields) -> tuple[object, list[Registration]]:
    institution, group = InstitutionFactory(), open_group(**fields)
    officer = focal_person(institution)
    return institution, [
        registered(
            group,
            applicant=applicant(institution=institution),
            source=Source.DELEGATION,
            registered_by=officer,
            paid_by_institution=True,
        )
        for _number in range(count)
    ]


def open_claims() -> list[int]:
    return list(RefundClaim.objects.filter(state=ClaimState.OPEN).values_list("amount", flat=True))


# Money


def test_two_moves_to_cheaper_fees_claim_the_difference_once():
    group = open_group(fee=100_000)
    registration = paid(group, fee_category=group.fees.get())

    move_to(registration, add_fee(group, 50_000))
    move_to(registration, add_fee(group, 30_000))

    assert open_claims() == [70_000]


def test_who_moves_back_to_the_dear_fee_gets_nothing_back():
    group = open_group(fee=100_000)
    dear = group.fees.get()
    registration = paid(group, fee_category=dear)

    move_to(registration, add_fee(group, 50_000))
    move_to(registration, dear)

    assert open_claims() == []
    assert (registration.state, amount_in_hand(registration=registration)) == (
        S.CONFIRMED,
        100_000,
    )


def test_cancelling_gives_back_a_share_of_what_is_not_claimed_already():
    group = open_group(fee=100_000)
    registration = paid(group, fee_category=group.fees.get())
    move_to(registration, add_fee(group, 50_000))

    claimed = cancel_registration(
        registration=registration, reason="x", by=SYSTEM, at=NOON, percent=50
    )

    assert (claimed, sorted(open_claims())) == (25_000, [25_000, 50_000])


def test_a_late_payment_after_cancelling_claims_only_what_came_in():
    edition = open_edition()
    registration = paid(open_group(edition, fee=100_000))
    dear = open_group(edition, fee=150_000)
    change_group(registration=registration, group=dear, fee_category=None, by=SYSTEM, at=NOON)
    late = Bill.objects.exclude(state=BillState.PAID).get()
    Registration.objects.filter(pk=registration.pk).update(state=S.CANCELLED)

    pay(registration)

    late.refresh_from_db()
    assert late.state == BillState.PAID
    assert open_claims() == [50_000]


def test_finance_settles_the_claim_it_pays_and_no_colleagues():
    institution, (first, second) = delegates()
    issue_delegation_bill(
        institution=institution, registrations=[first, second], payer=PAYER, by=SYSTEM, at=NOON
    )
    pay(first)
    for one in (first, second):
        cancel_registration(registration=one, reason="x", by=SYSTEM, at=NOON, percent=100)
    claim = RefundClaim.objects.get(registration=second)

    pay_claim(claim=claim, reference="TT-9", by=staff(), at=NOON)

    assert RefundClaim.objects.get(registration=second).state == ClaimState.PAID
    assert RefundClaim.objects.get(registration=first).state == ClaimState.OPEN
    first.refresh_from_db()
    assert first.amount_paid == 400_000


def test_a_part_payment_is_counted_and_only_the_rest_is_billed_anew():
    registration = awaiting_payment(open_group())
    pay(registration, 150_000)

    assert (registration.state, registration.amount_paid) == (S.PENDING, 150_000)
    with pytest.raises(ValidationError):
        change_group(
            registration=registration,
            group=open_group(registration.edition),
            fee_category=None,
            by=SYSTEM,
            at=NOON,
        )


def test_moving_to_the_same_place_leaves_the_bill_alone():
    group = open_group()
    registration = awaiting_payment(group)

    with pytest.raises(ValidationError):
        change_group(registration=registration, group=group, fee_category=None, by=SYSTEM, at=NOON)

    assert Bill.objects.get().state == BillState.DRAFT


# Keys and links


def test_the_key_of_anothers_form_opens_nothing():
    institution, group, key = InstitutionFactory(), open_group(), uuid.uuid4()
    person = applicant(institution=institution)
    made = registered(
        group,
        applicant=person,
        source=Source.DELEGATION,
        registered_by=focal_person(institution),
        form_key=key,
    )

    with pytest.raises(ValidationError):
        register(group=group, fee_category=None, applicant=person, by=SYSTEM, at=NOON, form_key=key)

    assert list(Registration.objects.all()) == [made]


def test_the_form_of_the_first_holder_does_not_lead_to_the_next():
    group, key, person = open_group(), uuid.uuid4(), applicant()
    registration = registered(group, applicant=person, form_key=key)
    substitute_person(registration=registration, applicant=applicant(), by=SYSTEM, at=NOON)

    again = registered(group, applicant=person, form_key=key)

    assert again != registration


# People who cannot be reached or billed


@pytest.mark.parametrize("contact", [{"email": "", "phone": ""}, {"email": "", "phone": "4479460"}])
def test_nobody_is_corrected_or_substituted_into_silence(contact):
    registration = registered(open_group())

    for act in (correct_details, substitute_person):
        with pytest.raises(ValidationError):
            act(registration=registration, applicant=applicant(**contact), by=SYSTEM, at=NOON)


def test_one_who_cannot_be_billed_does_not_stop_the_waiting_lists():
    group = open_group(capacity=1)
    first = awaiting_payment(group)
    silent, behind = awaiting_payment(group), awaiting_payment(group)
    Registration.objects.filter(pk=silent.pk).update(email="", phone="")
    cancel_registration(registration=first, reason="x", by=SYSTEM, at=NOON)

    assert fill_all_free_places(at=NOON) == 1

    silent.refresh_from_db()
    behind.refresh_from_db()
    assert (silent.state, behind.state) == (S.WAITING, S.PENDING)


def test_a_delegate_stays_with_the_institution_that_pays():
    _institution, (first, _second) = delegates()

    with pytest.raises(ValidationError):
        correct_details(
            registration=first,
            applicant=applicant(institution=InstitutionFactory()),
            by=SYSTEM,
            at=NOON,
        )


def test_a_stray_on_a_bill_to_be_replaced_is_billed_alone():
    institution, rows = delegates(3)
    old = issue_delegation_bill(
        institution=institution, registrations=rows, payer=PAYER, by=SYSTEM, at=NOON
    )
    Registration.objects.filter(pk=rows[1].pk).update(
        institution=None, institution_name="Nyingine", paid_by_institution=False
    )

    cancel_registration(registration=rows[0], reason="x", by=SYSTEM, at=NOON)
    old.refresh_from_db()
    if old.state != BillState.CANCELLED:
        move_bill(old, to=BillState.CANCELLED, by=SYSTEM, at=NOON)

    payers = set(Bill.objects.exclude(pk=old.pk).values_list("payer_name", flat=True))
    assert payers == {rows[1].full_name, PAYER.name}


# Places


def test_a_substitute_for_an_unconfirmed_person_gets_a_bill():
    registration = registered(open_group())

    substitute_person(registration=registration, applicant=applicant(), by=SYSTEM, at=NOON)

    assert registration.state == S.PENDING
    assert Bill.objects.get().payer_name == registration.full_name


def test_nobody_moves_past_those_who_wait():
    edition = open_edition()
    wanted = open_group(edition, capacity=1)
    holder = awaiting_payment(wanted)
    waiting = awaiting_payment(wanted)
    mover = awaiting_payment(open_group(edition))
    cancel_registration(registration=holder, reason="x", by=SYSTEM, at=NOON)

    with pytest.raises(GroupFull):
        change_group(registration=mover, group=wanted, fee_category=None, by=SYSTEM, at=NOON)

    fill_free_places(group_id=wanted.pk, at=NOON)
    waiting.refresh_from_db()
    assert waiting.state == S.PENDING


def test_a_late_code_does_not_open_a_closed_registration():
    registration = registered(open_group())
    lapse_overdue(at=NOON + dt.timedelta(hours=49))

    with pytest.raises(RegistrationClosed):
        confirm_email(registration=registration, by=SYSTEM, at=NOON + dt.timedelta(days=60))


def test_delegates_on_no_bill_give_up_their_places_when_the_time_is_over():
    institution, rows = delegates(3)
    issue_delegation_bill(
        institution=institution, registrations=rows[:1], payer=PAYER, by=SYSTEM, at=NOON
    )

    assert lapse_overdue(at=NOON + dt.timedelta(days=13)) == 0
    assert lapse_overdue(at=NOON + dt.timedelta(days=16)) == 2

    rows[0].refresh_from_db()
    assert rows[0].state == S.PENDING


def test_an_extended_bill_brings_the_lapsed_person_back():
    registration = awaiting_payment(open_group())
    bill = Bill.objects.get()
    expire_bills(at=NOON + dt.timedelta(days=40))
    registration.refresh_from_db()
    assert registration.state == S.LAPSED
    Bill.objects.filter(pk=bill.pk).update(
        state=BillState.ISSUED, control_number="991080000001", number_received_at=NOON
    )
    bill.items.update(is_open=True)
    bill.refresh_from_db()

    tell(BillEvent.EXTENDED, bill=bill, by=SYSTEM, at=NOON)

    registration.refresh_from_db()
    assert registration.state == S.PENDING
    assert Bill.objects.count() == 1


def test_corrections_do_not_send_letters_without_end():
    registration = registered(open_group())

    for number in range(9):
        correct_details(
            registration=registration,
            applicant=applicant(full_name=registration.full_name, email=f"m{number}@x.tz"),
            by=SYSTEM,
            at=NOON,
        )
    with pytest.raises(ValidationError):
        correct_details(
            registration=registration,
            applicant=applicant(full_name=registration.full_name, email="last@x.tz"),
            by=SYSTEM,
            at=NOON,
        )


def test_what_is_claimed_is_named_by_its_reason():
    group = open_group(fee=100_000)
    registration = paid(group, fee_category=group.fees.get())
    move_to(registration, add_fee(group, 40_000))

    assert RefundClaim.objects.get().reason == ClaimReason.CHEAPER
