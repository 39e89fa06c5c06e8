"""Reminders before a bill expires: quiet, each once, none after it is paid."""

import datetime

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.outbox import resume_outbox
from egov_meeting.payments.choices import PayOption
from egov_meeting.payments.models import Bill, BillingRules
from egov_meeting.payments.services.bills import Payer, cancel_bill, change_expiry, expire_bills
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.reminders import write_due_reminders
from tests.documents.factories import EditionFactory
from tests.payments.factories import LATER, NOON, bill_for, entry_for, numbered_bill

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def before_expiry(days: float) -> datetime.datetime:
    return LATER - days * DAY


def reminders() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="bill_reminder").order_by("pk"))


def run_daily(first: float, last: float) -> list[int]:
    """How many bills are reminded on each day, from `first` days before the expiry to `last`."""
    days = int(first - last) + 1
    return [write_due_reminders(at=before_expiry(first - day)) for day in range(days)]


def test_payer_is_reminded_a_week_and_two_days_before():
    numbered_bill()

    assert run_daily(9, 1) == [0, 0, 1, 0, 0, 0, 0, 1, 0]


def test_reminder_names_what_is_left_and_the_last_day():
    bill = numbered_bill(pay_option=PayOption.PARTIAL)
    record_payment(entry=entry_for(bill, 150_000), by=SYSTEM, at=NOON)
    write_due_reminders(at=before_expiry(2))

    by_mail, by_phone = reminders()

    assert "Salio la kulipa ni TZS 250,000" in by_mail.text
    assert by_phone.text.startswith("Kikumbusho: lipa TZS 250,000 hadi 01/02/2026")
    assert by_mail.edition == bill.edition


def test_reminder_is_in_the_payers_language():
    numbered_bill(payer=Payer(name="John", email="john@example.org", language="en"))
    write_due_reminders(at=before_expiry(2))

    (by_mail,) = reminders()
    assert by_mail.subject == "Reminder: pay by 01/02/2026"


def test_running_every_half_hour_reminds_once():
    numbered_bill()
    half_hours = [before_expiry(7) + datetime.timedelta(minutes=30 * n) for n in range(10)]

    assert sum(write_due_reminders(at=at) for at in half_hours) == 1
    assert len(reminders()) == 2


def test_day_on_which_nobody_ran_it_is_made_up_for():
    numbered_bill()

    assert run_daily(6, 5) == [1, 0]


def test_after_a_week_of_silence_one_reminder_goes_out_and_not_two():
    numbered_bill()

    assert run_daily(1, 0.5) == [1]
    assert len(reminders()) == 2
    assert {one.key.split("-")[-2] for one in reminders()} == {"2"}


def test_bill_issued_shortly_before_its_expiry_is_not_reminded_at_once():
    numbered_bill(expires_at=NOON + 5 * DAY)

    assert write_due_reminders(at=NOON) == 0
    assert write_due_reminders(at=NOON + 3 * DAY) == 1


def test_edition_has_its_own_days_or_none():
    quiet, talkative = numbered_bill(edition=EditionFactory()), numbered_bill()
    BillingRules.objects.create(edition=quiet.edition, reminder_days="")
    BillingRules.objects.create(edition=talkative.edition, reminder_days="10,5,1")

    assert run_daily(11, 1) == [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1]


def test_nobody_is_reminded_of_what_is_paid_cancelled_expired_or_without_number():
    paid, cancelled = numbered_bill(), numbered_bill()
    bill_for()
    record_payment(entry=entry_for(paid), by=SYSTEM, at=NOON)
    Bill.objects.filter(pk=cancelled.pk).update(refusal_codes="7231")
    cancel_bill(bill=cancelled, reason="Amejitoa", by=SYSTEM, at=NOON)
    numbered_bill(expires_at=before_expiry(3))
    expire_bills(at=before_expiry(3))

    assert write_due_reminders(at=before_expiry(2)) == 0


@pytest.mark.parametrize("event", ["paid", "expired", "extended"])
def test_reminder_that_still_waits_is_withdrawn(event):
    bill = numbered_bill()
    write_due_reminders(at=before_expiry(2))
    if event == "paid":
        record_payment(entry=entry_for(bill), by=SYSTEM, at=before_expiry(2))
    elif event == "expired":
        expire_bills(at=LATER)
    else:
        change_expiry(bill=bill, expires_at=LATER + DAY, reason="x", by=SYSTEM, at=NOON)

    assert {one.state for one in reminders()} == {OutboxState.WITHDRAWN}


def test_new_expiry_has_its_own_reminders():
    bill = numbered_bill()
    write_due_reminders(at=before_expiry(2))
    change_expiry(bill=bill, expires_at=LATER + 10 * DAY, reason="x", by=SYSTEM, at=NOON)

    assert write_due_reminders(at=before_expiry(1)) == 0
    assert write_due_reminders(at=LATER + 3 * DAY) == 1


def test_reminders_are_sent_by_the_sweeper_of_the_outbox():
    numbered_bill()
    OutboxMessage.objects.all().delete()
    write_due_reminders(at=before_expiry(2))

    assert resume_outbox(at=before_expiry(2)) == 2


def test_sms_waits_for_the_morning(settings):
    settings.SMS_QUIET_FROM, settings.SMS_QUIET_UNTIL = 21, 7
    numbered_bill()
    night = before_expiry(2).replace(hour=20)  # 23:00 in Dar es Salaam
    write_due_reminders(at=night)

    by_mail, by_phone = reminders()
    assert by_mail.next_attempt_at == night
    assert by_phone.next_attempt_at == night.replace(hour=4) + DAY


def test_same_queries_for_one_bill_and_for_thirty(django_assert_num_queries):
    asha = Payer(name="Asha Juma", email="asha@example.org")  # SQLite inserts 58 rows at once
    numbered_bill(payer=asha)
    with django_assert_num_queries(9):
        write_due_reminders(at=before_expiry(7))
    edition = EditionFactory()
    for _number in range(30):
        numbered_bill(edition=edition, payer=asha)
    with django_assert_num_queries(9):
        assert write_due_reminders(at=before_expiry(2)) == 31


def test_batches_leave_nobody_out():
    for _number in range(7):
        numbered_bill()

    assert write_due_reminders(at=before_expiry(7), batch=3) == 7
