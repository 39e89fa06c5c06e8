"""A wrongly given exemption is taken back by two people, and the fee is owed again."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.gateways.base import ControlNumber
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.movement import move_bill
from egov_meeting.payments.services.numbers import take_control_number
from registrations.choices import ClaimState, DecisionState, RegistrationState, Source
from registrations.models import Exemption, RefundClaim, Registration
from registrations.selectors.staff_standing import waiting_for_staff
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group
from registrations.services.exempting import (
    approve_exemption,
    ask_for_exemption,
    ask_to_take_back,
    refuse_exemption,
)
from registrations.services.refusals import NotPossible
from registrations.services.registering import register
from tests.institutions.factories import InstitutionFactory
from tests.payments.factories import control_number_of
from tests.registrations.factories import (
    NOON,
    applicant,
    awaiting_payment,
    open_group,
    pay,
    staff,
)

pytestmark = pytest.mark.django_db
S = RegistrationState


@pytest.fixture
def asker() -> User:
    return staff()


@pytest.fixture
def decider() -> User:
    return staff(Role.FINANCE)


def exempted(row: Registration) -> Registration:
    """As two others let the person off."""
    wish = ask_for_exemption(registration=row, kind="guest", reason="Mgeni", by=staff(), at=NOON)
    approve_exemption(exemption=wish, by=staff(), at=NOON)
    row.refresh_from_db()
    return row


def known_at_the_gateway(bill: Bill) -> None:
    """The bill has its number, so that only the gateway can cancel it."""
    number = ControlNumber(bill.number, control_number_of(bill), is_accepted=True, codes=("7101",))
    assert take_control_number(number=number, at=NOON) == ""
    bill.messages.update(attempts=1)


def taken_back(row: Registration, asker: User, decider: User) -> Exemption:
    wish = ask_to_take_back(registration=row, reason="Si mgeni", by=asker, at=NOON)
    approve_exemption(exemption=wish, by=decider, at=NOON)
    row.refresh_from_db()
    return wish


def test_the_person_owes_again_is_told_and_gets_a_bill(asker: User, decider: User) -> None:
    row = exempted(awaiting_payment(open_group()))
    before = set(Bill.objects.values_list("pk", flat=True))

    taken_back(row, asker, decider)

    assert (row.state, row.amount_owed, row.confirmed_at) == (S.PENDING, 400_000, None)
    new = Bill.objects.exclude(pk__in=before).get()
    assert (new.amount, new.payer_email) == (400_000, row.email)
    letter = OutboxMessage.objects.get(kind="registration_owing_again", channel="email")
    assert "400,000" in letter.text
    states = set(Exemption.objects.values_list("takes_back", "state"))
    assert states == {(False, DecisionState.TAKEN_BACK), (True, DecisionState.APPROVED)}
    pay(row)
    assert row.state == S.CONFIRMED


def test_nobody_approves_the_own_wish_and_a_refusal_leaves_the_exemption(
    asker: User, decider: User
) -> None:
    row = exempted(awaiting_payment(open_group()))
    with pytest.raises(ValidationError):
        ask_to_take_back(registration=row, reason=" ", by=asker, at=NOON)
    wish = ask_to_take_back(registration=row, reason="Si mgeni", by=asker, at=NOON)
    with pytest.raises(NotPossible):
        ask_to_take_back(registration=row, reason="Tena", by=decider, at=NOON)
    with pytest.raises(ValidationError):
        approve_exemption(exemption=wish, by=asker, at=NOON)
    assert waiting_for_staff(edition=row.edition, at=NOON).exemptions == 1

    refuse_exemption(exemption=wish, by=decider, at=NOON, note="Ni mgeni")

    row.refresh_from_db()
    assert (row.state, row.amount_due) == (S.EXEMPT, 0)
    assert Exemption.objects.get(takes_back=False).state == DecisionState.APPROVED


def test_what_was_paid_and_not_given_back_yet_counts(asker: User, decider: User) -> None:
    row = awaiting_payment(open_group())
    pay(row)
    exempted(row)

    taken_back(row, asker, decider)

    assert (row.state, row.amount_due, row.amount_owed) == (S.CONFIRMED, 400_000, 0)
    assert RefundClaim.objects.get().state == ClaimState.DROPPED
    assert not OutboxMessage.objects.filter(kind="registration_owing_again").exists()
    assert Bill.objects.count() == 1


def test_what_is_too_much_for_the_fee_moved_to_meanwhile_is_still_given_back(
    asker: User, decider: User
) -> None:
    row = awaiting_payment(open_group())
    pay(row)
    exempted(row)
    cheap = open_group(row.edition, fee=250_000)
    change_group(registration=row, group=cheap, fee_category=None, by=SYSTEM, at=NOON)

    taken_back(row, asker, decider)

    assert (row.state, row.amount_due) == (S.CONFIRMED, 250_000)
    assert RefundClaim.objects.get(state=ClaimState.OPEN).amount == 150_000


def test_claim_to_the_difference_ends_when_the_dear_fee_is_owed_again(
    asker: User, decider: User
) -> None:
    dear = open_group()
    row = awaiting_payment(dear)
    pay(row)
    cheap = open_group(row.edition, fee=250_000)
    moves: dict[str, Any] = {"registration": row, "fee_category": None, "by": SYSTEM, "at": NOON}
    change_group(group=cheap, **moves)
    exempted(row)
    change_group(group=dear, **moves)

    taken_back(row, asker, decider)

    assert (row.state, row.amount_due) == (S.CONFIRMED, 400_000)
    assert not RefundClaim.objects.filter(state=ClaimState.OPEN).exists()


def test_while_the_old_bill_is_still_being_cancelled_the_new_one_waits(
    asker: User, decider: User
) -> None:
    row = awaiting_payment(open_group())
    old = Bill.objects.get()
    known_at_the_gateway(old)
    exempted(row)

    taken_back(row, asker, decider)
    assert Bill.objects.count() == 1
    old.refresh_from_db()
    move_bill(old, to=BillState.CANCELLED, by=SYSTEM, at=NOON)

    new = Bill.objects.exclude(pk=old.pk).get()
    assert new.amount == 400_000


def test_the_place_that_an_institution_pays_waits_for_its_bill(asker: User, decider: User) -> None:
    row = register(
        group=open_group(),
        fee_category=None,
        applicant=applicant(institution=InstitutionFactory()),
        by=SYSTEM,
        at=NOON,
        source=Source.DELEGATION,
        paid_by_institution=True,
    )
    exempted(row)

    taken_back(row, asker, decider)

    assert row.state == S.PENDING
    assert row.hold_until is not None
    assert not Bill.objects.exists()


def test_who_cancelled_meanwhile_owes_nothing(asker: User, decider: User) -> None:
    row = exempted(awaiting_payment(open_group()))
    wish = ask_to_take_back(registration=row, reason="Si mgeni", by=asker, at=NOON)
    cancel_registration(registration=row, reason="x", by=SYSTEM, at=NOON)

    with pytest.raises(NotPossible):
        approve_exemption(exemption=wish, by=decider, at=NOON)


def test_two_people_do_it_on_the_pages(
    asker: User, decider: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    settings.STAFF_SECOND_FACTOR = False
    asha, juma = Client(), Client()
    asha.force_login(asker)
    juma.force_login(decider)
    row = exempted(awaiting_payment(open_group()))
    ask = reverse("registrations:staff_take_back_exemption", args=[row.reference])
    assert (
        ask
        in asha.get(
            reverse("registrations:staff_registration", args=[row.reference])
        ).content.decode()
    )

    assert asha.post(ask, {"reason": "Si mgeni"}).status_code == 302
    wish = Exemption.objects.get(takes_back=True)
    approve = reverse("registrations:staff_approve_exemption", args=[wish.pk])
    assert asha.get(approve).status_code == 403
    assert "400,000" in juma.get(approve).content.decode()
    assert juma.post(approve, {"note": ""}).status_code == 302

    row.refresh_from_db()
    assert row.state == S.PENDING
    shown = juma.get(reverse("registrations:staff_exemptions") + "?hali=taken_back")
    assert row.full_name in shown.content.decode()
