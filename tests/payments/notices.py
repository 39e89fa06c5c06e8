"""Notices of payments as the gateway may tell them: in both versions, thrice, under other numbers, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.utils import timezone

from egov_meeting.payments.choices import BillState, MessageState, PayOption
from egov_meeting.payments.gateways.gepg.envelope import sealed
from egov_meeting.payments.gateways.simulator import messages
from egov_meeting.payments.gateways.simulator.book import BookedPayment
from egov_meeting.payments.models import Bill, GatewayMessage, Payment
from tests.payments.factories import numbered_bills
from tests.payments.test_simulated_gateway import PAYMENT, booked

AMOUNT, PART = 10_000, 5_000


@dataclass(frozen=True)
class Call:
    """One call of the gateway: its path and its signed bytes."""

    path: str
    body: bytes


def notices(count: int, *, key: RSAPrivateKey) -> tuple[list[Call], int]:
    """Three calls for each of `count` bills of 10,000 shillings, not shuffled, and how many payments they tell."""
    calls, payments = [], 0
    for position, bill in enumerate(numbered_bills(count, AMOUNT)):
        tell, told = KINDS[position % len(KINDS)]
        said = tell(bill)
        assert len(said) == 3
        calls += [_call(*one, key=key) for one in said]
        payments += told
    return calls, payments


def assert_exact(calls: list[Call], payments: int, *, bills: int) -> None:
    """Every call is stored and done, every payment counts once, every bill is paid and has its number."""
    received = GatewayMessage.objects.filter(direction="in")
    assert received.count() == len(set(calls))
    assert sum(received.values_list("times_received", flat=True)) == len(calls)
    assert set(received.values_list("state", flat=True)) == {MessageState.DONE}
    assert Payment.objects.filter(is_counted=True, finding="").count() == payments
    assert Payment.objects.count() == payments
    states = Bill.objects.values_list("state", "paid_amount")
    assert set(states) == {(BillState.PAID, AMOUNT)}
    assert Bill.objects.exclude(control_number=None).count() == bills


# What is said: version, what it is about, the content.
Said = tuple[int, str, bytes]


def thrice_in_5(bill: Bill) -> list[Said]:
    return [_payment(bill, 5)] * 3


def thrice_in_4(bill: Bill) -> list[Said]:
    """Messages of version 4 carry no number of their own."""
    return [_payment(bill, 4)] * 3


def under_other_numbers(bill: Bill) -> list[Said]:
    """The same money in three messages, each with a number of its own."""
    return [_payment(bill, 5, number) for number in range(3)]


def in_both_versions(bill: Bill) -> list[Said]:
    return [_payment(bill, 4), _payment(bill, 5), _payment(bill, 5)]


def before_its_number(bill: Bill) -> list[Said]:
    """The control number may come after the money that names it."""
    owner = _booked(bill, 5)
    Bill.objects.filter(pk=bill.pk).update(
        state=BillState.SUBMITTED, control_number=None, number_received_at=None
    )
    given = messages.control_number(owner, "7101", f"GN{bill.pk:012d}")
    return [(5, "control-numbers", given), _payment(bill, 5), _payment(bill, 5)]


def in_two_parts(bill: Bill) -> list[Said]:
    """Each part by itself, and both in one message."""
    Bill.objects.filter(pk=bill.pk).update(pay_option=PayOption.PARTIAL)
    parts = [_money(bill, amount=PART, suffix=suffix) for suffix in ("A", "B")]
    told = [parts[:1], parts[1:], parts]
    return [
        (5, "payments", messages.payment_notice([(one, _booked(bill, 5)) for one in some], number))
        for some, number in zip(told, (f"GP{bill.pk:09d}{end}" for end in range(3)), strict=True)
    ]


# Mostly the plain thing, as it is; of all others one in ten.
KINDS: Sequence[tuple[Callable[[Bill], list[Said]], int]] = [
    (thrice_in_5, 1),
    (thrice_in_4, 1),
    (under_other_numbers, 1),
    (thrice_in_4, 1),
    (in_both_versions, 1),
    (thrice_in_5, 1),
    (before_its_number, 1),
    (thrice_in_4, 1),
    (in_two_parts, 2),
    (thrice_in_5, 1),
]


def _call(version: int, about: str, content: bytes, *, key: RSAPrivateKey) -> Call:
    body = sealed(content, key=key, version=version)
    return Call(f"/payments/gepg/v{version}/{about}/", body)


def _payment(bill: Bill, version: int, number: int = 0) -> Said:
    told = [(_money(bill), _booked(bill, version))]
    return version, "payments", messages.payment_notice(told, f"GW{bill.pk:09d}{number}")


def _money(bill: Bill, *, amount: int = AMOUNT, suffix: str = "") -> BookedPayment:
    return replace(
        PAYMENT,
        trx_id=f"TX{bill.pk}{suffix}",
        pay_ref_id=f"99{bill.pk:08d}{suffix}",
        bill_number=bill.number,
        amount=f"{amount}.00",
        paid_at=f"{timezone.localtime(bill.generated_at):%Y-%m-%dT%H:%M:%S}",
    )


def _booked(bill: Bill, version: int) -> messages.BookedBill:
    return booked(
        version,
        number=bill.number,
        control_number=bill.control_number or "",
        amount=f"{AMOUNT}.00",
    )
