"""The money of one day, and what of it is not yet explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from egov_meeting.payments.choices import (
    VOID_SLIP_STATES,
    PaymentSource,
    RunState,
    SlipState,
    UncountingState,
)
from egov_meeting.payments.gateways.configured import gateway_is_configured
from egov_meeting.payments.models import (
    BankSlip,
    Bill,
    Correction,
    DayClose,
    GatewayMessage,
    Payment,
    ReconciliationDifference,
    ReconciliationRun,
    Refund,
    Uncounting,
)
from egov_meeting.payments.selectors.open_matters import OPEN_FINDING, kept_messages, unexplained
from egov_meeting.shared.money import CURRENCY

# No money moved before or will move after; days at the ends of the calendar have no next one.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


def start_of(day: date, *, days_later: int = 0) -> datetime:
    """The first moment of the day in Dar es Salaam; of days outside this century, of its first or last one."""
    day = min(max(day, FIRST_DAY), LAST_DAY)
    return timezone.make_aware(datetime.combine(day + timedelta(days=days_later), time.min))


def close_of(day: date) -> DayClose | None:
    return DayClose.objects.select_related("closed_by").filter(day=day).first()


def payments_of_day(day: date) -> QuerySet[Payment]:
    """The payments that a close of `day` answers for: each payment belongs to exactly one day.

    Those paid on the day; but what was told after its own day had been closed belongs to the day on
    which it was told.
    """
    closed_before_told = DayClose.objects.filter(
        day=OuterRef("paid_on"), closed_at__lt=OuterRef("received_at")
    )
    own, told = _within("paid_at", day), _within("received_at", day)
    found = Payment.objects.filter(own | told).annotate(paid_on=TruncDate("paid_at"))
    late = Exists(closed_before_told)
    return found.filter((own & ~late) | (told & ~own & late)).select_related("bill")


def closed_day_of(payment: Payment) -> date | None:
    """The closed day that answers for the payment; None while that day is open."""
    paid_on, told_on = timezone.localdate(payment.paid_at), timezone.localdate(payment.received_at)
    closed = dict(
        DayClose.objects.filter(day__in=(paid_on, told_on)).values_list("day", "closed_at")
    )
    if paid_on in closed and closed[paid_on] >= payment.received_at:
        return paid_on
    return told_on if paid_on in closed and told_on in closed else None


def is_of_void_slip(payment: Payment) -> bool:
    """Whether the payment was a bank slip that has been taken back: there is no such money."""
    return BankSlip.objects.filter(payment=payment, state__in=VOID_SLIP_STATES).exists()


def in_reading_order(payments: QuerySet[Payment]) -> QuerySet[Payment]:
    """What is open first, then in the order in which it was paid."""
    is_open = Case(When(OPEN_FINDING, then=Value(0)), default=Value(1))
    return payments.annotate(open_first=is_open).order_by("open_first", "paid_at", "pk")


def differs_from(close: DayClose, standing: DayStanding) -> bool:
    """Whether the day's money is not what it was when the day was closed.

    What it counts for may change since, as when a payment is given its bill; the money may not.
    """
    return not _is_as_kept(close, standing.payment_count, standing.payment_amount)


@dataclass(frozen=True)
class Line:
    """The payments of one source, channel and currency that count, or do not."""

    source: str
    channel: str
    currency: str
    is_counted: bool
    number: int
    amount: Decimal

    @property
    def source_label(self) -> str:
        return str(PaymentSource(self.source).label)


@dataclass(frozen=True)
class DayStanding:
    """A day as it stands: its sums, and how much is open. Amounts are shillings."""

    day: date
    lines: tuple[Line, ...]
    refund_count: int
    refund_amount: Decimal
    open_findings: int
    open_differences: int
    kept_messages: int
    waiting_slips: int
    waiting_uncountings: int
    correction_count: int
    correction_amount: Decimal
    is_reconciled: bool

    @property
    def payment_count(self) -> int:
        return sum(line.number for line in self.lines)

    @property
    def counted_count(self) -> int:
        return sum(line.number for line in self.lines if line.is_counted)

    @property
    def uncounted_count(self) -> int:
        return self.payment_count - self.counted_count

    @property
    def counted_amount(self) -> Decimal:
        return self._amount(is_counted=True)

    @property
    def uncounted_amount(self) -> Decimal:
        return self._amount(is_counted=False)

    @property
    def payment_amount(self) -> Decimal:
        return self.counted_amount + self.uncounted_amount

    @property
    def is_explained(self) -> bool:
        """Whether nothing at all is open; else a note must say why the day is closed all the same."""
        open_matters = (
            self.open_findings,
            self.open_differences,
            self.kept_messages,
            self.waiting_slips,
            self.waiting_uncountings,
        )
        return self.is_reconciled and not any(open_matters)

    def _amount(self, *, is_counted: bool) -> Decimal:
        found = (
            line.amount
            for line in self.lines
            if line.is_counted == is_counted and line.currency == CURRENCY
        )
        return sum(found, Decimal(0))


def standing_of_day(day: date) -> DayStanding:
    """How the day stands now. Nine queries."""
    payments = payments_of_day(day)
    refunds = refunds_of_day(day).aggregate(number=Count("pk"), sum=Sum("amount", default=0))
    booked = corrections_on(day).aggregate(number=Count("pk"), sum=Sum("amount", default=0))
    return DayStanding(
        day=day,
        lines=tuple(_lines(payments)),
        refund_count=int(refunds["number"]),
        refund_amount=Decimal(refunds["sum"]),
        open_findings=payments.filter(OPEN_FINDING).count(),
        open_differences=differences_of_day(day).filter(settled_at__isnull=True).count(),
        kept_messages=messages_of_day(day).count(),
        waiting_slips=slips_of_day(day).count(),
        waiting_uncountings=uncountings_of_day(day).filter(state=UncountingState.WAITING).count(),
        correction_count=int(booked["number"]),
        correction_amount=Decimal(booked["sum"]),
        is_reconciled=_is_reconciled(day),
    )


def refunds_of_day(day: date) -> QuerySet[Refund]:
    """Refunds recorded on the day."""
    return Refund.objects.filter(_within("refunded_at", day)).select_related("bill", "refunded_by")


def differences_of_day(day: date) -> QuerySet[ReconciliationDifference]:
    """What the gateway's lists of the day and ours do not agree on."""
    return ReconciliationDifference.objects.filter(run__day=day).select_related("run", "payment")


def messages_of_day(day: date) -> QuerySet[GatewayMessage]:
    """What came or went that day, could not be acted upon, and is explained by no payment."""
    return unexplained(kept_messages()).filter(_within("received_at", day))


def slips_of_day(day: date) -> QuerySet[BankSlip]:
    """Bank slips paid on the day on which nobody has decided."""
    waiting = BankSlip.objects.filter(paid_on=day, state=SlipState.WAITING)
    return waiting.select_related("bill", "recorded_by")


def uncountings_of_day(day: date) -> QuerySet[Uncounting]:
    """Whatever was said against counting the payments of the day, decided or not."""
    payments = payments_of_day(day).order_by().values("pk")
    found = Uncounting.objects.filter(payment__in=payments).order_by("asked_at", "pk")
    return found.select_related("payment", "bill", "asked_by", "decided_by")


def corrections_on(day: date) -> QuerySet[Correction]:
    """Corrections of earlier, closed days that are booked on this one."""
    return Correction.objects.filter(booked_on=day).select_related("payment", "bill")


def corrections_of(day: date) -> QuerySet[Correction]:
    """Corrections of this closed day, booked later."""
    return Correction.objects.filter(closed_day=day).select_related("payment", "bill")


@dataclass(frozen=True)
class DayInList:
    """A line of the list of days: what was paid on it, what is open, and whether it is closed."""

    day: date
    number: int
    amount: Decimal
    findings: int
    run_state: str
    close: DayClose | None

    @property
    def differs(self) -> bool:
        """Whether the money is not what it was at the close: a worker may have had some in hand then."""
        close = self.close
        return close is not None and not _is_as_kept(close, self.number, self.amount)

    @property
    def run_state_label(self) -> str:
        return str(RunState(self.run_state).label) if self.run_state else ""


def first_day() -> date | None:
    """The earliest day on which anything was paid or billed."""
    paid = Payment.objects.order_by("paid_at").values_list("paid_at", flat=True).first()
    billed = Bill.objects.order_by("pk").values_list("generated_at", flat=True).first()
    found = [timezone.localdate(moment) for moment in (paid, billed) if moment]
    return min(found, default=None)


def listed_days(*, first: date, last: date) -> list[DayInList]:
    """Every day from `last` back to `first`. Three queries however many there are."""
    since, until = start_of(first), start_of(last, days_later=1)
    paid = _sums_by_day(
        Q(paid_at__gte=since, paid_at__lt=until) | Q(received_at__gte=since, received_at__lt=until)
    )
    closes = {one.day: one for one in DayClose.objects.filter(day__range=(first, last))}
    runs = ReconciliationRun.objects.filter(day__range=(first, last)).order_by("requested_at")
    states = dict(runs.values_list("day", "state"))
    days = (last - timedelta(days=back) for back in range((last - first).days + 1))
    return [
        _listed(day, paid.get(day, _NOTHING), states.get(day, ""), closes.get(day)) for day in days
    ]


def days_that_differ() -> list[date]:
    """The closed days whose money is not what it was at the close, the latest first. Two queries."""
    closes = list(DayClose.objects.order_by("-day"))
    sums = _sums_by_day(Q()) if closes else {}
    found = [(close, sums.get(close.day, _NOTHING)) for close in closes]
    return [
        close.day for close, row in found if not _is_as_kept(close, row["number"], row["amount"])
    ]


_NOTHING: dict[str, Any] = {"number": 0, "amount": Decimal(0), "findings": 0}


def _is_as_kept(close: DayClose, number: int, amount: Decimal) -> bool:
    return (close.payment_count, close.payment_amount) == (number, amount)


def _sums_by_day(which: Q) -> dict[date, dict[str, Any]]:
    """The sums of these payments by the day whose close answers for each (payments_of_day)."""
    closed_before_told = DayClose.objects.filter(
        day=OuterRef("paid_on"), closed_at__lt=OuterRef("received_at")
    )
    rows = (
        Payment.objects.filter(which)
        .annotate(paid_on=TruncDate("paid_at"), told_on=TruncDate("received_at"))
        .annotate(of_day=Case(When(Exists(closed_before_told), then="told_on"), default="paid_on"))
        .order_by()
        .values("of_day")
        .annotate(
            number=Count("pk"),
            amount=Sum("amount", filter=Q(currency=CURRENCY), default=Decimal(0)),
            findings=Count("pk", filter=OPEN_FINDING),
        )
    )
    return {row["of_day"]: dict(row) for row in rows}


def _listed(day: date, row: dict[str, Any], run_state: str, close: DayClose | None) -> DayInList:
    return DayInList(
        day=day,
        number=row["number"],
        amount=Decimal(row["amount"]),
        findings=row["findings"],
        run_state=run_state,
        close=close,
    )


def _lines(payments: QuerySet[Payment]) -> list[Line]:
    by = ("source", "channel", "currency", "is_counted")
    rows = payments.select_related(None).order_by().values(*by)
    found = rows.annotate(number=Count("pk"), sum=Sum("amount")).order_by(*by)
    return [
        Line(
            source=row["source"],
            channel=row["channel"],
            currency=row["currency"],
            is_counted=row["is_counted"],
            number=row["number"],
            amount=Decimal(row["sum"]),
        )
        for row in found
    ]


def _is_reconciled(day: date) -> bool:
    """Compared with the gateway's list; without a gateway there is nothing to compare."""
    if not gateway_is_configured():
        return True
    return ReconciliationRun.objects.filter(day=day, state=RunState.COMPARED).exists()


def _within(field: str, day: date) -> Q:
    return Q(**{f"{field}__gte": start_of(day), f"{field}__lt": start_of(day, days_later=1)})
