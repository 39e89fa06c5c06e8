"""What stands on an invoice, on a receipt and on the payer's page, in one language."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils import timezone

from egov_meeting.payments.choices import PaymentSource
from egov_meeting.payments.models import Bill, BillItem, Payment, Uncounting
from egov_meeting.payments.payment_qr import transfer_form_fields
from egov_meeting.payments.selectors import billing_rules, countings_taken_back, payments_that_count
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.grammar import for_language
from egov_meeting.shared.money import table_amount


@dataclass(frozen=True)
class PrintedItem:
    serial: int
    description: str
    amount: str


@dataclass(frozen=True)
class PrintedPayment:
    """Money that came in: `way` is the bank or network, `reference` the bank's own number."""

    paid_on: str
    way: str
    reference: str
    amount: str


@dataclass(frozen=True)
class PrintedReturn(PrintedPayment):
    """Money that had been counted by mistake: `taken_back_on` is the day of the second person."""

    taken_back_on: str


@dataclass(frozen=True)
class PrintedBill:
    """A bill in words and figures of one language. Sums are as tables have them: `TZS 400,000`."""

    language: str
    number: str
    organiser: str
    meeting: str
    payer: str
    institution: str
    description: str
    items: list[PrintedItem]
    amount: str
    amount_in_words: str
    control_number: str
    issued_on: str
    expires_on: str
    transfer_account: str
    transfer_details: str
    made_on: str
    payments: list[PrintedPayment]
    paid: str
    paid_in_words: str
    refunded: str
    taken_back: list[PrintedReturn]
    balance: str
    balance_in_words: str
    is_part_payment: bool

    @property
    def is_cancelled_receipt(self) -> bool:
        """Whether nothing is left of what a receipt was for."""
        return bool(self.taken_back) and not self.payments

    @property
    def control_groups(self) -> list[str]:
        """The control number in groups of four, which a page parts without spaces to copy."""
        return self.control_number.split()


def printed_bill(bill: Bill, *, language: str, at: datetime) -> PrintedBill:
    """Everything a page about this bill needs, as it stands at that moment; days are those in Tanzania."""
    words = for_language(language)
    day = timezone.localdate(bill.generated_at)
    rules = billing_rules(edition=bill.edition)
    transfer = {"59": "", "70": ""}
    if bill.control_number:
        transfer = transfer_form_fields(bill, account=rules.invoice_account.replace(" ", ""))
    return PrintedBill(
        language=language,
        number=bill.number,
        organiser=bill.edition.organiser.name_on(day, language),
        meeting=named(bill.edition, "name", language),
        payer=bill.payer_name,
        institution=bill.institution.name_on(day, language) if bill.institution else "",
        description=named(bill, "description", language),
        items=[_item(item, language) for item in bill.items.all()],
        amount=table_amount(bill.amount),
        amount_in_words=_capital(words.money(bill.amount, only=True)),
        control_number=bill.grouped_control_number,
        issued_on=words.date(day),
        expires_on=_moment(bill.expires_at, language),
        transfer_account=transfer["59"] if rules.invoice_account else "",
        transfer_details=transfer["70"],
        made_on=words.date(timezone.localdate(at)),
        payments=[_payment(one, language) for one in payments_that_count(bill=bill)],
        paid=table_amount(bill.paid_amount),
        paid_in_words=_capital(words.money(bill.paid_amount, only=True)),
        refunded=table_amount(bill.refunded_amount) if bill.refunded_amount else "",
        taken_back=[_return(one, language) for one in countings_taken_back(bill=bill)],
        balance=table_amount(bill.owed),
        balance_in_words=_capital(words.money(bill.owed, only=True)),
        is_part_payment=bill.owed > 0,
    )


def named(obj: object, name: str, language: str) -> str:
    """The text in the language, else in the other."""
    return text_in(obj, name, language) or text_in(obj, name, other_language(language))


def _item(item: BillItem, language: str) -> PrintedItem:
    return PrintedItem(
        item.position, named(item, "description", language), table_amount(item.amount)
    )


def _payment(payment: Payment, language: str) -> PrintedPayment:
    day = timezone.localdate(payment.paid_at)
    by_hand = payment.source == PaymentSource.MANUAL
    return PrintedPayment(
        paid_on=for_language(language).date_in_table(day),
        way=payment.psp_name or ("" if by_hand else payment.channel),
        reference=payment.receipt_number or payment.pay_ref_id,
        amount=table_amount(payment.amount),
    )


def _return(uncounting: Uncounting, language: str) -> PrintedReturn:
    words = for_language(language)
    decided = uncounting.decided_at or uncounting.asked_at
    return PrintedReturn(
        **asdict(_payment(uncounting.payment, language)),
        taken_back_on=words.date_in_table(timezone.localdate(decided)),
    )


def _moment(at: datetime, language: str) -> str:
    local = timezone.localtime(at)
    words = for_language(language)
    return f"{words.date(local.date())}, {words.time(local.time())}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
