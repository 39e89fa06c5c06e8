"""E-mail over SMTP to a server that is away, slow, silent, or takes one address and not another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.header import decode_header, make_header

import pytest

from egov_meeting.notifications.senders.base import NotSent, Outgoing, PerhapsSent, Refused
from egov_meeting.notifications.senders.mail import Mail
from tests.notifications.mail_server import MailServer, running_mail_server, use

NOON = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
LETTER = Outgoing("bill-17", "asha@mfano.go.tz", "Ankara ‘yako’", "Ng'ombe\n.\nwako", "sw")


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with running_mail_server() as found:
        use(found, settings)
        yield found


def send(letter: Outgoing = LETTER) -> str:
    return Mail().send(letter, at=NOON)


def test_a_letter_arrives_as_it_was_written(server: MailServer) -> None:
    name = send()

    (letter,) = server.letters
    assert (letter["Message-ID"], letter["To"]) == (name, "asha@mfano.go.tz")
    assert letter["Content-Language"] == "sw"
    assert str(make_header(decode_header(letter["Subject"]))) == "Ankara ‘yako’"
    body = letter.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().replace("\r\n", "\n").replace("\n..\n", "\n.\n") == "Ng'ombe\n.\nwako"


@pytest.mark.parametrize(
    ("mode", "error", "taken"),
    [
        ("deaf", NotSent, 0),
        ("early", NotSent, 0),
        ("busy", NotSent, 0),
        ("spam", Refused, 0),
        ("silent", PerhapsSent, 1),
        ("gone", PerhapsSent, 1),
    ],
)
def test_a_server_in_trouble_is_understood(
    server: MailServer, mode: str, error: type[Exception], taken: int
) -> None:
    server.mode = mode

    with pytest.raises(error):
        send()

    assert len(server.letters) == taken


def test_a_slow_server_that_answers_in_time_is_waited_for(server: MailServer) -> None:
    server.seconds = 0.5

    send()

    assert server.names() == ["bill-17"]


def test_a_server_that_is_away_is_tried_again_later(server: MailServer, settings) -> None:
    settings.EMAIL_PORT = 9  # nobody listens there

    with pytest.raises(NotSent):
        send()


def test_one_address_is_refused_and_the_others_are_served(server: MailServer) -> None:
    server.refused, server.put_off = {"asha@mfano.go.tz"}, {"juma@mfano.go.tz"}

    with pytest.raises(Refused):
        send()
    with pytest.raises(NotSent):
        send(Outgoing("k", "juma@mfano.go.tz", "x", "x", "sw"))
    send(Outgoing("bill-18", "neema@mfano.go.tz", "x", "x", "sw"))

    assert server.names() == ["bill-18"]


@pytest.mark.parametrize("address", ["", "asha", "asha@", "a b@mfano.go.tz", "a@b.tz\nBcc: c@d.tz"])
def test_what_is_no_address_never_reaches_the_server(server: MailServer, address: str) -> None:
    with pytest.raises(Refused):
        send(Outgoing("k", address, "x", "x", "sw"))

    assert server.letters == []


def test_a_subject_cannot_add_headers(server: MailServer) -> None:
    send(Outgoing("k", "asha@mfano.go.tz", "x\r\nBcc: c@d.tz", "x", "sw"))

    assert server.letters[0]["Bcc"] is None
