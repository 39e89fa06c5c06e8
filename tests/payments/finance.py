"""People who open the pages of finance, and money of every kind to look at there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.test import Client

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import (
    DifferenceKind,
    MessageDirection,
    MessageState,
    RunState,
    SignatureState,
)
from egov_meeting.payments.models import (
    BankSlip,
    Bill,
    GatewayMessage,
    Payment,
    ReconciliationDifference,
    ReconciliationRun,
    Uncounting,
)
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.slips import record_manual_payment
from egov_meeting.payments.services.uncounting import ask_uncounting
from tests.documents.factories import UserFactory
from tests.payments.factories import NOON, entry_for, finance_officer, numbered_bill

DAY = dt.date(2026, 1, 12)  # the day of NOON in Dar es Salaam
NEXT_DAYS = NOON + dt.timedelta(days=3)


def signed_in(role: Role | None, edition: Edition | None = None) -> Client:
    """A browser of a person with that role in the edition, or in all; None for a stranger."""
    client = Client()
    if role is None:
        return client
    person = UserFactory()
    RoleAssignment.objects.create(user=person, role=role, edition_id=edition and edition.pk)
    client.force_login(person)
    return client


def odd_payment(bill: Bill | None = None, **changes: object) -> Payment:
    """Money for a bill that nobody knows."""
    entry = entry_for(bill or numbered_bill(), **{"bill_number": "KK9-999999", **changes})
    return record_payment(entry=entry, by=SYSTEM, at=NOON).payment


def kept_message(**changes: object) -> GatewayMessage:
    """A notice that was not signed by the gateway."""
    fields = {
        "direction": MessageDirection.IN,
        "kind": "payment",
        "version": 5,
        "body": b"<Gepg>siri ya mlipaji</Gepg>",
        "answer": b"<Gepg>7303</Gepg>",
        "signature": SignatureState.INVALID,
        "codes": "7303",
        "state": MessageState.KEPT,
        "error": "the signature does not belong to these bytes",
        "received_at": NOON,
        **changes,
    }
    return GatewayMessage.objects.create(**fields)


def compared_day(day: dt.date = DAY) -> ReconciliationRun:
    return ReconciliationRun.objects.create(
        day=day, state=RunState.COMPARED, requested_at=NEXT_DAYS, compared_at=NEXT_DAYS
    )


def difference_of(run: ReconciliationRun, number: int = 1) -> ReconciliationDifference:
    return run.differences.create(
        kind=DifferenceKind.AMOUNT,
        trx_id=f"TX-{number}",
        pay_ref_id=f"99-{number}",
        listed_amount=Decimal(1000),
        own_amount=Decimal(900),
    )


def slip_for(bill: Bill, reference: str = "SL-1", amount: int = 400_000) -> BankSlip:
    return record_manual_payment(
        bill=bill,
        amount=amount,
        bank="NMB",
        reference=reference,
        paid_on=DAY,
        by=finance_officer(),
        at=NOON,
    )


def doubted_by_somebody(payment: Payment) -> Uncounting:
    """The wish to take back that the payment counts, which awaits a second person."""
    return ask_uncounting(
        payment=payment, reason="Ni ya ankara nyingine", by=finance_officer(), at=NOON
    )


@dataclass
class Money:
    """One of everything."""

    edition: Edition
    bill: Bill
    finding: Payment
    message: GatewayMessage
    run: ReconciliationRun
    difference: ReconciliationDifference
    slip: BankSlip
    counted: Payment
    uncounting: Uncounting


def one_of_everything(edition: Edition) -> Money:
    """A part-paid bill with a slip waiting, money without a bill, a forged notice, a difference."""
    bill = numbered_bill(edition=edition)
    counted = record_payment(entry=entry_for(bill, 100_000), by=SYSTEM, at=NOON).payment
    bill.refresh_from_db()
    doubted = record_payment(entry=entry_for(numbered_bill(edition=edition)), by=SYSTEM, at=NOON)
    run = compared_day()
    return Money(
        edition=edition,
        bill=bill,
        finding=odd_payment(),
        message=kept_message(bill=bill),
        run=run,
        difference=difference_of(run),
        slip=slip_for(bill, amount=300_000),
        counted=counted,
        uncounting=doubted_by_somebody(doubted.payment),
    )
