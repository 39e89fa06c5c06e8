"""The daily comparison with the gateway's list: what it has and we do not, and the reverse."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.payments.choices import DifferenceKind, MessageState, PaymentSource, RunState
from egov_meeting.payments.gateways.base import PaymentEntry, RequestKind
from egov_meeting.payments.models import (
    Bill,
    GatewayMessage,
    Payment,
    ReconciliationDifference,
    ReconciliationRun,
)
from egov_meeting.payments.services.earlier_lists import carry_over
from egov_meeting.payments.services.entries import each_by_itself
from egov_meeting.payments.services.outbox import ask_gateway
from egov_meeting.payments.services.payments import record_payment

# So many past days are asked for when their list is missing.
LOOK_BACK = timedelta(days=7)
# A list that was promised and has not come after so long is lost: it is asked for again.
LIST_OVERDUE = timedelta(hours=2)


def reconcile(*, day: date, by: Actor, at: datetime) -> ReconciliationRun:
    """Ask the gateway for its list of `day`, which must be past; the comparison follows its answer.

    Gives back the request that is open for that day, if there is one; one whose list is lost is
    given up first. Raises ValidationError for today or a day to come.
    """
    if day >= timezone.localdate(at):
        raise ValidationError(_("Only days that are over can be reconciled."))
    _give_up_lost_lists([day], at)
    try:
        with transaction.atomic():
            run = ReconciliationRun.objects.create(day=day, requested_at=at)
            ask_gateway(kind=RequestKind.RECONCILIATION, run=run, at=at)
            record(
                action="payments.reconciliation_asked", obj=run, by=by, at=at, shown_publicly=False
            )
    except IntegrityError:
        return ReconciliationRun.objects.get(day=day, state=RunState.REQUESTED)
    return run


def reconcile_past_days(*, by: Actor, at: datetime) -> list[ReconciliationRun]:
    """Ask for every day of the last week that has no comparison yet and came after the first bill.

    A request whose list is lost counts as none.
    """
    first = Bill.objects.filter(submitted_at__isnull=False).aggregate(at=Min("submitted_at"))["at"]
    if first is None:
        return []
    today = timezone.localdate(at)
    start = max(timezone.localdate(first), today - LOOK_BACK)
    days = {start + timedelta(days=offset) for offset in range((today - start).days)}
    _give_up_lost_lists(days, at)
    done = ReconciliationRun.objects.filter(day__in=days).exclude(state=RunState.FAILED)
    missing = days - set(done.values_list("day", flat=True))
    return [reconcile(day=day, by=by, at=at) for day in sorted(missing)]


def _give_up_lost_lists(days: Collection[date], at: datetime) -> None:
    """Close the requests that wait for nothing any more; a list that comes after all is still compared."""
    overdue = ReconciliationRun.objects.filter(
        day__in=days, state=RunState.REQUESTED, requested_at__lt=at - LIST_OVERDUE
    ).exclude(messages__state=MessageState.WAITING)
    for run in overdue:
        with transaction.atomic():
            stored: ReconciliationRun = locked(run)
            if stored.state == RunState.REQUESTED:
                transition(stored, to=RunState.FAILED, by=SYSTEM, at=at, shown_publicly=False)


def compare_with_list(
    *,
    run: ReconciliationRun,
    entries: Collection[PaymentEntry],
    problems: Iterable[str],
    codes: Iterable[str],
    at: datetime,
    message: GatewayMessage | None = None,
) -> list[str]:
    """Hold the list against our payments of the day; a payment only the gateway knows is taken in.

    The same list again adds nothing. Call it inside a transaction. Returns a line for each entry
    that could not be worked on: the list is to be compared again.
    """
    stored: ReconciliationRun = locked(run)
    outcome = each_by_itself(entries, lambda entry: _compare(stored, entry, at, message))
    for problem in problems:
        _note(stored, DifferenceKind.UNREADABLE, detail=problem)
    _note_unlisted(stored, entries)
    own = list(_own_payments(stored.day))
    fields = {
        "compared_at": at,
        "listed_count": len(entries),
        "listed_amount": sum((entry.amount for entry in entries), Decimal(0)),
        "own_count": len(own),
        "own_amount": sum((payment.amount for payment in own), Decimal(0)),
        "codes": ";".join(codes)[:200],
    }
    if stored.state == RunState.COMPARED:
        ReconciliationRun.objects.filter(pk=stored.pk).update(**fields)
    else:
        transition(
            stored, to=RunState.COMPARED, by=SYSTEM, at=at, also=fields, shown_publicly=False
        )
    carry_over(run=stored, at=at)
    return outcome.failures


def settle_difference(
    *, difference: ReconciliationDifference, note: str, by: Actor, at: datetime
) -> ReconciliationDifference:
    """Close a difference with a note. Raises ValidationError without one, or when it is closed."""
    with transaction.atomic():
        stored: ReconciliationDifference = locked(difference)
        if stored.settled_at is not None or not note.strip():
            raise ValidationError(
                _("There is nothing to settle, or no note says how it was settled.")
            )
        stored.settled_at, stored.note = at, note
        stored.save(update_fields=["settled_at", "note"])
        record(
            action="payments.difference_settled",
            obj=stored,
            by=by,
            at=at,
            reason=note,
            shown_publicly=False,
        )
    difference.refresh_from_db()
    return difference


def _compare(
    run: ReconciliationRun, entry: PaymentEntry, at: datetime, message: GatewayMessage | None
) -> str:
    payment = _same(entry)
    if payment is None:
        source = PaymentSource.RECONCILIATION
        payment = record_payment(
            entry=entry, by=SYSTEM, at=at, source=source, message=message
        ).payment
        _note(run, DifferenceKind.MISSING_HERE, entry=entry, payment=payment)
    elif payment.source == PaymentSource.RECONCILIATION:
        pass  # taken in from an earlier copy of this list
    elif payment.amount != entry.amount:
        _note(run, DifferenceKind.AMOUNT, entry=entry, payment=payment)
    elif payment.bill_number != entry.bill_number:
        _note(run, DifferenceKind.BILL, entry=entry, payment=payment)
    return ""


def _same(entry: PaymentEntry) -> Payment | None:
    """The payment the entry speaks of. Version 4 lists the bank's own TrxId, so the reference decides."""
    told = Payment.objects.filter(pay_ref_id=entry.pay_ref_id[:100])
    exact = told.filter(trx_id=entry.trx_id[:100]).first()
    same_bill = told.filter(bill_number=entry.bill_number[:100])
    return exact or same_bill.filter(amount=entry.amount).first() or same_bill.first()


def _note_unlisted(run: ReconciliationRun, entries: Collection[PaymentEntry]) -> None:
    listed = {entry.pay_ref_id for entry in entries}
    for payment in _own_payments(run.day):
        if payment.pay_ref_id not in listed:
            _note(run, DifferenceKind.MISSING_THERE, payment=payment)


def _own_payments(day: date) -> Iterable[Payment]:
    return Payment.objects.filter(paid_at__date=day).exclude(source=PaymentSource.MANUAL)


def _note(
    run: ReconciliationRun,
    kind: DifferenceKind,
    *,
    entry: PaymentEntry | None = None,
    payment: Payment | None = None,
    detail: str = "",
) -> None:
    told = entry or payment
    run.differences.get_or_create(
        kind=kind,
        trx_id=told.trx_id[:100] if told else "",
        pay_ref_id=told.pay_ref_id[:100] if told else "",
        detail=detail,
        defaults={
            "bill_number": told.bill_number[:100] if told else "",
            "listed_amount": entry.amount if entry else None,
            "own_amount": payment.amount
            if payment and kind != DifferenceKind.MISSING_HERE
            else None,
            "payment": payment,
        },
    )
