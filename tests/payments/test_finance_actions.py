"""What finance does with money on its pages: asked first, done once, and explained when refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.payments.choices import (
    BillState,
    Finding,
    MessageDirection,
    MessageState,
    SignatureState,
    SlipState,
)
from egov_meeting.payments.gateways.base import RequestKind
from egov_meeting.payments.models import BankSlip, Bill, GatewayMessage, ReconciliationRun, Refund
from egov_meeting.payments.services.payments import record_payment
from tests.payments.factories import bill_for, entry_for, numbered_bill
from tests.payments.finance import (
    compared_day,
    difference_of,
    kept_message,
    odd_payment,
    signed_in,
    slip_for,
)

pytestmark = pytest.mark.django_db

YESTERDAY = (timezone.localdate() - dt.timedelta(days=1)).isoformat()
SLIP = {"amount": "TZS 400,000/=", "bank": "NMB", "reference": "SL-7", "paid_on": YESTERDAY}
REFUND = {"amount": "50,000", "reference": "TR-1", "reason": "Amelipa zaidi"}


@pytest.fixture(autouse=True)
def _one_step_in_swahili(settings) -> Iterator[None]:
    settings.STAFF_SECOND_FACTOR = False
    with translation.override("sw"):
        yield


@pytest.fixture
def finance() -> Client:
    return signed_in(Role.FINANCE)


def fresh_bill(**changes: object) -> Bill:
    """A bill with its number that can be paid for some days yet."""
    now = timezone.now()
    return numbered_bill(at=now, expires_at=now + dt.timedelta(days=10), **changes)


def post(client: Client, name: str, *arguments: object, **data: str):
    return client.post(reverse(f"finance:{name}", args=arguments), data)


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def requests_of(bill: Bill, kind: RequestKind) -> int:
    return bill.messages.filter(direction=MessageDirection.OUT, kind=kind).count()


def test_refused_bill_is_sent_again_once(finance) -> None:
    now = timezone.now()
    bill = bill_for(at=now, expires_at=now + dt.timedelta(days=10))
    bill.messages.all().delete()
    Bill.objects.filter(pk=bill.pk).update(state=BillState.FAILED, refusal_codes="7204")
    page = finance.get(reverse("finance:bill", args=[bill.number]))
    assert page.context["refusal"] == ["Mfumo wa malipo haujui ankara hii."]

    for _ in range(2):
        assert post(finance, "send_again", bill.number).status_code == 302

    bill.refresh_from_db()
    assert (bill.state, bill.refusal_codes) == (BillState.DRAFT, "")
    assert requests_of(bill, RequestKind.BILL) == 1


def test_bill_with_its_number_is_not_sent_again(finance) -> None:
    bill = fresh_bill()

    answer = post(finance, "send_again", bill.number)

    assert answer.status_code == 302
    assert said(answer) == ["Ankara hii haihitaji tena namba ya kumbukumbu."]


def test_expiry_is_moved_once_the_gateway_has_been_asked(finance) -> None:
    bill = fresh_bill()
    day = (timezone.localdate() + dt.timedelta(days=20)).isoformat()

    for _ in range(2):
        answer = post(finance, "extend", bill.number, expires_on=day, reason="Bajeti imechelewa")
        assert answer.status_code == 302

    assert requests_of(bill, RequestKind.CHANGE) == 1
    assert bill.messages.get(kind=RequestKind.CHANGE).reason == "Bajeti imechelewa"


@pytest.mark.parametrize(
    "day", ["", "jana", "2020-01-01", "2099-01-01", "9999-12-31", "0001-01-01"]
)
def test_impossible_expiry_is_refused_and_the_reason_stays_typed(finance, day) -> None:
    bill = fresh_bill()

    page = post(finance, "extend", bill.number, expires_on=day, reason="Bajeti imechelewa")

    assert page.status_code == 200
    assert page.context["form"].errors
    assert "Bajeti imechelewa" in page.content.decode()
    assert requests_of(bill, RequestKind.CHANGE) == 0


def test_bill_is_cancelled_with_a_reason_and_once(finance) -> None:
    bill = fresh_bill()
    GatewayMessage.objects.filter(bill=bill).update(attempts=1)

    assert post(finance, "cancel", bill.number, reason=" ").context["form"].errors
    for _ in range(2):
        assert post(finance, "cancel", bill.number, reason="Amejiondoa").status_code == 302

    assert requests_of(bill, RequestKind.CANCELLATION) == 1
    assert (
        Event.objects.filter(action="payments.cancellation_asked", reason="Amejiondoa").count() == 1
    )


def test_bill_that_the_gateway_never_heard_of_is_cancelled_at_once(finance) -> None:
    bill = fresh_bill()

    first = post(finance, "cancel", bill.number, reason="Amejiondoa")
    second = post(finance, "cancel", bill.number, reason="Amejiondoa")

    bill.refresh_from_db()
    assert bill.state == BillState.CANCELLED
    assert (first.status_code, second.status_code) == (302, 302)
    assert said(second)[-1] == "Ankara hii imekwisha kughairiwa."


def test_bill_that_holds_money_is_not_cancelled(finance) -> None:
    bill = fresh_bill()
    record_payment(entry=entry_for(bill, 100), by=SYSTEM, at=timezone.now())

    answer = post(finance, "cancel", bill.number, reason="Amejiondoa")

    assert said(answer) == ["Fedha za ankara hii zimeingia: zinaweza kurudishwa tu."]
    bill.refresh_from_db()
    assert bill.state == BillState.PART_PAID


def test_slip_is_entered_once_however_often_it_is_sent(finance) -> None:
    bill = fresh_bill()

    for _ in range(2):
        assert post(finance, "add_slip", bill.number, **SLIP).status_code == 302

    assert [slip.amount for slip in BankSlip.objects.all()] == [400_000]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", "0"),
        ("amount", "-5"),
        ("amount", "laki nne"),
        ("amount", "4,00"),
        ("amount", "400000.50"),
        ("amount", "9" * 30),
        ("amount", "١٢٣x"),
        ("bank", ""),
        ("bank", "x" * 101),
        ("reference", " "),
        ("reference", "a\x00b"),
        ("paid_on", "2999-01-01"),
        ("paid_on", "31/02/2026"),
        ("paid_on", "9999-12-31"),
        ("paid_on", "0001-01-01"),
        ("paid_on", (timezone.localdate() + dt.timedelta(days=1)).isoformat()),
        ("paid_on", (timezone.localdate() - dt.timedelta(days=370)).isoformat()),
    ],
)
def test_impossible_slip_is_told_beside_its_field(finance, field, value) -> None:
    bill = fresh_bill()

    page = post(finance, "add_slip", bill.number, **{**SLIP, field: value})

    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert page.context["form"].data["bank"] == {**SLIP, field: value}["bank"]
    assert BankSlip.objects.count() == 0


def test_deposit_on_record_is_told_beside_the_number_of_the_slip(finance) -> None:
    bill = fresh_bill()
    record_payment(entry=entry_for(bill, 100, receipt_number="SL-7"), by=SYSTEM, at=timezone.now())

    page = post(finance, "add_slip", bill.number, **SLIP)

    assert "reference" in page.context["form"].errors


def test_slip_is_approved_by_another_officer_and_counts_once(finance) -> None:
    bill = fresh_bill()
    post(finance, "add_slip", bill.number, **SLIP)
    slip = BankSlip.objects.get()
    page = finance.get(reverse("finance:slips")).content.decode()
    assert reverse("finance:approve_slip", args=[slip.pk]) not in page
    assert post(finance, "approve_slip", slip.pk).status_code == 403

    another = signed_in(Role.FINANCE)
    assert "SL-7" in another.get(reverse("finance:slips")).content.decode()
    for _ in range(2):
        assert post(another, "approve_slip", slip.pk).status_code == 302

    bill.refresh_from_db()
    slip.refresh_from_db()
    assert (bill.state, bill.paid_amount, slip.state) == (BillState.PAID, 400_000, "approved")


def test_slip_is_rejected_with_a_reason_and_not_approved_afterwards(finance) -> None:
    slip = slip_for(fresh_bill())

    assert post(finance, "reject_slip", slip.pk).context["form"].errors
    post(finance, "reject_slip", slip.pk, reason="Haisomeki")
    answer = post(finance, "approve_slip", slip.pk)

    slip.refresh_from_db()
    assert slip.state == SlipState.REJECTED
    assert said(answer)[-1] == "Hati hii imekwisha kuamuliwa."


def test_slip_that_was_rejected_is_entered_anew(finance) -> None:
    bill = fresh_bill()
    post(finance, "add_slip", bill.number, **SLIP)
    post(signed_in(Role.FINANCE), "reject_slip", BankSlip.objects.get().pk, reason="Haisomeki")

    answer = post(finance, "add_slip", bill.number, **SLIP)

    assert said(answer)[-1] == "Hati imeingizwa na inasubiri idhini ya mtu mwingine."
    states = BankSlip.objects.values_list("state", flat=True)
    assert sorted(states) == [SlipState.REJECTED, SlipState.WAITING]


def test_refund_is_recorded_once(finance) -> None:
    bill = fresh_bill()
    record_payment(entry=entry_for(bill, 450_000), by=SYSTEM, at=timezone.now())

    for _ in range(2):
        assert post(finance, "refund", bill.number, **REFUND).status_code == 302

    bill.refresh_from_db()
    assert (bill.refunded_amount, Refund.objects.count()) == (50_000, 1)
    assert "TR-1" in finance.get(reverse("finance:refunds")).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"amount": "450,001"}, "amount"), ({"amount": ""}, "amount"), ({"reason": ""}, "reason")],
)
def test_impossible_refund_is_told_beside_its_field(finance, changes, field) -> None:
    bill = fresh_bill()
    record_payment(entry=entry_for(bill, 450_000), by=SYSTEM, at=timezone.now())

    page = post(finance, "refund", bill.number, **{**REFUND, **changes})

    assert field in page.context["form"].errors
    assert Refund.objects.count() == 0


def test_bill_without_money_has_nothing_to_give_back(finance) -> None:
    answer = post(finance, "refund", fresh_bill().number, **REFUND)

    assert said(answer) == ["Ankara hii haina fedha zinazoweza kurudishwa."]


@pytest.mark.parametrize("typed", ["{number}", " {lower} ", "{control}", "{grouped}"])
def test_money_of_an_unknown_bill_is_given_its_bill_however_its_number_is_typed(
    finance, typed
) -> None:
    bill = fresh_bill()
    payment = odd_payment(amount=400_000)
    said_number = typed.format(
        number=bill.number,
        lower=bill.number.lower(),
        control=bill.control_number,
        grouped=bill.grouped_control_number,
    )

    for _ in range(2):
        answer = post(finance, "assign", payment.pk, bill=said_number, note="Mlipaji amethibitisha")
        assert answer.status_code == 302

    bill.refresh_from_db()
    payment.refresh_from_db()
    assert (bill.state, bill.paid_amount) == (BillState.PAID, 400_000)
    assert (payment.is_counted, payment.finding_note) == (True, "Mlipaji amethibitisha")
    page = finance.get(reverse("finance:payment", args=[payment.pk])).content.decode()
    assert f"Yamehesabiwa kwenye ankara {bill.number}" in page


@pytest.mark.parametrize("typed", ["KK9-123456", "", "'; drop table", "1" * 60, "99990000012"])
def test_bill_that_is_not_there_is_told_beside_its_field(finance, typed) -> None:
    payment = odd_payment()

    page = post(finance, "assign", payment.pk, bill=typed, note="Mlipaji amethibitisha")

    assert "bill" in page.context["form"].errors
    assert "Mlipaji amethibitisha" in page.content.decode()


def test_foreign_money_is_not_counted_but_settled_with_a_note(finance) -> None:
    bill = fresh_bill()
    payment = record_payment(
        entry=entry_for(bill, 100, currency="USD"), by=SYSTEM, at=timezone.now()
    ).payment
    address = reverse("finance:payment", args=[payment.pk])
    page = finance.get(address).content.decode()
    assert payment.finding == Finding.WRONG_CURRENCY
    assert "Malipo yako katika fedha tofauti na ya ankara" in page
    assert reverse("finance:assign", args=[payment.pk]) not in page
    assert post(finance, "assign", payment.pk, bill=bill.number, note="x").context["form"].errors

    assert post(finance, "settle", payment.pk, note="").context["form"].errors
    for _ in range(2):
        assert post(finance, "settle", payment.pk, note="Zimerudishwa").status_code == 302

    payment.refresh_from_db()
    assert (payment.is_counted, payment.finding_note) == (False, "Zimerudishwa")
    assert address not in finance.get(reverse("finance:findings")).content.decode()
    assert address in finance.get(reverse("finance:findings") + "?zote=on").content.decode()
    assert Event.objects.filter(action="payments.finding_settled").count() == 1


def test_day_is_asked_for_once_while_its_list_is_awaited(finance) -> None:
    day = (timezone.localdate() - dt.timedelta(days=1)).isoformat()

    for _ in range(2):
        assert post(finance, "ask_for_day", day=day).status_code == 302

    assert ReconciliationRun.objects.count() == 1


@pytest.mark.parametrize("day", ["", "juzi", "2999-01-01", "0001-01-01", "9999-12-31", "today"])
def test_day_without_a_list_is_not_asked_for(finance, day) -> None:
    asked = timezone.localdate().isoformat() if day == "today" else day

    page = post(finance, "ask_for_day", day=asked)

    assert page.context["form"].errors
    assert ReconciliationRun.objects.count() == 0


def test_nobody_is_asked_where_no_gateway_is_configured(finance, settings) -> None:
    settings.GEPG_KEYSTORE = ""

    answer = post(finance, "ask_for_day", day="2026-01-12")

    assert answer.status_code == 302
    assert ReconciliationRun.objects.count() == 0
    page = finance.get(reverse("finance:overview")).content.decode()
    assert "Mfumo wa malipo haujasanidiwa" in page


def test_difference_is_settled_with_a_note_and_once(finance) -> None:
    difference = difference_of(compared_day())

    assert post(finance, "settle_difference", difference.pk, note=" ").context["form"].errors
    for _ in range(2):
        answer = post(finance, "settle_difference", difference.pk, note="Benki imesahihisha")
        assert answer.status_code == 302

    difference.refresh_from_db()
    assert difference.note == "Benki imesahihisha"
    assert Event.objects.filter(action="payments.difference_settled").count() == 1


def test_forged_notice_is_shown_and_its_bytes_only_to_finance_on_record(finance) -> None:
    message = kept_message()
    address = reverse("finance:message", args=[message.pk])

    listed = finance.get(reverse("finance:messages")).content.decode()
    page = finance.get(address).content.decode()
    raw = post(finance, "raw_message", message.pk).content.decode()

    assert address in listed
    assert "Saini si ya ujumbe huu: huenda umeghushiwa." in page
    assert "7303: Saini" in page
    assert "siri ya mlipaji" not in page
    assert "&lt;Gepg&gt;siri ya mlipaji&lt;/Gepg&gt;" in raw
    assert Event.objects.filter(action="payments.raw_message_read").count() == 1


def test_bytes_that_are_no_text_and_megabytes_are_shown_as_far_as_a_page_can(finance) -> None:
    message = kept_message(body=b"\x00\xff" * 2_000_000)

    page = post(finance, "raw_message", message.pk)

    assert page.status_code == 200
    assert len(page.content) < 200_000


@pytest.mark.parametrize(
    "changes",
    [
        {"bill_number": "KK9-999999"},
        {"currency": "USD"},
        {"amount": "100.50"},
        {"control_number": "999990000000"},
        {"amount": 500_000},
        {"amount": 100},
    ],
    ids=["unknown", "currency", "cents", "other number", "too much", "too little"],
)
def test_every_kind_of_odd_money_is_listed_with_what_to_do(finance, changes) -> None:
    bill = fresh_bill()
    payment = record_payment(entry=entry_for(bill, **changes), by=SYSTEM, at=timezone.now()).payment
    address = reverse("finance:payment", args=[payment.pk])

    assert address in finance.get(reverse("finance:findings")).content.decode()
    page = finance.get(address)
    assert page.context["what_to_do"]
    assert str(payment.get_finding_display()) in page.content.decode()


def test_message_that_was_given_up_is_worked_on_again_from_its_page(finance) -> None:
    given_up = kept_message(
        state=MessageState.FAILED, signature=SignatureState.VALID, error="KeyError: 1", attempts=8
    )
    address = reverse("finance:work_again", args=[given_up.pk])
    assert address in finance.get(reverse("finance:message", args=[given_up.pk])).content.decode()
    assert finance.get(address).status_code == 200

    for _ in range(2):
        assert post(finance, "work_again", given_up.pk).status_code == 302

    given_up.refresh_from_db()
    assert (given_up.state, given_up.attempts) == (MessageState.WAITING, 0)
    assert Event.objects.filter(action="payments.message_taken_up").count() == 1
    page = finance.get(reverse("finance:message", args=[given_up.pk])).content.decode()
    assert address not in page
