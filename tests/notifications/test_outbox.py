"""Every message is written once and sent once, whatever the provider and the queue do."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.kinds import (
    MessageKind,
    UnknownMessageKind,
    Words,
    forget_message,
    register_message,
)
from egov_meeting.notifications.models import MessageTemplate, OutboxMessage
from egov_meeting.notifications.quiet_hours import after_quiet_hours
from egov_meeting.notifications.selectors import (
    messages_about,
    messages_to_look_at,
    words_of,
)
from egov_meeting.notifications.senders.base import NotSent, Refused
from egov_meeting.notifications.senders.mail import NoWord
from egov_meeting.notifications.services import outbox
from egov_meeting.notifications.services.outbox import (
    Recipient,
    resume_outbox,
    send_again,
    send_outbox_message,
    withdraw_messages,
    write_message,
)
from egov_meeting.notifications.services.templates import change_words, preview, restore_words
from egov_meeting.shared.public_cache import forget_facts

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
ASHA = Recipient("asha@example.go.tz", "sw", "registration", "17")


@pytest.fixture(autouse=True)
def kind() -> Iterator[MessageKind]:
    found = MessageKind(
        key="bill_issued",
        title="Ankara",
        placeholders={"name": "Asha Juma", "control_number": "9999 9000 0123"},
        words={
            ("email", "sw"): Words("Ndugu {name}, lipa kwa {control_number}.", "Ankara yako"),
            ("email", "en"): Words("Dear {name}, pay by {control_number}.", "Your bill"),
            ("sms", "sw"): Words("Lipa kwa {control_number}."),
            ("sms", "en"): Words("Pay by {control_number}."),
        },
        required=frozenset({"control_number"}),
    )
    register_message(found)
    yield found
    forget_message(found.key)


VALUES = {"name": "Asha {name} Juma", "control_number": "9999 9000 0123"}


def written(key: str = "bill-17", channel: str = "email", to: Recipient = ASHA, **changes):
    fields = {"kind": "bill_issued", "values": VALUES, "at": NOON, **changes}
    return write_message(key=key, channel=channel, to=to, **fields)


def sent(message: OutboxMessage, at: datetime = NOON) -> OutboxMessage:
    send_outbox_message(message_id=message.pk, clock=lambda: at)
    message.refresh_from_db()
    return message


class Provider:
    """Takes messages, or raises what is waiting."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.raises: list[Exception] = []

    def send(self, message, *, at) -> str:
        if self.raises:
            raise self.raises.pop(0)
        self.taken.append(message.key)
        return f"p-{message.key}"


@pytest.fixture
def provider(monkeypatch) -> Provider:
    found = Provider()
    monkeypatch.setattr(outbox, "sender_for", lambda channel: found)
    return found


@pytest.mark.parametrize(
    ("language", "subject", "text"),
    [
        ("sw", "Ankara yako", "Ndugu Asha {name} Juma, lipa kwa 9999 9000 0123."),
        ("en", "Your bill", "Dear Asha {name} Juma, pay by 9999 9000 0123."),
    ],
)
def test_letter_goes_out_in_the_persons_language(language, subject, text) -> None:
    message = sent(written(to=Recipient("asha@example.go.tz", language)))

    (letter,) = mail.outbox
    assert (letter.subject, letter.body, letter.to) == (subject, text, ["asha@example.go.tz"])
    assert letter.extra_headers["Message-ID"].startswith("<bill-17@")
    assert (message.state, message.sent_at) == (OutboxState.SENT, NOON)


def test_same_key_is_written_and_sent_once(provider) -> None:
    first, again = written(), written(values={"name": "Mwingine", "control_number": "1"})

    sent(first)
    sent(again)

    assert again == first
    assert provider.taken == ["bill-17"]


def test_bad_moment_is_tried_again_with_patience_and_then_given_up(provider) -> None:
    message, at, pauses = written(), NOON, []
    provider.raises = [NotSent("away")] * 6

    for _attempt in range(6):
        sent(message, at)
        if message.next_attempt_at:
            pauses.append((message.next_attempt_at - at) // timedelta(minutes=1))
            sent(message, message.next_attempt_at - timedelta(seconds=1))
            at = message.next_attempt_at

    assert pauses == [1, 5, 15, 60, 240]
    assert (message.state, message.error, provider.raises) == (OutboxState.FAILED, "away", [])
    assert list(messages_to_look_at()) == [message]


def test_refused_address_is_not_tried_again(provider) -> None:
    provider.raises = [Refused("no such number")]

    message = sent(written())

    assert (message.state, message.attempts) == (OutboxState.FAILED, 1)


def test_message_in_the_hands_of_a_dead_worker_is_not_sent_twice(provider) -> None:
    message = written()
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=OutboxState.SENDING, attempts=1, next_attempt_at=NOON + outbox.SENDING_LASTS
    )

    assert resume_outbox(at=NOON + outbox.SENDING_LASTS) == 0
    sent(message, NOON + timedelta(hours=1))

    assert (message.state, provider.taken) == (OutboxState.UNSURE, [])
    send_again(message=message, by=SYSTEM, at=NOON + timedelta(hours=1))
    sent(message, NOON + timedelta(hours=1))
    assert (message.state, provider.taken) == (OutboxState.SENT, ["bill-17"])
    assert Event.objects.get(action="notifications.sent_again").before == {"state": "unsure"}


def test_unexpected_failure_leaves_the_message_to_staff(provider) -> None:
    provider.raises = [ZeroDivisionError("x")]

    message = sent(written())

    assert (message.state, message.error) == (OutboxState.UNSURE, "ZeroDivisionError: x")


def test_message_that_was_sent_is_not_sent_again() -> None:
    message = sent(written())

    with pytest.raises(ValidationError):
        send_again(message=message, by=SYSTEM, at=NOON)


def test_what_the_queue_lost_is_taken_up(django_capture_on_commit_callbacks) -> None:
    written()

    assert resume_outbox(at=NOON + timedelta(seconds=10)) == 0
    with django_capture_on_commit_callbacks() as calls:
        assert resume_outbox(at=NOON + timedelta(seconds=46)) == 1
    assert len(calls) == 1


def test_sweeper_moves_on_through_a_backlog_and_calls_each_once(
    django_capture_on_commit_callbacks, provider
) -> None:
    messages = [written(f"bill-{number}") for number in range(4)]
    minute = timedelta(minutes=1)

    with django_capture_on_commit_callbacks() as calls:
        assert resume_outbox(at=NOON + minute, at_most=3) == 3
        assert resume_outbox(at=NOON + minute + timedelta(seconds=30), at_most=3) == 1
        assert resume_outbox(at=NOON + minute + timedelta(seconds=40), at_most=3) == 0
    assert len(calls) == 4
    assert {sent(one, NOON + minute * 2).state for one in messages} == {OutboxState.SENT}


def test_call_that_the_queue_lost_twice_is_made_again() -> None:
    written()

    found = [resume_outbox(at=NOON + timedelta(seconds=seconds)) for seconds in (46, 76, 106)]

    assert found == [1, 0, 1]


@pytest.mark.parametrize(
    ("hour", "until"),
    [
        ((12, 0), None),
        ((19, 59), None),
        ((20, 0), (13, 7)),
        ((23, 30), (13, 7)),
        ((2, 0), (12, 7)),
        ((6, 59), (12, 7)),
        ((7, 0), None),
    ],
)
def test_no_sms_is_sent_in_quiet_hours(hour, until, settings) -> None:
    settings.SMS_QUIET_FROM, settings.SMS_QUIET_UNTIL = 20, 7
    at = datetime(2026, 1, 12, hour[0], hour[1], tzinfo=UTC) - timedelta(hours=3)

    expected = at if until is None else datetime(2026, 1, until[0], until[1] - 3, tzinfo=UTC)
    assert after_quiet_hours(at) == expected


def test_sms_written_at_night_waits_for_the_morning(provider) -> None:
    night = datetime(2026, 1, 12, 20, 0, tzinfo=UTC)
    morning = datetime(2026, 1, 13, 4, 0, tzinfo=UTC)

    message = written(channel="sms", at=night)
    assert message.next_attempt_at == morning
    assert sent(message, night).state == OutboxState.WAITING
    assert sent(message, morning).state == OutboxState.SENT


def test_sms_without_account_waits_and_says_why(settings) -> None:
    settings.MGOV_ADDRESS = ""

    message = sent(written(channel="sms"))

    assert message.state == OutboxState.WAITING
    assert "MGOV_ADDRESS" in message.error


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"a": (550, b"no")}), OutboxState.FAILED),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"later")}), OutboxState.WAITING),
        (smtplib.SMTPDataError(554, b"spam"), OutboxState.FAILED),
        (smtplib.SMTPDataError(451, b"later"), OutboxState.WAITING),
        (smtplib.SMTPServerDisconnected("gone"), OutboxState.WAITING),
        (NoWord("gone after the letter"), OutboxState.UNSURE),
        (ConnectionRefusedError("away"), OutboxState.WAITING),
    ],
)
def test_mail_server_that_refuses_is_told_from_one_that_is_away(error, state, monkeypatch) -> None:
    def fails(*args, **kwargs) -> None:
        raise error

    monkeypatch.setattr("egov_meeting.notifications.senders.mail.EmailMessage.send", fails)

    assert sent(written()).state == state


def test_reminder_stops_when_it_is_withdrawn(provider) -> None:
    later = NOON + timedelta(days=3)
    message = written(not_before=later)

    assert withdraw_messages(about_kind="registration", about_id=17, kinds=["bill_issued"]) == 1

    assert sent(message, later).state == OutboxState.WITHDRAWN
    assert provider.taken == []
    assert list(messages_about(kind="registration", ids=[17])) == [message]


@pytest.mark.parametrize("state", [OutboxState.FAILED, OutboxState.UNSURE])
def test_what_was_not_sent_and_is_withdrawn_cannot_be_sent_again(state) -> None:
    message = written()
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=state, error="[550]", next_attempt_at=None
    )

    withdraw_messages(about_kind="registration", about_id=17, kinds=["bill_issued"])

    message.refresh_from_db()
    assert message.state == OutboxState.WITHDRAWN
    with pytest.raises(ValidationError):
        send_again(message=message, by=SYSTEM, at=NOON)


@pytest.mark.parametrize(
    ("raises", "state"),
    [
        (NotSent("away"), OutboxState.WITHDRAWN),
        (Refused("no such address"), OutboxState.WITHDRAWN),
        (ZeroDivisionError("x"), OutboxState.WITHDRAWN),
        (None, OutboxState.SENT),
    ],
)
def test_message_withdrawn_in_the_hands_of_a_worker_is_not_tried_again(
    raises, state, monkeypatch
) -> None:
    class PaidMeanwhile:
        def send(self, message, *, at) -> str:
            withdraw_messages(about_kind="registration", about_id=17, kinds=["bill_issued"])
            if raises:
                raise raises
            return "p-1"

    monkeypatch.setattr(outbox, "sender_for", lambda channel: PaidMeanwhile())

    assert sent(written()).state == state


def change(text: str, subject: str = "Ankara", **changes: str) -> MessageTemplate:
    fields = {"kind": "bill_issued", "channel": "email", "language": "sw", **changes}
    change_words(words=Words(text, subject), by=SYSTEM, at=NOON, **fields)
    return MessageTemplate.objects.get(**fields)


def test_words_of_staff_are_sent_and_can_be_taken_back() -> None:
    template = change("Namba: {control_number}")

    assert written().text == "Namba: 9999 9000 0123"
    assert written("en", to=Recipient("a@b.tz", "en")).text.startswith("Dear")
    change("Namba yako: {control_number}")
    assert Event.objects.filter(action="notifications.words_changed").count() == 2
    restore_words(template=template, by=SYSTEM, at=NOON)
    assert words_of(kind="bill_issued", channel="email", language="sw").subject == "Ankara yako"


@pytest.mark.parametrize(
    ("text", "subject", "field"),
    [
        ("Lipa kwa {control_numbr}", "x", "text"),
        ("Lipa", "x", "text"),
        ("", "x", "text"),
        ("{control_number}", "", "subject"),
        ("{control_number}", "{password}", "subject"),
        ("{control_number} {name.__class__}", "x", "text"),
        ("{control_number} {0}", "x", "text"),
        ("{control_number} {name!r} {}", "x", "text"),
    ],
)
def test_words_that_cannot_be_sent_are_refused_beside_their_field(text, subject, field) -> None:
    with pytest.raises(ValidationError) as refused:
        change(text, subject)

    assert set(refused.value.message_dict) >= {field}
    assert not MessageTemplate.objects.exists()


def test_preview_shows_the_examples() -> None:
    words = preview(
        kind="bill_issued", channel="email", words=Words("{name}: {control_number}", "Kwa {name}")
    )

    assert words == Words("Asha Juma: 9999 9000 0123", "Kwa Asha Juma")


def test_unknown_kind_of_message_is_refused() -> None:
    with pytest.raises(UnknownMessageKind):
        written(kind="haipo")


def test_changed_words_leave_kept_public_pages_alone(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as hooks:
        change("Lipa kwa {control_number}.")
        restore_words(template=change("Lipa sasa kwa {control_number}."), by=SYSTEM, at=NOON)

    assert set(hooks) == {forget_facts}
