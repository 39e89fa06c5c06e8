"""What the gateway says of several editions at once is read by those alone who see all of them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import MessageDirection, MessageState
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.payments.services.payments import record_payment
from tests.documents.factories import EditionFactory
from tests.payments.factories import NOON, entry_for, numbered_bill
from tests.payments.finance import compared_day, kept_message, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings) -> None:
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def edition() -> Edition:
    return EditionFactory()


def notice_of(*editions: Edition) -> GatewayMessage:
    """A notice of one payment in each of these editions."""
    message = kept_message(digest="notice")
    for one in editions:
        entry = entry_for(numbered_bill(edition=one))
        payment = record_payment(entry=entry, by=SYSTEM, at=NOON, message=message).payment
        message.bill = message.bill or payment.bill
    message.save()
    return message


def messages_of_others(edition: Edition) -> dict[str, GatewayMessage]:
    bill = numbered_bill(edition=edition)
    run = compared_day()
    return {
        "without a bill": kept_message(digest="1"),
        "a list": kept_message(kind="reconciliation", bill=bill, digest="2"),
        "a request for a list": kept_message(
            kind="reconciliation", run=run, direction=MessageDirection.OUT, digest="3"
        ),
        "several editions": notice_of(edition, EditionFactory()),
        "repeats the payments of others": kept_message(bill=bill, digest="4"),
    }


def opened(client: Client, message: GatewayMessage) -> tuple[int, int]:
    """The answers for its page and for its bytes."""
    page = client.get(reverse("finance:message", args=[message.pk]))
    raw = client.post(reverse("finance:raw_message", args=[message.pk]))
    return page.status_code, raw.status_code


def test_finance_of_one_edition_reads_no_message_that_may_tell_of_another(edition) -> None:
    client = signed_in(Role.FINANCE, edition)

    for name, message in messages_of_others(edition).items():
        assert opened(client, message) == (403, 403), name


def test_finance_of_all_editions_reads_them(edition) -> None:
    client = signed_in(Role.FINANCE)

    for name, message in messages_of_others(edition).items():
        assert opened(client, message) == (200, 200), name


def test_finance_of_one_edition_reads_what_tells_of_it_alone(edition) -> None:
    client = signed_in(Role.FINANCE, edition)
    request = kept_message(bill=numbered_bill(edition=edition), kind="bill", digest="5")

    assert opened(client, notice_of(edition)) == (200, 200)
    assert opened(client, request) == (200, 200)


def test_list_and_overview_name_no_message_that_does_not_open(edition) -> None:
    client = signed_in(Role.FINANCE, edition)
    messages_of_others(edition)
    own = kept_message(bill=numbered_bill(edition=edition), kind="bill", digest="5")
    GatewayMessage.objects.filter(kind="reconciliation", run__isnull=False).update(
        state=MessageState.WAITING, attempts=1, next_attempt_at=NOON
    )

    for query in ("", "?hali=subiri", "?hali=zote"):
        page = client.get(reverse("finance:messages") + query)
        found = [one for one, _kind, _problems in page.context["rows"]]
        assert found == ([] if "subiri" in query else [own])
    to_do = client.get(reverse("finance:overview")).context["to_do"]
    assert not any("subiri" in one["address"] for one in to_do)
