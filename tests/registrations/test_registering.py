"""A person registers alone: once, for a real place, to a paid seat."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.choices import EditionState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.bills import expire_bills
from egov_meeting.payments.services.payments import record_payment
from registrations.choices import Purpose, RegistrationState, Source
from registrations.models import Registration, RegistrationRules
from registrations.notifications import tell_waiting
from registrations.selectors.seats import place_in_queue, seats_of
from registrations.services.cancelling import cancel_registration
from registrations.services.confirming import (
    WrongCode,
    confirm_by_code,
    confirm_email,
    registration_to_confirm,
    send_code_again,
)
from registrations.services.refusals import AlreadyRegistered, GroupFull, RegistrationClosed
from registrations.services.waiting import fill_free_places, lapse_overdue
from tests.institutions.factories import InstitutionFactory
from tests.payments.factories import entry_for
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
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def code_sent_to(registration: Registration) -> str:
    letter = OutboxMessage.objects.filter(kind="registration_code", address=registration.email)
    return letter.latest("pk").subject[:7]


def test_a_person_registers_confirms_pays_and_is_told() -> None:
    group = open_group()

    registration = registered(group, consents=[Purpose.PHOTOGRAPHS])

    assert registration.state == RegistrationState.UNCONFIRMED
    assert registration.hold_until == NOON + 48 * HOUR
    assert not Bill.objects.exists()

    confirm_by_code(registration=registration, code=code_sent_to(registration), by=SYSTEM, at=NOON)

    assert registration.state == RegistrationState.PENDING
    bill = Bill.objects.get()
    assert (bill.amount, bill.payer_name) == (400_000, registration.full_name)

    pay(registration)

    assert registration.state == RegistrationState.CONFIRMED
    assert (registration.amount_paid, registration.amount_owed) == (400_000, 0)
    assert registration.consents.get().text.startswith("Picha")
    assert OutboxMessage.objects.filter(kind="registration_confirmed").count() == 1


def test_the_letter_is_in_the_persons_language() -> None:
    english = registered(open_group(), applicant=applicant(language="en"))

    letter = OutboxMessage.objects.get(address=english.email)
    assert "is the code that confirms" in letter.subject
    assert "/en/usajili/thibitisha/" in letter.text


def test_the_link_of_the_letter_confirms_this_address_only() -> None:
    registration = registered(open_group())
    text = OutboxMessage.objects.get(kind="registration_code").text
    token = text.split("/thibitisha/")[1].split("/")[0]

    assert registration_to_confirm(token) == registration
    Registration.objects.filter(pk=registration.pk).update(email="other@example.org")
    with pytest.raises(LookupError):
        registration_to_confirm(token)


def test_five_wrong_codes_end_the_code() -> None:
    registration = registered(open_group())
    code = code_sent_to(registration)
    wrong = "000000" if code != "000 000" else "111111"

    for _try in range(5):
        with pytest.raises(WrongCode):
            confirm_by_code(registration=registration, code=wrong, by=SYSTEM, at=NOON)
    with pytest.raises(WrongCode):
        confirm_by_code(registration=registration, code=code, by=SYSTEM, at=NOON)

    send_code_again(registration=registration, at=NOON + HOUR)
    confirm_by_code(
        registration=registration, code=code_sent_to(registration), by=SYSTEM, at=NOON + HOUR
    )
    assert registration.state == RegistrationState.PENDING


def test_a_second_code_within_a_minute_is_refused() -> None:
    registration = registered(open_group())

    with pytest.raises(ValidationError):
        send_code_again(registration=registration, at=NOON)


def test_the_same_form_sent_twice_makes_one_registration() -> None:
    group, key, person = open_group(), uuid.uuid4(), applicant()

    first = registered(group, applicant=person, form_key=key)
    again = registered(group, applicant=person, form_key=key)

    assert first == again
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "email", "phone", "field"),
    [
        ("Somebody Else", "Asha@Example.org", "255755000001", "email"),
        ("ASHA  JUMA", "new@example.org", "255712345678", "phone"),
        ("Juma, Asha", "new@example.org", "255712345678", "phone"),
        ("Bi. Asha Jumma", "new@example.org", "255712345678", "phone"),
        ("Dkt Juma Asha", "new@example.org", "255755000001", "full_name"),
    ],
)
def test_the_same_person_in_five_spellings_is_registered_once(
    name: str, email: str, phone: str, field: str
) -> None:
    group = open_group()
    same = {"institution_name": "Ofisi ya Mfano"}
    registered(
        group,
        applicant=applicant(
            full_name="Asha Juma", email="asha@example.org", phone="255712345678", **same
        ),
    )

    with pytest.raises(AlreadyRegistered) as refused:
        registered(group, applicant=applicant(full_name=name, email=email, phone=phone, **same))

    assert list(refused.value.message_dict) == [field]
    assert Registration.objects.count() == 1


def test_a_namesake_and_a_colleague_with_the_same_phone_are_other_people() -> None:
    group = open_group()
    registered(group, applicant=applicant(full_name="Asha Juma", phone="255712345678"))

    registered(group, applicant=applicant(full_name="Asha Juma"), is_namesake=True)
    registered(group, applicant=applicant(full_name="Baraka Mushi", phone="255712345678"))

    assert Registration.objects.count() == 3


def test_a_fee_of_nought_confirms_the_place_without_a_bill() -> None:
    registration = awaiting_payment(open_group(fee=0))

    assert registration.state == RegistrationState.CONFIRMED
    assert not Bill.objects.exists()


def test_a_later_fee_does_not_change_a_bill() -> None:
    group = open_group()
    registration = awaiting_payment(group)

    group.fees.update(amount=500_000)

    assert Bill.objects.get().amount == registration.amount_due == 400_000


def test_only_fees_of_the_day_can_be_chosen() -> None:
    group = open_group()
    students = add_fee(group, 20_000)
    past = add_fee(group, 1_000, valid_until=dt.date(2027, 1, 11))

    with pytest.raises(ValidationError):
        registered(group)
    with pytest.raises(ValidationError):
        registered(group, fee_category=past)
    assert registered(group, fee_category=students).amount_due == 20_000


def test_a_group_whose_fees_hold_on_other_days_takes_nobody_for_nothing() -> None:
    group = open_group(fee=None)
    add_fee(group, 20_000, valid_from=dt.date(2027, 1, 20))

    with pytest.raises(ValidationError):
        registered(group)


def test_a_place_offered_to_a_delegate_is_billed_to_the_institution() -> None:
    institution = InstitutionFactory()
    officer, group = focal_person(institution), open_group(capacity=1)
    first = awaiting_payment(group)
    waiting = registered(
        group,
        applicant=applicant(institution=institution),
        source=Source.DELEGATION,
        registered_by=officer,
        paid_by_institution=True,
    )
    cancel_registration(registration=first, reason="Safari", by=SYSTEM, at=NOON)

    assert fill_free_places(group_id=group.pk, at=NOON) == 1

    waiting.refresh_from_db()
    bill = Bill.objects.get(items__payable_id=str(waiting.pk))
    assert (bill.payer_name, bill.payer_email) == (institution.name, officer.email)
    assert bill.expires_at == waiting.hold_until


@pytest.mark.parametrize("at", [NOON - dt.timedelta(days=20), NOON + dt.timedelta(days=60)])
def test_registration_is_refused_outside_its_dates(at: dt.datetime) -> None:
    with pytest.raises(RegistrationClosed):
        registered(open_group(), at=at)


def test_an_edition_in_session_takes_no_registrations_by_form() -> None:
    edition = open_edition()
    edition.state = EditionState.IN_SESSION
    edition.save()

    with pytest.raises(RegistrationClosed):
        registered(open_group(edition))


def test_a_full_group_has_a_waiting_list_that_moves_up_by_itself() -> None:
    group = open_group(capacity=1)
    first = awaiting_payment(group)
    second, third = awaiting_payment(group), awaiting_payment(group)
    unsure = registered(group)

    assert [one.state for one in (second, third)] == [RegistrationState.WAITING] * 2
    assert place_in_queue(registration=third) == 2

    cancel_registration(registration=first, reason="Safari", by=SYSTEM, at=NOON)
    assert fill_free_places(group_id=group.pk, at=NOON) == 1

    second.refresh_from_db()
    assert second.state == RegistrationState.PENDING
    assert second.hold_until == NOON + 72 * HOUR
    bill = Bill.objects.get(payer_email=second.email)
    assert bill.expires_at == second.hold_until
    assert unsure.state == RegistrationState.WAITING
    assert seats_of(group=group).taken == 1


def test_who_waits_a_second_time_is_told_a_second_time() -> None:
    group = open_group(capacity=1)
    awaiting_payment(group)
    waits = awaiting_payment(group)
    letters = OutboxMessage.objects.filter(
        kind="registration_waiting", channel="email", address=waits.email
    )
    tell_waiting(waits, place=1, at=NOON)
    assert letters.count() == 1

    waits.waiting_since = NOON + HOUR
    tell_waiting(waits, place=1, at=NOON + HOUR)

    assert letters.count() == 2


def test_an_offer_not_taken_goes_to_the_next() -> None:
    group = open_group(capacity=1)
    first = awaiting_payment(group)
    second, third = awaiting_payment(group), awaiting_payment(group)
    cancel_registration(registration=first, reason="Safari", by=SYSTEM, at=NOON)
    fill_free_places(group_id=group.pk, at=NOON)
    later = NOON + 73 * HOUR

    assert expire_bills(at=later) == 1
    assert fill_free_places(group_id=group.pk, at=later) == 1

    second.refresh_from_db()
    third.refresh_from_db()
    assert second.state == RegistrationState.LAPSED
    assert third.state == RegistrationState.PENDING


def test_a_place_not_confirmed_in_time_is_given_up_and_can_be_had_again() -> None:
    group = open_group(capacity=1)
    registration = registered(group)
    later = NOON + 49 * HOUR

    assert lapse_overdue(at=NOON + 47 * HOUR) == 0
    assert lapse_overdue(at=later) == 1
    registration.refresh_from_db()
    assert registration.state == RegistrationState.LAPSED

    confirm_email(registration=registration, by=SYSTEM, at=later)
    assert registration.state == RegistrationState.PENDING


def test_who_registered_anew_cannot_take_up_the_lapsed_one() -> None:
    group, person = open_group(), applicant()
    old = registered(group, applicant=person)
    lapse_overdue(at=NOON + 49 * HOUR)
    registered(group, applicant=person, at=NOON + 49 * HOUR)

    with pytest.raises(AlreadyRegistered):
        confirm_email(registration=old, by=SYSTEM, at=NOON + 50 * HOUR)


def test_a_full_group_without_waiting_list_says_so() -> None:
    group = open_group(capacity=1)
    RegistrationRules.objects.create(edition=group.edition, has_waiting_list=False)
    registered(group)

    with pytest.raises(GroupFull):
        registered(group)


def test_money_for_a_lapsed_place_is_never_turned_away() -> None:
    group = open_group(capacity=1)
    late = awaiting_payment(group)
    bill = Bill.objects.get()
    at = NOON + dt.timedelta(days=40)
    expire_bills(at=at)
    late.refresh_from_db()
    assert late.state == RegistrationState.LAPSED
    taken = awaiting_payment(group)

    record_payment(entry=entry_for(bill), by=SYSTEM, at=at)

    late.refresh_from_db()
    assert (late.state, late.amount_paid) == (RegistrationState.WAITING, 400_000)
    cancel_registration(registration=taken, reason="Safari", by=SYSTEM, at=NOON)
    fill_free_places(group_id=group.pk, at=NOON)
    late.refresh_from_db()
    assert late.state == RegistrationState.CONFIRMED


def test_the_trail_tells_what_happened_without_addresses() -> None:
    registration = registered(open_group())

    event = Event.objects.get(action="registrations.registered")
    assert event.object_id == str(registration.pk)
    assert registration.email not in str(event.after)
    assert registration.phone not in str(event.after)


def test_unpaid_bill_of_a_person_who_cancels_is_cancelled_too() -> None:
    registration = awaiting_payment(open_group())

    cancel_registration(registration=registration, reason="Safari", by=SYSTEM, at=NOON)

    assert Bill.objects.get().state in (BillState.CANCELLED, BillState.DRAFT)
    assert registration.state == RegistrationState.CANCELLED
