"""Personal data goes when it has served; figures and money stay."""

import datetime as dt

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import Purpose, RegistrationState
from registrations.desk_acts import read_acts
from registrations.models import Attendance, DeskAct, DeskNote, Pass, Registration
from registrations.names import name_key, reading_key
from registrations.selectors import participants_total
from registrations.selectors.own_data import own_data
from registrations.services.attending import correct_attendance
from registrations.services.badges import revoke_and_reissue
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import correct_details
from registrations.services.desk_taking import take_acts
from registrations.services.forgetting import forget_person, forget_what_has_served
from registrations.services.refusals import NotPossible
from tests.registrations.desk import (
    MORNING,
    desk_of,
    door_on,
    group_of_first_day,
    participant,
    sent,
)
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
    for word in (name, name_key(name), reading_key(name), "Neema", "Said"):
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


def test_what_the_day_left_is_told_and_its_words_are_forgotten():
    group = group_of_first_day()
    desk = desk_of(group.edition)
    door = door_on(group.edition)
    person = participant(group)
    note = sent("payment_note", door=door, ref=person.reference, note="NMB 77")
    take_acts(desk=desk, acts=read_acts([note], at=MORNING), at=MORNING)
    told = {"is_present": True, "reason": "Alionekana na Bi. Rehema", "by": SYSTEM, "at": MORNING}
    correct_attendance(registration=person, door=door, **told)
    revoke_and_reissue(registration=person, reason="Alimpa Juma", by=SYSTEM, at=MORNING)
    Pass.objects.update(printed_as="a" * 64)
    Registration.objects.update(created_at=NOON - dt.timedelta(days=900))

    kept = own_data(registration=Registration.objects.get(), at=LAST_DAY)

    assert [badge["state"] for badge in kept["badges"]] == ["revoked", "valid"]
    [row] = kept["attendance"]["doors"]
    assert (row["was_there"], row["reason"]) == (True, "Alionekana na Bi. Rehema")
    assert [one["note"] for one in kept["attendance"]["at_the_desk"]] == ["NMB 77"]
    assert kept["feedback"] == {"given": False}

    forget_what_has_served(at=days(5 * 365 + 2))

    assert set(Pass.objects.values_list("printed_as", "revocation_reason")) == {("", "")}
    assert Attendance.objects.get().reason == "…"
    assert Attendance.objects.get().is_present
    assert DeskAct.objects.filter(kind="payment_note").exists()
    assert not DeskNote.objects.exists()


def test_what_a_desk_wrote_of_nobody_goes_too() -> None:
    desk = desk_of(group_of_first_day().edition)
    note = sent("payment_note", door=door_on(desk.edition), ref="XX-0", note="Asha, NMB 77")
    take_acts(desk=desk, acts=read_acts([note], at=MORNING), at=MORNING)
    assert DeskNote.objects.filter(act__registration=None).exists()

    forget_what_has_served(at=days(400))
    assert DeskNote.objects.exists()
    forget_what_has_served(at=days(5 * 365 + 2))
    assert not DeskNote.objects.exists()
