"""The last hour before closing: many at the same moment, in threads on PostgreSQL."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.models import ParticipantGroup
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.bills import expire_bills
from egov_meeting.payments.services.payments import record_payment
from registrations.choices import SEATED_STATES, RegistrationState
from registrations.models import Registration
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group
from registrations.services.confirming import WrongCode, confirm_by_code, confirm_email
from registrations.services.refusals import AlreadyRegistered
from registrations.services.waiting import fill_free_places
from tests.payments.factories import entry_for
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    open_edition,
    open_group,
    pay,
    registered,
)

pytestmark = [pytest.mark.django_db(transaction=True)]

THREADS = 16
S = RegistrationState


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time; this is about many (DATABASE_URL)")


def at_once(work: Callable[[Any], Any], things: Iterable[Any]) -> list[Any]:
    """Do `work` for all of them in threads; each gives its result, or the exception it raised."""

    def done(thing: Any) -> Any:
        try:
            return work(thing)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(done, things))


def states(group: ParticipantGroup) -> Counter[str]:
    return Counter(Registration.objects.filter(group=group).values_list("state", flat=True))


def test_two_hundred_ask_for_the_last_ten_seats() -> None:
    group = open_group(capacity=40)
    for _number in range(30):
        registered(group)
    people = [applicant() for _number in range(200)]

    results = at_once(lambda person: registered(group, applicant=person), people)

    assert not [one for one in results if isinstance(one, Exception)]
    assert states(group) == {S.UNCONFIRMED: 40, S.WAITING: 190}
    assert OutboxMessage.objects.filter(kind="registration_code").count() == 230


def test_one_form_sent_by_sixteen_threads_makes_one_registration() -> None:
    group, key, person = open_group(capacity=5), uuid.uuid4(), applicant()

    results = at_once(lambda _: registered(group, applicant=person, form_key=key), range(THREADS))

    assert {one.pk for one in results} == set(Registration.objects.values_list("pk", flat=True))
    assert Registration.objects.count() == 1


def test_one_person_in_sixteen_windows_is_registered_once() -> None:
    group, person = open_group(), applicant()

    results = at_once(
        lambda _: registered(group, applicant=person, form_key=uuid.uuid4()), range(THREADS)
    )

    assert Registration.objects.count() == 1
    assert sum(isinstance(one, AlreadyRegistered) for one in results) == THREADS - 1


def test_an_address_confirmed_by_sixteen_at_once_brings_one_bill() -> None:
    registration = registered(open_group())

    results = at_once(
        lambda _: confirm_email(
            registration=Registration.objects.get(pk=registration.pk), by=SYSTEM, at=NOON
        ),
        range(THREADS),
    )

    assert results == [None] * THREADS
    assert Bill.objects.count() == 1


def test_guessing_codes_in_parallel_gains_no_tries() -> None:
    registration = registered(open_group())
    code = OutboxMessage.objects.get(kind="registration_code").subject[:7]
    wrong = "111111" if code != "111 111" else "222222"

    results = at_once(
        lambda _: confirm_by_code(registration=registration, code=wrong, by=SYSTEM, at=NOON),
        range(THREADS),
    )

    assert all(isinstance(one, WrongCode) for one in results)
    with pytest.raises(WrongCode):
        confirm_by_code(registration=registration, code=code, by=SYSTEM, at=NOON)


def test_freed_places_are_given_once_however_many_workers_look() -> None:
    group = open_group(capacity=10)
    first = [awaiting_payment(group) for _number in range(10)]
    waiting = [awaiting_payment(group) for _number in range(20)]
    for registration in first[:6]:
        cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON)

    moved = at_once(lambda _: fill_free_places(group_id=group.pk, at=NOON), range(THREADS))

    assert sum(moved) == 6
    assert states(group) == {S.CANCELLED: 6, S.PENDING: 10, S.WAITING: 14}
    moved_up = Registration.objects.filter(
        pk__in=[row.pk for row in waiting], state=S.PENDING
    ).values_list("pk", flat=True)
    assert sorted(moved_up) == sorted(row.pk for row in waiting[:6])
    assert Bill.objects.filter(payer_email__in=[row.email for row in waiting]).count() == 6


def test_cancelling_confirming_moving_and_filling_at_once_lose_nothing() -> None:
    """No deadlock, no seat too many, no two open bills for one person."""
    edition = open_edition()
    group, other = open_group(edition, capacity=20), open_group(edition, capacity=20)
    rows = [awaiting_payment(group) for _number in range(30)]

    def act(number: int) -> None:
        registration = Registration.objects.get(pk=rows[number % 30].pk)
        kind = number % 4
        if kind == 0:
            cancel_registration(registration=registration, reason="x", by=SYSTEM, at=NOON)
        elif kind == 1:
            change_group(
                registration=registration, group=other, fee_category=None, by=SYSTEM, at=NOON
            )
        elif kind == 2:
            fill_free_places(group_id=group.pk, at=NOON)
        else:
            pay(registration)

    results = at_once(act, range(120))

    # A refusal is an answer; a deadlock or a broken constraint is none. Nobody pays without a bill.
    answers = (ValidationError, AssertionError)
    odd = [one for one in results if one is not None and not isinstance(one, answers)]
    assert odd == []
    for one in (group, other):
        seated = Registration.objects.filter(group=one, state__in=SEATED_STATES)
        assert seated.count() <= 20


def test_the_last_seat_paid_by_two_late_payers_is_sold_once() -> None:
    group = open_group(capacity=2)
    late = [awaiting_payment(group), awaiting_payment(group)]
    numbered = [Bill.objects.get(payer_email=row.email) for row in late]
    expire_bills(at=NOON.replace(month=3))
    awaiting_payment(group)

    results = at_once(
        lambda bill: record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON), numbered
    )

    assert not [one for one in results if isinstance(one, Exception)]
    assert states(group) == {S.CONFIRMED: 1, S.WAITING: 1, S.PENDING: 1}
