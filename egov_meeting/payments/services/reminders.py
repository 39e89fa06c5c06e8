"""Reminding payers before their bills expire: quietly, each time once, and not after they have paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import product

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import Words
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.placeholders import filled
from egov_meeting.notifications.quiet_hours import after_quiet_hours
from egov_meeting.notifications.selectors import words_of
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.message_kinds import REMINDER
from egov_meeting.payments.models import Bill, BillingRules
from egov_meeting.payments.models.rules import EARLIEST_REMINDER
from egov_meeting.payments.notifications import message_key, recipients, values_of
from egov_meeting.shared.bilingual import LANGUAGE_CODES

_WORDS = dict[tuple[str, str], Words]


def write_due_reminders(*, at: datetime, batch: int = 500) -> int:
    """Write the reminders that are due today; returns how many bills got one.

    Of several days that have come, only the one nearest to the expiry counts: when nobody ran
    this for some days, one reminder goes out and not two. A bill is not reminded on the day on
    which its number came. Three queries for each batch; bills that are just being paid are left
    for the next time.
    """
    words = {
        (channel, language): words_of(kind=REMINDER.key, channel=channel, language=language)
        for channel, language in product(Channel.values, LANGUAGE_CODES)
    }
    reminded, after = 0, 0
    while True:
        with transaction.atomic():
            bills = list(_open_bills(at).filter(pk__gt=after)[:batch])
            reminded += _remind(bills, words, at)
        if len(bills) < batch:
            return reminded
        after = bills[-1].pk


def reminder_due(bill: Bill, days: Iterable[int], *, at: datetime) -> int | None:
    """The reminder (days before expiry) that is due; None when none is. Days are those in Tanzania."""
    today, expires = timezone.localdate(at), timezone.localdate(bill.expires_at)
    told = timezone.localdate(bill.number_received_at) if bill.number_received_at else today
    come = [day for day in days if told < expires - timedelta(days=day) <= today]
    return min(come, default=None)


def _open_bills(at: datetime) -> QuerySet[Bill]:
    """Bills somebody can pay and that expire soon, locked; those in other hands are left out."""
    return (
        Bill.objects.filter(
            state__in=[BillState.ISSUED, BillState.PART_PAID],
            expires_at__gt=at,
            expires_at__lt=at + timedelta(days=EARLIEST_REMINDER + 1),
        )
        .select_related("edition__billing_rules")
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("pk")
    )


def _remind(bills: list[Bill], words: _WORDS, at: datetime) -> int:
    due = {bill: day for bill in bills if (day := reminder_due(bill, _days(bill), at=at))}
    wanted = {message.key: message for message in _messages(due, words, at)}
    known = set(OutboxMessage.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = [message for key, message in wanted.items() if key not in known]
    # The sweeper of the outbox sends them; whoever was quicker with the same key wins.
    OutboxMessage.objects.bulk_create(new, ignore_conflicts=True)
    return len({message.about_id for message in new})


def _days(bill: Bill) -> list[int]:
    rules = getattr(bill.edition, "billing_rules", None) or BillingRules()
    return rules.reminders


def _messages(due: dict[Bill, int], words: _WORDS, at: datetime) -> Iterator[OutboxMessage]:
    for bill, day in due.items():
        values = values_of(bill)
        expiry = timezone.localdate(bill.expires_at).isoformat()
        for channel, to in recipients(bill):
            said = words[channel, bill.language]
            yield OutboxMessage(
                key=message_key(bill, f"reminder-{expiry}-{day}", channel),
                kind=REMINDER.key,
                channel=channel,
                language=to.language,
                edition_id=bill.edition_id,
                about_kind=to.about_kind,
                about_id=to.about_id,
                address=to.address,
                subject=filled(said.subject, values)[:250],
                text=filled(said.text, values),
                created_at=at,
                next_attempt_at=after_quiet_hours(at) if channel == Channel.SMS else at,
            )
