"""What payers are told about their bills: in their language, each thing once, and nothing after it is settled."""

import datetime

import pytest
from django.test import Client

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.kinds import message_kind
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.templates import preview
from egov_meeting.notifications.sms_text import sms_parts
from egov_meeting.payments.choices import PayOption
from egov_meeting.payments.gateways.base import ControlNumber
from egov_meeting.payments.message_kinds import KINDS
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.bills import Payer, cancel_bill, change_expiry, expire_bills
from egov_meeting.payments.services.numbers import take_control_number
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.refunds import refund
from tests.payments.factories import (
    LATER,
    NOON,
    bill_for,
    control_number_of,
    entry_for,
    finance_officer,
    numbered_bill,
)

pytestmark = pytest.mark.django_db
ENGLISH = Payer(name="John Doe", email="john@example.org", phone="255711111111", language="en")


def written(bill: Bill, kind: str) -> dict[str, OutboxMessage]:
    found = OutboxMessage.objects.filter(about_kind="bill", about_id=str(bill.pk), kind=kind)
    return {message.channel: message for message in found}


def pay(bill: Bill, amount: int | None = None) -> None:
    record_payment(entry=entry_for(bill, amount), by=SYSTEM, at=NOON)
    bill.refresh_from_db()


def extend(bill: Bill, days: int) -> None:
    bill.refresh_from_db()
    change_expiry(
        bill=bill,
        expires_at=bill.expires_at + datetime.timedelta(days=days),
        reason="Ameomba",
        by=SYSTEM,
        at=NOON,
    )


def test_control_number_goes_out_by_email_and_sms_in_the_payers_language():
    swahili, english = numbered_bill(), numbered_bill(payer=ENGLISH)

    found = written(swahili, "bill_control_number")
    by_mail, by_phone = found["email"], found["sms"]
    in_english = written(english, "bill_control_number")

    assert by_mail.address == "asha@example.org"
    assert by_mail.subject == (
        f"Namba ya malipo {swahili.grouped_control_number}: {swahili.edition.name_sw}"
    )
    assert "Mwisho wa kulipa: 01/02/2026" in by_mail.text
    assert "/sw/malipo/" in by_mail.text
    assert by_phone.text.startswith(f"Namba ya malipo {swahili.grouped_control_number}.")
    assert "Dear John Doe" in in_english["email"].text
    assert "/en/malipo/" in in_english["sms"].text


def test_link_in_the_message_opens_the_bill(settings):
    settings.PUBLIC_ADDRESS = "http://testserver"
    bill = numbered_bill()
    link = written(bill, "bill_control_number")["sms"].text.rsplit(" ", 1)[1]

    assert bill.number in Client().get(link).content.decode()


def test_payer_without_phone_gets_an_email_alone():
    bill = numbered_bill(payer=Payer(name="Asha Juma", email="asha@example.org"))

    assert list(written(bill, "bill_control_number")) == ["email"]


def test_number_told_twice_is_sent_once():
    bill = numbered_bill()
    again = ControlNumber(bill.number, control_number_of(bill), is_accepted=True, codes=("7101",))
    take_control_number(number=again, at=NOON)

    assert len(written(bill, "bill_control_number")) == 2


def test_each_part_payment_is_told_and_the_last_one_brings_the_receipt():
    bill = numbered_bill(pay_option=PayOption.PARTIAL)
    pay(bill, 100_000)
    pay(bill, 50_000)
    parts = OutboxMessage.objects.filter(kind="bill_part_paid", channel="sms").order_by("pk")
    texts = list(parts.values_list("text", flat=True))
    pay(bill, 250_000)

    assert texts[0].startswith("Tumepokea TZS 100,000. Salio TZS 300,000")
    assert texts[1].startswith("Tumepokea TZS 150,000. Salio TZS 250,000")
    assert "Stakabadhi: http" in written(bill, "bill_paid")["sms"].text


def test_paying_withdraws_what_still_waits_and_asks_for_money():
    bill = numbered_bill()
    pay(bill)

    assert {one.state for one in written(bill, "bill_control_number").values()} == {
        OutboxState.WITHDRAWN
    }
    assert {one.state for one in written(bill, "bill_paid").values()} == {OutboxState.WAITING}


def test_payment_told_three_times_thanks_once():
    bill = numbered_bill()
    entry = entry_for(bill)
    for _time in range(3):
        record_payment(entry=entry, by=SYSTEM, at=NOON)

    assert len(written(bill, "bill_paid")) == 2


def test_payment_before_its_number_is_thanked_for():
    bill = bill_for()
    pay(bill)

    assert len(written(bill, "bill_paid")) == 2


def test_expired_bill_tells_not_to_pay():
    bill = numbered_bill(payer=ENGLISH)
    expire_bills(at=LATER)

    assert "has expired; do not pay" in written(bill, "bill_expired")["sms"].text


def test_bill_that_never_had_a_number_ends_in_silence():
    expired, cancelled = bill_for(), bill_for(submit=False)
    expire_bills(at=LATER)
    cancel_bill(bill=cancelled, reason="Kosa", by=SYSTEM, at=NOON)

    assert OutboxMessage.objects.count() == 0, (expired, cancelled)


def test_cancelled_bill_tells_so():
    bill = numbered_bill()
    Bill.objects.filter(pk=bill.pk).update(refusal_codes="7231")
    cancel_bill(bill=bill, reason="Amejitoa", by=SYSTEM, at=NOON)

    assert "imeghairiwa" in written(bill, "bill_cancelled")["email"].text


def test_each_new_expiry_is_told_once():
    bill = numbered_bill()
    extend(bill, 2)
    extend(bill, 3)

    told = OutboxMessage.objects.filter(kind="bill_extended", channel="sms").order_by("pk")
    assert [one.text[:41] for one in told] == [
        "Muda umeongezwa: lipa TZS 400,000 hadi 03",
        "Muda umeongezwa: lipa TZS 400,000 hadi 06",
    ]
    assert [one.state for one in told] == [OutboxState.WITHDRAWN, OutboxState.WAITING]


def test_bill_that_lives_again_tells_its_number_not_anew():
    bill = numbered_bill()
    expire_bills(at=LATER)
    extend(bill, 4)

    assert len(written(bill, "bill_control_number")) == 2
    assert "hadi 05/02/2026" in written(bill, "bill_extended")["sms"].text


def test_refund_is_told_with_its_sum():
    bill = numbered_bill()
    pay(bill)
    officer = finance_officer()
    for number, amount in enumerate((100_000, 50_000)):
        refund(bill=bill, amount=amount, reason="x", reference=f"R{number}", by=officer, at=NOON)

    told = OutboxMessage.objects.filter(kind="bill_refunded", channel="sms").order_by("pk")
    assert [one.text.split(" za ")[0] for one in told] == [
        "Umerejeshewa TZS 100,000",
        "Umerejeshewa TZS 150,000",
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_words_of_every_kind_are_whole_in_both_languages(kind):
    for (channel, language), words in message_kind(kind.key).words.items():
        shown = preview(kind=kind.key, channel=channel, words=words)
        assert "{" not in shown.text, (channel, language)
        assert ("Ndugu" in shown.text) == (channel == "email" and language == "sw")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_sms_fit_into_one_part_even_for_a_large_sum(kind, settings):
    settings.PUBLIC_ADDRESS = "https://kikaokazi.ega.go.tz"
    bill = numbered_bill(amount=64_960_000)
    from egov_meeting.notifications.placeholders import filled
    from egov_meeting.payments.notifications import values_of

    sums = dict.fromkeys(("paid", "refunded", "taken_back"), "TZS 64,960,000")
    values = {**values_of(bill), **sums}
    for language in ("sw", "en"):
        text = filled(kind.words["sms", language].text, values)
        assert sms_parts(text) == 1, (len(text), text)
