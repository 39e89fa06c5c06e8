"""Staff see what was written to whom, read one message on record, and send again what did not go out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import OutboxState
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.masking import masked_address, without_secret_links
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.selectors import message_log, messages_about
from egov_meeting.notifications.services import resending
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory
from tests.notifications.factories import NOON, MessageFactory, registered

pytestmark = pytest.mark.django_db

OUTBOX = "/en/kazi/ujumbe/"
ALL_AGAIN = f"{OUTBOX}tuma-tena/"
MAY_VIEW = {Role.COORDINATOR, Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR}


@pytest.fixture(autouse=True)
def kind(settings) -> Iterator[MessageKind]:
    settings.STAFF_SECOND_FACTOR = False
    with registered() as found:
        yield found


def signed_in(*roles: Role, **only: Edition) -> Client:
    user = UserFactory(roles=roles)
    for role, edition in only.items():
        RoleAssignment.objects.create(user=user, role=role, edition_id=edition.pk)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def coordinator() -> Client:
    return signed_in(Role.COORDINATOR)


def page(client: Client, address: str = OUTBOX, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(client: Client, **query: str) -> list[int]:
    return [line.pk for line in client.get(OUTBOX, query).context["lines"]]


@pytest.mark.parametrize("role", sorted(Role.values))
def test_who_may_look_and_who_may_send_again(role: str) -> None:
    message = MessageFactory(state=OutboxState.FAILED)
    client = signed_in(Role(role))
    look = 200 if role in MAY_VIEW else 403
    again = 200 if role == Role.COORDINATOR else 403

    for address in (OUTBOX, f"{OUTBOX}{message.pk}/"):
        assert client.get(address).status_code == look
    for address in (ALL_AGAIN, f"{OUTBOX}{message.pk}/tuma-tena/"):
        assert client.get(address).status_code == again
        assert client.post(address).status_code == (302 if again == 200 else 403)


def test_a_role_in_one_edition_shows_the_messages_of_that_edition_alone() -> None:
    own, other = EditionFactory(number=31, year=2031), EditionFactory(number=32, year=2032)
    mine = MessageFactory(edition=own, state=OutboxState.FAILED)
    theirs = MessageFactory(edition=other, state=OutboxState.FAILED)
    nobodys = MessageFactory(state=OutboxState.FAILED)
    client = signed_in(coordinator=own)

    assert shown(client) == [mine.pk]
    assert "2032" not in page(client)
    assert client.get(f"{OUTBOX}{mine.pk}/").status_code == 200
    for message in (theirs, nobodys):
        assert client.get(f"{OUTBOX}{message.pk}/").status_code == 403
        assert client.post(f"{OUTBOX}{message.pk}/tuma-tena/").status_code == 403
    client.post(ALL_AGAIN)
    waiting = OutboxMessage.objects.filter(state=OutboxState.WAITING)
    assert [message.pk for message in waiting] == [mine.pk]


def test_addresses_are_masked_in_the_list_and_whole_on_the_page_which_is_on_record(
    coordinator: Client,
) -> None:
    message = MessageFactory(address="asha.juma@mfano.go.tz")

    in_list = page(coordinator)
    assert "asha.juma@mfano.go.tz" not in in_list
    assert "a•••@mfano.go.tz" in in_list
    assert not Event.objects.exists()

    assert "asha.juma@mfano.go.tz" in page(coordinator, f"{OUTBOX}{message.pk}/")
    event = Event.objects.get(action="notifications.message_read")
    assert (event.object_id, event.actor_label != "") == (str(message.pk), True)


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("asha@x.go.tz", "a•••@x.go.tz"),
        ("255712345678", "255•••678"),
        ("+255 712 345 678", "+25•••678"),
        ("12345", "•••"),
        ("", "•••"),
        ("@x.tz", "•••@x.tz"),
    ],
)
def test_masks_leave_enough_to_recognise_and_no_more(address: str, masked: str) -> None:
    assert masked_address(address) == masked


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("Fungua https://a.tz/sw/usajili/yangu/abcdef-GHIJKL_0123456/ leo", "Fungua https://a.tz/sw/usajili/yangu/•••/ leo"),
        ("https://a.tz/sw/malipo/2n.1tABCd.Q7mX2kP9vLr4TzYc8/", "https://a.tz/sw/malipo/•••/"),
        ("https://a.tz/x?k=abcdefghijklmnop1", "https://a.tz/x?k=•••"),
        ("https://kikaokazi.mfano.go.tz", "https://kikaokazi.mfano.go.tz"),
        ("Namba 991234567890123456789", "Namba 991234567890123456789"),
    ],
)  # fmt: skip
def test_whoever_reads_a_message_does_not_get_the_link_that_acts_for_its_person(
    text: str, shown_as: str
) -> None:
    assert without_secret_links(text) == shown_as


def test_code_that_confirms_an_address_is_read_by_no_staff() -> None:
    code = "482 915"
    message = MessageFactory(
        kind="registration_code", subject=f"{code} ni namba", text=f"Andika {code}"
    )
    client = signed_in(Role.ADMINISTRATOR)

    shown = page(client, f"{OUTBOX}{message.pk}/")

    assert code not in shown
    assert "secret code" in shown
    assert code not in page(client)


def test_one_message_is_shown_word_for_word(coordinator: Client) -> None:
    message = MessageFactory(
        subject="Ankara <b>",
        text="Mstari wa kwanza\nhttps://a.tz/sw/malipo/2n.1tABCd.Q7mX2kP9vLr4TzYc8/",
        state=OutboxState.FAILED,
        error="[550]",
        attempts=3,
    )

    html = page(coordinator, f"{OUTBOX}{message.pk}/")

    assert "Ankara &lt;b&gt;" in html
    assert "Mstari wa kwanza<br>https://a.tz/sw/malipo/•••/" in html
    assert "Q7mX2kP9vLr4TzYc8" not in html
    assert "The mail server refuses this address." in html
    assert '<code lang="en">[550]</code>' in html
    assert "<dd>3</dd>" in html
    assert "Seva ya barua pepe inaikataa anwani hii." in page(
        coordinator, f"/sw/kazi/ujumbe/{message.pk}/"
    )


def test_an_auditor_reads_and_is_offered_nothing_to_do() -> None:
    message = MessageFactory(state=OutboxState.FAILED)
    client = signed_in(Role.AUDITOR)

    assert "tuma-tena" not in page(client)
    assert "tuma-tena" not in page(client, f"{OUTBOX}{message.pk}/")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("asha", ["mail"]),
        ("ASHA.Juma@MFANO", ["mail"]),
        ("0712 345 678", ["sms"]),
        ("+255712345678", ["sms"]),
        ("712345678", ["sms"]),
        ("5678", ["sms"]),
        ("%", []),
        ("nobody", []),
    ],
)
def test_a_message_is_found_by_its_address_however_it_is_typed(
    coordinator: Client, typed: str, found: list[str]
) -> None:
    messages = {
        "mail": MessageFactory(address="asha.juma@mfano.go.tz").pk,
        "sms": MessageFactory(address="255712345678", channel="sms").pk,
    }

    assert shown(coordinator, q=typed) == [messages[name] for name in found]


def test_filters_stand_in_the_address_and_go_together(coordinator: Client) -> None:
    edition = EditionFactory(number=31, year=2031)
    wanted = MessageFactory(edition=edition, channel="sms", state=OutboxState.FAILED)
    day_later = NOON + timedelta(days=1)
    MessageFactory(edition=edition, channel="sms")
    MessageFactory(channel="sms", state=OutboxState.FAILED)
    MessageFactory(edition=edition, state=OutboxState.FAILED)
    MessageFactory(edition=edition, channel="sms", state=OutboxState.FAILED, kind="another")
    MessageFactory(edition=edition, channel="sms", state=OutboxState.FAILED, created_at=day_later)
    query = {
        "hali": "failed",
        "njia": "sms",
        "aina": "sample",
        "mwaka": "2031",
        "kuanzia": "2026-01-12",
        "hadi": "2026-01-12",
    }

    assert shown(coordinator, **query) == [wanted.pk]
    assert "1 message" in page(coordinator, **query)


@pytest.mark.parametrize(
    "query",
    [
        "hali=x",
        "mwaka=9",
        "kuanzia=mwaka",
        "page=99",
        "hadi=9999-12-31",
        "kuanzia=0001-01-01",
        "aina=%00",
    ],
)
def test_what_is_not_understood_is_left_out(coordinator: Client, query: str) -> None:
    message = MessageFactory()

    assert [line.pk for line in coordinator.get(f"{OUTBOX}?{query}").context["lines"]] == [
        message.pk
    ]


def test_every_figure_leads_to_its_list_and_keeps_the_other_filters(coordinator: Client) -> None:
    MessageFactory.create_batch(2, state=OutboxState.WAITING)
    MessageFactory(state=OutboxState.SENDING)
    MessageFactory.create_batch(4)
    MessageFactory.create_batch(3, state=OutboxState.FAILED)
    MessageFactory(state=OutboxState.UNSURE)
    MessageFactory(state=OutboxState.FAILED, channel="sms")

    tiles = coordinator.get(OUTBOX, {"njia": "email", "page": "1"}).context["tiles"]

    assert [figure for figure, _label, _address in tiles] == [3, 4, 3, 1]
    assert tiles[2][2] == f"{OUTBOX}?njia=email&hali=failed"
    assert len(coordinator.get(tiles[2][2]).context["lines"]) == 3


def test_lists_are_paged_and_keep_their_filters(coordinator: Client) -> None:
    MessageFactory.create_batch(51, channel="sms")

    html = page(coordinator, njia="sms")

    assert "Page 1 of 2" in html
    assert "njia=sms&amp;page=2" in html
    assert len(shown(coordinator, njia="sms", page="2")) == 1


def test_an_empty_outbox_says_so(coordinator: Client) -> None:
    assert "No message found" in page(coordinator)


def test_the_list_needs_the_same_few_queries_for_1_and_30_messages(coordinator: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(coordinator)
        return len(captured)

    MessageFactory(edition=EditionFactory(number=31, year=2031))
    one = queries()
    MessageFactory.create_batch(29, state=OutboxState.FAILED)

    assert queries() == one <= 12


def test_one_message_is_sent_again_after_asking(
    coordinator: Client, django_capture_on_commit_callbacks
) -> None:
    message = MessageFactory(state=OutboxState.FAILED)
    address = f"{OUTBOX}{message.pk}/tuma-tena/"

    asked = page(coordinator, address)
    assert "It goes out with the same words" in asked
    assert message.address not in asked
    with django_capture_on_commit_callbacks() as calls:
        answer = coordinator.post(address, follow=True)

    message.refresh_from_db()
    assert (message.state, message.attempts, len(calls)) == (OutboxState.WAITING, 0, 1)
    assert "The message is being sent again." in answer.content.decode()
    again = coordinator.post(address, follow=True).content.decode()
    assert "Only a message that was not sent can be sent again." in again
    assert Event.objects.filter(action="notifications.sent_again").count() == 1


def test_who_sends_again_what_was_perhaps_sent_is_warned(coordinator: Client) -> None:
    message = MessageFactory(state=OutboxState.UNSURE)

    assert "gets it twice" in page(coordinator, f"{OUTBOX}{message.pk}/tuma-tena/")


def test_a_message_that_was_sent_cannot_be_sent_again(coordinator: Client) -> None:
    message = MessageFactory()

    html = page(coordinator, f"{OUTBOX}{message.pk}/tuma-tena/")

    assert "Only a message that was not sent can be sent again." in html
    assert '<form method="post" novalidate>' not in html


def test_all_that_failed_and_fit_the_filters_are_sent_again_at_once(
    coordinator: Client, django_capture_on_commit_callbacks
) -> None:
    wanted = MessageFactory.create_batch(3, state=OutboxState.FAILED, channel="sms")
    others = [
        MessageFactory(state=OutboxState.FAILED),
        MessageFactory(channel="sms"),
        MessageFactory(state=OutboxState.UNSURE, channel="sms"),
    ]
    address = f"{ALL_AGAIN}?njia=sms"

    assert "Send again the 3 that were not sent" in page(coordinator, njia="sms")
    asked = page(coordinator, address)
    assert "3 messages were not sent and fit the filters." in asked
    assert "Ankara" in asked
    with django_capture_on_commit_callbacks() as calls:
        answer = coordinator.post(address, follow=True)

    assert "3 messages are being sent again." in answer.content.decode()
    assert {one.pk for one in OutboxMessage.objects.filter(state="waiting")} == {
        one.pk for one in wanted
    }
    assert [OutboxMessage.objects.get(pk=one.pk).state for one in others] == [
        "failed",
        "sent",
        "unsure",
    ]
    assert len(calls) == 3
    event = Event.objects.get(action="notifications.all_sent_again")
    assert event.after["numbers"] == sorted(one.pk for one in wanted)
    assert event.after["filters"] == "njia=sms"
    assert "0 messages" in page(coordinator, address)


def test_what_was_perhaps_sent_goes_again_only_when_just_that_is_asked_for(
    coordinator: Client,
) -> None:
    unsure, failed = MessageFactory(state=OutboxState.UNSURE), MessageFactory(state="failed")

    assert "gets it twice" in page(coordinator, f"{ALL_AGAIN}?hali=unsure")
    coordinator.post(f"{ALL_AGAIN}?hali=unsure")

    unsure.refresh_from_db()
    failed.refresh_from_db()
    assert (unsure.state, failed.state) == (OutboxState.WAITING, OutboxState.FAILED)


def test_many_are_sent_again_in_several_goes_and_the_queue_is_not_flooded(
    coordinator: Client, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(resending, "MOST_AT_ONCE", 4)
    monkeypatch.setattr(resending, "WOKEN_AT_ONCE", 2)
    messages = MessageFactory.create_batch(5, state=OutboxState.FAILED)

    with django_capture_on_commit_callbacks() as calls:
        coordinator.post(ALL_AGAIN)

    assert len(calls) == 2
    failed = OutboxMessage.objects.filter(state=OutboxState.FAILED)
    assert [one.pk for one in failed] == [messages[-1].pk]


def test_the_log_of_a_record_shows_what_was_written_about_it_newest_first() -> None:
    about = {"about_kind": "registration", "about_id": "17"}
    first = MessageFactory(**about)
    second = MessageFactory(**about, created_at=NOON + timedelta(days=1), state="failed")
    bill = MessageFactory(about_kind="bill", about_id="3", created_at=NOON - timedelta(days=1))
    MessageFactory(about_kind="registration", about_id="18")

    log = message_log(about=[("registration", 17), ("bill", 3)])

    assert [line.pk for line in log] == [second.pk, first.pk, bill.pk]
    assert message_log(about=[]) == []
    assert set(messages_about(kind="registration", ids=[17, "18"])) >= {first, second}
    with translation.override("en"):
        html = render_to_string("components/message_log.html", {"lines": log, "links": True})
        assert f'href="{OUTBOX}{first.pk}/"' in html
        assert first.address not in html
        plain = render_to_string("components/message_log.html", {"lines": log})
        assert "href" not in plain
        empty = render_to_string("components/message_log.html", {"lines": []})
        assert "Nothing has been written yet." in empty


def test_the_log_is_one_query(django_assert_num_queries) -> None:
    MessageFactory.create_batch(30, about_kind="registration", about_id="17")

    with django_assert_num_queries(1):
        assert len(message_log(about=[("registration", 17)])) == 30
