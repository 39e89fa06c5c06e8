"""Of what strangers send, so much is kept that finance can see it, and no more."""

from __future__ import annotations

from hashlib import sha256

import pytest
from django.test import Client
from django.utils import translation

from egov_meeting.payments.message_wording import problems_of
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.payments.services.receiving import KEPT_OF_STRANGERS
from egov_meeting.payments.throttling import KEPT_AT_MOST, may_keep_another

pytestmark = pytest.mark.django_db


def test_of_a_long_forgery_the_beginning_is_kept_with_the_checksum_of_the_whole() -> None:
    body = b"<Gepg>" + b"x" * 100_000

    for _ in range(2):
        Client().post("/payments/gepg/v5/payments/", body, content_type="application/xml")

    kept = GatewayMessage.objects.get()
    assert bytes(kept.body) == body[:KEPT_OF_STRANGERS]
    assert (kept.digest, kept.times_received) == (sha256(body).hexdigest(), 2)
    with translation.override("en"):
        said = [problem.text for problem in problems_of(kept.error)]
    assert "Only its beginning is kept: 65536 of 100006 bytes." in said


def test_network_of_the_new_addresses_is_one_sender() -> None:
    def keeps(number: int) -> bool:
        return may_keep_another(f"2001:db8:0:1::{number:x}")

    assert all(keeps(number) for number in range(1, KEPT_AT_MOST + 1))
    assert not keeps(0xFFFF)
    assert may_keep_another("2001:db8:0:2::1")
    assert may_keep_another("192.0.2.1")
