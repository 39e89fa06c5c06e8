"""Money on paper needs two people; money given back is never more than came in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.payments.choices import BillState, Finding, PaymentSource, SlipState
from egov_meeting.payments.explanations import what_to_do
from egov_meeting.payments.models import BankSlip, Payment
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.refunds import refund
from egov_meeting.payments.services.slips import (
    approve_manual_payment,
    record_manual_payment,
    reject_manual_payment,
)
from tests.documents.factories import staff
from tests.payments.factories import NOON, entry_for, finance_officer, numbered_bill

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return finance_officer(full_name="Asha")


@pytest.fixture
def juma():
    return finance_officer(full_name="Juma")


def slip_for(bill, by, amount=400_000, reference="SL-1", **changes):
    fields = {"bank": "NMB", "paid_on": date(2026, 1, 11), "at": NOON, **changes}
    return record_manual_payment(bill=bill, amount=amount, reference=reference, by=by, **fields)


def test_slip_counts_only_when_another_person_has_approved_it(asha, juma, told) -> None:
    bill = numbered_bill()
    slip = slip_for(bill, asha)
    bill.refresh_from_db()
    assert bill.paid_amount == 0

    with pytest.raises(PermissionDenied):
        approve_manual_payment(slip=slip, by=asha, at=NOON)
    payment = approve_manual_payment(slip=slip, by=juma, at=NOON)

    bill.refresh_from_db()
    assert (bill.state, payment.source) == (BillState.PAID, PaymentSource.MANUAL)
    assert (slip.state, slip.decided_by, slip.payment) == (SlipState.APPROVED, juma, payment)
    assert ("paid", bill.number) in told


@pytest.mark.parametrize("told_as", [{"receipt_number": "SL-1"}, {"pay_ref_id": "SL-1"}])
def test_notice_of_a_deposit_that_was_entered_on_paper_counts_once(asha, juma, told_as) -> None:
    bill = numbered_bill()
    approve_manual_payment(slip=slip_for(bill, asha), by=juma, at=NOON)

    payment = record_payment(entry=entry_for(bill, **told_as), by=SYSTEM, at=NOON).payment

    bill.refresh_from_db()
    assert bill.paid_amount == 400_000
    assert (payment.is_counted, payment.finding, payment.bill) == (False, Finding.ON_A_SLIP, bill)
    assert what_to_do(payment)


def test_slip_is_approved_once(asha, juma) -> None:
    bill = numbered_bill()
    slip = slip_for(bill, asha)
    approve_manual_payment(slip=slip, by=juma, at=NOON)

    with pytest.raises(TransitionRefused):
        approve_manual_payment(slip=slip, by=juma, at=NOON)

    bill.refresh_from_db()
    assert (bill.paid_amount, Payment.objects.count()) == (400_000, 1)


def test_rejected_slip_brings_no_money_and_may_be_entered_again(asha, juma) -> None:
    bill = numbered_bill()
    slip = slip_for(bill, asha)

    reject_manual_payment(slip=slip, reason="Haisomeki", by=juma, at=NOON)
    with pytest.raises(TransitionRefused):
        approve_manual_payment(slip=slip, by=juma, at=NOON)

    assert Payment.objects.count() == 0
    assert slip_for(bill, asha).state == SlipState.WAITING


def test_same_slip_is_not_entered_twice(asha, juma) -> None:
    bill = numbered_bill()
    slip_for(bill, asha)

    with pytest.raises(ValidationError) as refused:
        slip_for(bill, juma)

    assert "reference" in refused.value.message_dict
    assert BankSlip.objects.count() == 1


def test_deposit_that_the_gateway_has_told_of_is_not_entered(asha) -> None:
    bill = numbered_bill()
    entry = entry_for(bill, receipt_number="SL-1")
    record_payment(entry=entry, by=SYSTEM, at=NOON)

    with pytest.raises(ValidationError):
        slip_for(bill, asha, reference="SL-1")
    with pytest.raises(ValidationError):
        slip_for(bill, asha, reference=entry.pay_ref_id)


@pytest.mark.parametrize(
    "changes", [{"amount": 0}, {"paid_on": date(2026, 1, 13)}, {"reference": "  "}]
)
def test_impossible_slip_is_refused(changes, asha) -> None:
    with pytest.raises(ValidationError):
        slip_for(numbered_bill(), asha, **changes)


def test_only_finance_approves(asha) -> None:
    slip = slip_for(numbered_bill(), asha)

    with pytest.raises(PermissionDenied):
        approve_manual_payment(slip=slip, by=staff(Role.AUDITOR), at=NOON)


def test_database_refuses_one_person_on_both_sides(asha) -> None:
    slip = slip_for(numbered_bill(), asha)

    with (
        pytest.raises(IntegrityError, match="bank_slip_by_two_people"),
        transaction.atomic(),
    ):
        BankSlip.objects.filter(pk=slip.pk).update(
            state=SlipState.REJECTED, decided_by=asha, decided_at=NOON
        )


def test_overpaid_shillings_are_given_back(asha, told) -> None:
    bill = numbered_bill()
    record_payment(entry=entry_for(bill, 450_000), by=SYSTEM, at=NOON)

    refund(bill=bill, amount=50_000, reason="Amelipa zaidi", reference="R-1", by=asha, at=NOON)

    assert (bill.refunded_amount, bill.overpaid, bill.state) == (50_000, 0, BillState.PAID)
    assert ("refunded", bill.number) in told


@pytest.mark.parametrize("amount", [0, 400_001])
def test_no_more_is_given_back_than_came_in(amount, asha) -> None:
    bill = numbered_bill()
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)

    with pytest.raises(ValidationError):
        refund(bill=bill, amount=amount, reason="x", reference="R-1", by=asha, at=NOON)


def test_one_transfer_is_one_refund(asha) -> None:
    bill = numbered_bill()
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)
    refund(bill=bill, amount=100_000, reason="x", reference="R-1", by=asha, at=NOON)

    with pytest.raises(ValidationError):
        refund(
            bill=bill,
            amount=100_000,
            reason="x",
            reference="R-1",
            by=asha,
            at=NOON + timedelta(minutes=1),
        )
    bill.refresh_from_db()
    assert bill.refunded_amount == 100_000
