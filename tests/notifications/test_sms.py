"""SMS through mGov: signatures, numbers in every spelling, letters that fit, answers of every kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from egov_meeting.notifications.phones import gateway_phone
from egov_meeting.notifications.senders import mgov
from egov_meeting.notifications.senders.base import NotSent, Outgoing, PerhapsSent, Refused
from egov_meeting.notifications.senders.mgov import Mgov, signature
from egov_meeting.notifications.sms_text import plain_for_sms, sms_parts
from egov_meeting.shared.outgoing import NoAnswer, NoReply

# 11:16:34 in Dar es Salaam, the moment of the published test vector.
MOMENT = datetime(2021, 7, 13, 8, 16, 34, tzinfo=UTC)
MESSAGE = Outgoing(key="k-1", address="0712 345 678", subject="", text="Habari", language="sw")


def account(version: int) -> Mgov:
    return Mgov(
        version=version,
        address="http://mgov.test/sms",
        key="private_key",
        user="mtu@example.go.tz",
        sender="sender_id",
        service="service_id",
    )


def test_published_vector_is_reproduced() -> None:
    body, headers = account(1).request(phone="1", text="test", key="k", at=MOMENT)

    data = json.loads(body)["data"]
    assert data == (
        '{"message":"test","datetime":"2021-07-13 11:16:34","sender_id":"sender_id",'
        '"mobile_service_id":"service_id","recipients":"1"}'
    )
    assert headers["X-Auth-Request-Hash"] == "lI/b3Yz3uIByNpQy+D2xcfBK5I9uoPUAE/sqtw1COxw="
    assert headers["X-Auth-Request-Id"] == "mtu@example.go.tz"
    assert headers["X-Auth-Request-Type"] == "api"


def test_version_2_signs_exactly_the_bytes_it_sends() -> None:
    body, headers = account(2).request(phone="255712345678", text="Ng'ombe é", key="k-1", at=MOMENT)

    assert json.loads(body) == {
        "recipients": "255712345678",
        "message": "Ng'ombe é",
        "datetime": "2021-07-13 11:16:34",
        "mobileServiceId": "service_id",
        "senderId": "sender_id",
        "messageId": "k-1",
    }
    assert headers["hash"] == signature("private_key", body)
    assert headers["sysId"] == "mtu@example.go.tz"


@pytest.fixture
def answers(monkeypatch) -> list[Any]:
    """What mGov answers next; a NoAnswer is raised."""
    waiting: list[Any] = []

    def post(**request: Any) -> bytes:
        answer = waiting.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return json.dumps(answer).encode()

    monkeypatch.setattr(mgov, "post", post)
    return waiting


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        (1, {"error": False, "statusMessage": "ok", "statusCode": 200}),
        (2, {"success": True, "statusCode": 200, "statusMessage": "ok"}),
    ],
)
def test_message_is_handed_over(answers, version, answer) -> None:
    answers.append(answer)

    assert account(version).send(MESSAGE, at=MOMENT) == "k-1"


@pytest.mark.parametrize(
    ("version", "answer", "error"),
    [
        (1, {"error": True, "statusCode": 401, "statusMessage": "hash"}, Refused),
        (1, {"error": True, "statusCode": 503, "statusMessage": "later"}, NotSent),
        (2, {"success": False, "statusCode": 400, "statusMessage": "no"}, Refused),
        (2, {"success": False, "statusCode": 500, "statusMessage": "x"}, NotSent),
        (2, ["what"], PerhapsSent),
        (1, NoAnswer("ConnectionRefusedError"), NotSent),
        (1, NoReply("TimeoutError"), PerhapsSent),
    ],
)
def test_refusal_is_told_from_a_bad_moment(answers, version, answer, error) -> None:
    answers.append(answer)

    with pytest.raises(error):
        account(version).send(MESSAGE, at=MOMENT)


@pytest.mark.parametrize(
    "typed",
    [
        "0712345678",
        "712345678",
        "255712345678",
        "+255712345678",
        "00255712345678",
        "+255 712 345 678",
        "0712-345-678",
        "(0712) 345.678",
    ],
)
def test_phone_is_understood_however_it_is_written(typed) -> None:
    assert gateway_phone(typed) == "255712345678"


@pytest.mark.parametrize(
    "typed", ["", "123", "0212345678", "+254712345678", "07123456789", "mia", "٠٧١٢٣٤٥٦٧٨"]
)
def test_other_numbers_are_refused(typed, answers) -> None:
    with pytest.raises(ValueError, match="no mobile number"):
        gateway_phone(typed)
    with pytest.raises(Refused):
        account(1).send(Outgoing("k", typed, "", "x", "sw"), at=MOMENT)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("’" * 70, 1),
        ("’" * 71, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_parts_are_counted_as_they_are_paid_for(text, parts) -> None:
    assert sms_parts(text) == parts


def test_curly_quotes_become_plain() -> None:
    assert plain_for_sms("“Ng’ombe” – sawa… ") == '"Ng\'ombe" - sawa...'
