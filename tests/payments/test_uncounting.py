"""Money counted by mistake: one says so, another approves it, and everything that hung on it follows."""

from __future__ import annotations

import datetime as dt
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import BillState, Finding, SlipState, UncountingState
from egov_meeting.payments.explanations import explained
from egov_meeting.payments.models import Bill, Correction, DayClose, Payment, Uncounting
from egov_meeting.payments.papers import INVOICE, RECEIPT, has_paper, subject_of
from egov_meeting.payments.printing.facts import printed_bill
from egov_meeting.payments.selectors.days import (
    corrections_of,
    days_that_differ,
    standing_of_day,
)
from egov_meeting.payments.services.bills import AlreadyBilled, expire_bills
from egov_meeting.payments.services.closing import close_day
from egov_meeting.payments.services.payments import assign_payment, record_payment, settle_finding
from egov_meeting.payments.services.refunds import refund
from egov_meeting.payments.services.slips import approve_manual_payment
from egov_meeting.payments.services.uncounting import (
    approve_uncounting,
    ask_uncounting,
    reject_uncounting,
)
from tests.documents.factories import staff
from tests.payments.factories import (
    LATER,
    NOON,
    bill_for,
    entry_for,
    finance_officer,
    numbered_bill,
)
from tests.payments.finance import DAY, NEXT_DAYS, compared_day, signed_in, slip_for

pytestmark = pytest.mark.django_db
WHY = "Ni ya ankara nyingine"


@pytest.fixture
def asha():
    return finance_officer(full_name="Asha")


@pytest.fixture
def juma():
    return finance_officer(full_name="Juma")


def paid(bill: Bill, amount: int | None = None, **changes: object) -> Payment:
    payment = record_payment(entry=entry_for(bill, amount, **changes), by=SYSTEM, at=NOON).payment
    bill.refresh_from_db()
    return payment


def taken_back(payment: Payment, at: dt.datetime = NOON) -> Uncounting:
    asked = ask_uncounting(payment=payment, reason=WHY, by=finance_officer(), at=at)
    approve_uncounting(uncounting=asked, by=finance_officer(), at=at)
    payment.refresh_from_db()
    return asked


def test_payment_counts_until_another_person_has_approved(asha, juma, told) -> None:
    bill = numbered_bill()
    payment = paid(bill)
    asked = ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)
    bill.refresh_from_db()
    assert (bill.state, asked.state) == (BillState.PAID, UncountingState.WAITING)

    with pytest.raises(PermissionDenied):
        approve_uncounting(uncounting=asked, by=asha, at=NOON)
    with pytest.raises(PermissionDenied):
        approve_uncounting(uncounting=asked, by=staff(Role.AUDITOR), at=NOON)
    approve_uncounting(uncounting=asked, by=juma, at=NOON)

    bill.refresh_from_db()
    payment.refresh_from_db()
    assert (bill.state, bill.paid_amount, bill.paid_at) == (BillState.ISSUED, 0, None)
    assert (bill.taken_back_amount, bill.owed) == (400_000, 400_000)
    assert (payment.is_counted, payment.finding, payment.bill) == (False, Finding.TAKEN_BACK, bill)
    assert explained(payment).is_open  # the money is there: it is to be given its bill
    assert (asked.state, asked.decided_by, asked.bill) == (UncountingState.APPROVED, juma, bill)
    assert told.count(("uncounted", bill.number)) == 1
    assert Event.objects.filter(action="payments.payment_uncounted").get().reason == WHY


def test_wish_is_decided_once_and_asked_once(asha, juma) -> None:
    payment = paid(numbered_bill())
    asked = ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)
    with pytest.raises(ValidationError, match="already"), translation.override("en"):
        ask_uncounting(payment=payment, reason=WHY, by=juma, at=NOON)

    reject_uncounting(uncounting=asked, reason="Ni ya ankara hii", by=juma, at=NOON)

    payment.refresh_from_db()
    assert (payment.is_counted, asked.state) == (True, UncountingState.REJECTED)
    with pytest.raises(TransitionRefused):
        approve_uncounting(uncounting=asked, by=juma, at=NOON)
    ask_uncounting(payment=payment, reason="Kumbe siyo", by=asha, at=NOON)  # once more


def test_wish_needs_a_reason_and_a_payment_that_counts(asha, juma) -> None:
    payment = paid(numbered_bill())
    with pytest.raises(ValidationError):
        ask_uncounting(payment=payment, reason="  ", by=asha, at=NOON)
    asked = ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)
    with pytest.raises(ValidationError):
        reject_uncounting(uncounting=asked, reason=" ", by=juma, at=NOON)
    approve_uncounting(uncounting=asked, by=juma, at=NOON)

    with pytest.raises(ValidationError):
        ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Uncounting.objects.update(decided_by=asha)


@pytest.mark.parametrize(
    ("parts", "back", "after"),
    [
        ((400_000,), 0, (BillState.ISSUED, 0)),
        ((300_000, 100_000), 0, (BillState.PART_PAID, 100_000)),
        ((100_000, 50_000), 1, (BillState.PART_PAID, 100_000)),
        ((100_000,), 0, (BillState.ISSUED, 0)),
        ((400_000, 400_000), 0, (BillState.PAID, 400_000)),
    ],
)
def test_bill_falls_back_to_what_it_holds(parts, back, after, told) -> None:
    bill = numbered_bill()
    payments = [paid(bill, part) for part in parts]
    told.clear()

    taken_back(payments[back])

    bill.refresh_from_db()
    assert (bill.state, bill.paid_amount) == after
    assert bill.taken_back_amount == parts[back]
    assert told == [("uncounted", bill.number)]
    assert bill.items.get().is_open == (bill.state != BillState.PAID)


def test_bill_past_its_day_is_expired_and_can_be_extended_not_lapsed_at_once() -> None:
    bill = numbered_bill()
    payment = paid(bill)

    taken_back(payment, at=LATER + timedelta(days=1))

    bill.refresh_from_db()
    assert (bill.state, bill.paid_amount) == (BillState.EXPIRED, 0)
    assert not bill.items.get().is_open


def test_bill_without_its_number_asks_for_it_again(asha) -> None:
    bill = bill_for()
    payment = approve_manual_payment(slip=slip_for(bill), by=asha, at=NOON)
    bill.messages.update(state="failed", error="x")

    taken_back(payment)

    bill.refresh_from_db()
    assert bill.state == BillState.DRAFT
    assert bill.messages.filter(kind="bill", state="waiting").count() == 1


def test_money_that_was_given_back_is_not_taken_back_too(asha, juma) -> None:
    bill = numbered_bill()
    payment = paid(bill)
    asked = ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)
    refund(bill=bill, amount=100_000, reason="x", reference="R1", by=juma, at=NOON)

    with pytest.raises(ValidationError):
        approve_uncounting(uncounting=asked, by=juma, at=NOON)

    asked.refresh_from_db()
    bill.refresh_from_db()
    assert (asked.state, bill.state) == (UncountingState.WAITING, BillState.PAID)


def test_bill_whose_items_were_billed_anew_waits_for_the_other_to_be_cancelled(asha, juma) -> None:
    bill = numbered_bill()
    payment = paid(bill)
    item = bill.items.get()
    other = numbered_bill()
    other.items.update(payable_kind=item.payable_kind, payable_id=item.payable_id)
    asked = ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)

    with pytest.raises(AlreadyBilled):
        approve_uncounting(uncounting=asked, by=juma, at=NOON)

    payment.refresh_from_db()
    assert payment.is_counted


def test_money_is_given_to_the_right_bill_and_told_again_changes_nothing() -> None:
    wrong, right = numbered_bill(), numbered_bill()
    entry = entry_for(wrong)
    payment = record_payment(entry=entry, by=SYSTEM, at=NOON).payment
    taken_back(payment)

    again = record_payment(entry=entry, by=SYSTEM, at=NOON)
    assign_payment(payment=payment, bill=right, note="Benki imethibitisha", by=SYSTEM, at=NOON)

    wrong.refresh_from_db()
    right.refresh_from_db()
    assert not again.is_new
    assert (wrong.state, right.state) == (BillState.ISSUED, BillState.PAID)
    assert wrong.uncountings.get().payment == payment  # the ledger keeps both rows


def test_slip_of_the_wrong_amount_is_void_and_entered_anew(asha, juma) -> None:
    bill = numbered_bill()
    slip = slip_for(bill, amount=400_000)
    payment = approve_manual_payment(slip=slip, by=juma, at=NOON)

    taken_back(payment)

    slip.refresh_from_db()
    assert (slip.state, payment.finding_note) == (SlipState.TAKEN_BACK, WHY)
    assert not explained(payment).is_open
    with pytest.raises(ValidationError):
        assign_payment(payment=payment, bill=bill, note="x", by=asha, at=NOON)
    approve_manual_payment(slip=slip_for(bill, amount=40_000), by=juma, at=NOON)
    bill.refresh_from_db()
    assert (bill.state, bill.paid_amount) == (BillState.PART_PAID, 40_000)


def closed(day: dt.date = DAY, at: dt.datetime = NEXT_DAYS) -> DayClose:
    return close_day(day=day, note="Imekubaliwa", by=finance_officer(), at=at)


def test_open_day_waits_for_the_second_person_and_books_nothing(asha, juma) -> None:
    compared_day()
    asked = ask_uncounting(payment=paid(numbered_bill()), reason=WHY, by=asha, at=NOON)
    standing = standing_of_day(DAY)
    assert (standing.waiting_uncountings, standing.is_explained) == (1, False)

    approve_uncounting(uncounting=asked, by=juma, at=NOON)
    settle_finding(payment=Payment.objects.get(), note="Imerudishwa", by=SYSTEM, at=NOON)

    standing = standing_of_day(DAY)
    assert (standing.counted_amount, standing.uncounted_amount) == (0, 400_000)
    assert (standing.waiting_uncountings, standing.is_explained) == (0, True)
    assert not Correction.objects.exists()


def test_closed_day_stands_and_the_correction_is_booked_on_the_day_of_the_approval(
    settings,
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    payment = paid(numbered_bill())
    kept = closed()

    taken_back(payment, at=NEXT_DAYS)
    assign_payment(payment=payment, bill=numbered_bill(), note=WHY, by=SYSTEM, at=NEXT_DAYS)
    taken_back(payment, at=NEXT_DAYS + timedelta(days=1))

    with translation.override("en"):
        page = signed_in(Role.FINANCE).get(reverse("finance:day", args=["2026-01-12"]))
    assert "Counted at the close: TZS 400,000." in page.content.decode()
    today = NEXT_DAYS.date()
    kept.refresh_from_db()
    assert kept.counted_amount == 400_000
    assert [(one.amount, one.booked_on) for one in corrections_of(DAY)] == [
        (-400_000, today),
        (400_000, today),
        (-400_000, today + timedelta(days=1)),
    ]
    assert standing_of_day(today).correction_count == 2
    next_kept = closed(today + timedelta(days=1), at=NEXT_DAYS + timedelta(days=5))
    assert (next_kept.correction_count, next_kept.correction_amount) == (1, -400_000)
    assert days_that_differ() == []
    # What the closes kept and the corrections together is what counts.
    booked = sum(one.amount for one in Correction.objects.all())
    counted = sum(one.amount for one in Payment.objects.filter(is_counted=True))
    assert kept.counted_amount + booked == counted == 0


def test_payment_told_after_its_day_was_closed_is_corrected_by_the_day_on_which_it_was_told() -> (
    None
):
    closed()
    entry = entry_for(numbered_bill())
    told_at = NEXT_DAYS + timedelta(minutes=1)
    payment = record_payment(entry=entry, by=SYSTEM, at=told_at).payment
    taken_back(payment, at=told_at)
    assert not Correction.objects.exists()  # that day is open

    closed(NEXT_DAYS.date(), at=NEXT_DAYS + timedelta(days=2))
    assign_payment(
        payment=payment,
        bill=numbered_bill(),
        note=WHY,
        by=SYSTEM,
        at=NEXT_DAYS + timedelta(days=2),
    )
    assert Correction.objects.get().closed_day == NEXT_DAYS.date()


def receipt_of(bill: Bill) -> Document:
    return Document.objects.create(
        kind=RECEIPT,
        edition=bill.edition,
        subject=subject_of(bill),
        language="sw",
        version=1,
        state=DocumentState.PUBLISHED,
        file="x.pdf",
        filename="x.pdf",
        media_type="application/pdf",
        size=1,
        sha256="0" * 64,
        verification_code="7KQ2X9MB04TZ",
        created_at=NOON,
        published_at=NOON,
    )


def test_receipt_is_cancelled_its_page_says_so_and_the_new_paper_too(client) -> None:
    bill = numbered_bill()
    payment = paid(bill, receipt_number="R-77")
    receipt = receipt_of(bill)

    taken_back(payment)

    receipt.refresh_from_db()
    assert receipt.state == DocumentState.REVOKED
    with translation.override("en"):
        page = client.get(reverse("documents:verify_code", args=[receipt.verification_code]))
    assert "This document has been revoked" in page.content.decode()
    bill.refresh_from_db()
    assert has_paper(bill, RECEIPT)
    assert has_paper(bill, INVOICE)
    facts = printed_bill(bill, language="sw", at=NOON)
    assert facts.is_cancelled_receipt
    assert [(one.reference, one.amount) for one in facts.taken_back] == [("R-77", "TZS 400,000")]


def test_payer_is_told_and_thanked_anew_when_the_bill_is_paid_after_all() -> None:
    bill = numbered_bill()
    taken_back(paid(bill))
    paid(bill)

    told = list(
        OutboxMessage.objects.filter(about_id=str(bill.pk), channel="email")
        .order_by("pk")
        .values_list("kind", flat=True)
    )
    assert told == ["bill_control_number", "bill_paid", "bill_taken_back", "bill_paid"]


def test_expired_bill_is_not_told_of_twice() -> None:
    bill = numbered_bill()
    taken_back(paid(bill), at=LATER + timedelta(days=1))

    assert expire_bills(at=LATER + timedelta(days=2)) == 0
    assert not OutboxMessage.objects.filter(kind="bill_expired").exists()


def test_two_officers_take_a_payment_back_in_the_browser(settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    bill = numbered_bill()
    Bill.objects.update(expires_at=timezone.now() + timedelta(days=1))
    payment = paid(bill)
    compared_day()
    first, second = signed_in(Role.FINANCE), signed_in(Role.FINANCE)
    with translation.override("en"):
        address = reverse("finance:uncount", args=[payment.pk])
        assert address in first.get(reverse("finance:payment", args=[payment.pk])).content.decode()
        assert "reason" in first.post(address, {"reason": ""}).context["form"].errors
        for _ in range(2):
            assert first.post(address, {"reason": WHY}).status_code == 302
        asked = Uncounting.objects.get()
        approve = reverse("finance:approve_uncounting", args=[asked.pk])
        assert first.post(approve).status_code == 403
        for _ in range(2):
            assert second.post(approve).status_code == 302
        listed = second.get(reverse("finance:uncountings"), {"zote": "on"}).content.decode()
        shown = [
            second.get(reverse("finance:bill", args=[bill.number])).content.decode(),
            second.get(reverse("finance:day", args=["2026-01-12"])).content.decode(),
        ]

    bill.refresh_from_db()
    assert bill.state == BillState.ISSUED
    for page in (listed, *shown):
        assert WHY in page


def test_the_page_offers_it_until_somebody_has_asked(client, settings, asha, juma) -> None:
    settings.STAFF_SECOND_FACTOR = False
    payment = paid(numbered_bill())
    client.force_login(asha)
    page, ask = (reverse(f"finance:{name}", args=[payment.pk]) for name in ("payment", "uncount"))
    assert ask in client.get(page).content.decode()

    asked = ask_uncounting(payment=payment, reason=WHY, by=asha, at=NOON)
    assert ask not in client.get(page).content.decode()

    reject_uncounting(uncounting=asked, reason="Ni ya ankara hii", by=juma, at=NOON)
    assert ask in client.get(page).content.decode()
