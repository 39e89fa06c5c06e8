"""Personal data goes when it has served; figures and money stay."""

import datetime as dt

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import Purpose, RegistrationState
from registrations.models import Registration
from registrations.names import name_key
from registrations.selectors import participants_total
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import correct_details
from registrations.services.forgetting import forget_person, forget_what_has_served
from registrations.services.refusals import NotPossible
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    open_group,
    pay,
    registered,
)

pytestmark = pytest.mark.django_db

LAST_DAY = dt.datetime(2027, 3, 26, 9, tzinfo=dt.UTC)


def days(number: int) -> dt.datetime:
    return LAST_DAY + dt.timedelta(days=number)


def test_special_needs_go_a_month_after_the_meeting():
    registration = registered(
        open_group(), applicant=applicant(needs="Lugha ya alama"), consents=[Purpose.NEEDS]
    )

    assert forget_what_has_served(at=days(30)) == 0
    assert forget_what_has_served(at=days(31)) == 1

    registration.refresh_from_db()
    assert (registration.needs, registration.full_name != "…") == ("", True)
    assert not registration.consents.filter(withdrawn_at=None).exists()


def test_who_gave_up_the_place_goes_after_half_a_year_others_after_five():
    group = open_group()
    stays, gone = awaiting_payment(group), awaiting_payment(group)
    pay(stays)
    cancel_registration(registration=gone, reason="Safari", by=SYSTEM, at=NOON)

    assert forget_what_has_served(at=days(181)) == 1
    assert set(Registration.objects.filter(full_name="…")) == {gone}
    assert forget_what_has_served(at=days(5 * 365 + 2)) == 1
    assert participants_total(edition=group.edition) == 1


def test_messages_to_a_forgotten_person_keep_neither_address_nor_text():
    registration = awaiting_payment(open_group())
    pay(registration)
    address = registration.email
    assert OutboxMessage.objects.filter(about_kind="bill", address=address).exists()
    cancel_registration(registration=registration, reason="Safari", by=SYSTEM, at=NOON)

    forget_person(registration=registration, by=SYSTEM, at=NOON)

    assert (registration.email, registration.phone, registration.office) == ("", "", "")
    assert not OutboxMessage.objects.filter(address=address).exists()
    assert not OutboxMessage.objects.filter(text__contains=address).exists()
    assert OutboxMessage.objects.filter(state="waiting").count() == 0


def test_the_trail_never_held_the_name_of_a_forgotten_person():
    registration = awaiting_payment(open_group())
    name = registration.full_name
    correct_details(registration=registration, applicant=applicant(full_name="Neema Said"), by=SYSTEM, at=NOON)  # fmt: skip
    cancel_registration(registration=registration, reason="Safari", by=SYSTEM, at=NOON)

    forget_person(registration=registration, by=SYSTEM, at=NOON)

    events = Event.objects.filter(object_type="registrations.registration")
    assert set(events.values_list("object_label", flat=True)) == {registration.reference}
    told = str(list(events.values("before", "after"))).lower()
    for word in (name, name_key(name), "Neema", "Said"):
        assert word.lower() not in told
    assert events.filter(after__has_key="full_name").exists()


def test_a_standing_registration_is_not_forgotten_on_request():
    registration = awaiting_payment(open_group())

    with pytest.raises(NotPossible):
        forget_person(registration=registration, by=SYSTEM, at=NOON)

    assert registration.state == RegistrationState.PENDING


def test_who_is_to_get_money_back_is_not_forgotten_before():
    registration = awaiting_payment(open_group())
    pay(registration)
    cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON, percent=50)

    with pytest.raises(NotPossible):
        forget_person(registration=registration, by=SYSTEM, at=NOON)
    assert forget_what_has_served(at=days(400)) == 0
