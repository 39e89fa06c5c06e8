"""The phone and mailbox of a demonstration, as a program of its own with a page."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from egov_meeting.notifications.senders.base import Outgoing, Refused
from egov_meeting.notifications.senders.mgov import Mgov
from egov_meeting.notifications.senders.simulator.environment import portal_environment
from egov_meeting.notifications.senders.simulator.letters import newest_letters
from tests.exchange.folders import NOON
from tests.worker_process import ROOT

LINK = "http://127.0.0.1:8000/sw/usajili/yangu/abc/"


def write_letter(folder: Path, *, subject: str, text: str, count: int = 1) -> None:
    """As the portal does in a demonstration."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    letters = [
        EmailMultiAlternatives(
            subject, text, "kikaokazi@localhost", ["asha@example.tz"], headers={"Date": date}
        )
        for date in ["Fri, 27 Nov 2026 09:00:00 -0000"] * count
    ]
    get_connection(backend, file_path=str(folder)).send_messages(letters)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "egov_meeting.notifications.senders.simulator"]
    process = subprocess.Popen(
        [*command, "--port", "0", "--key", "siri", "--mail", str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    yield process.stdout.readline().decode().partition("//")[2].partition("/")[0]
    process.terminate()
    assert process.wait(10) == 0


def send_sms(host: str, text: str) -> None:
    told = portal_environment(address=f"http://{host}", key="siri")
    Mgov(
        version=int(told["MGOV_VERSION"]),
        address=told["MGOV_ADDRESS"],
        key=told["MGOV_KEY"],
        user=told["MGOV_USER"],
        sender=told["MGOV_SENDER"],
        service=told["MGOV_SERVICE"],
    ).send(Outgoing("k-1", "0712345678", "", text, "sw"), at=NOON)


def page(host: str, path: str) -> tuple[str, str]:
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 200
    cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
    return answer.read().decode(), cookie


def test_the_page_shows_sms_and_letters_newest_first(host: str, tmp_path: Path) -> None:
    assert "Hakuna SMS iliyofika" in page(host, "/sw/")[0]
    write_letter(tmp_path, subject="Karibu <b>", text=f"Fungua {LINK} leo.\n<script>x</script>")

    send_sms(host, "Ujumbe wa kwanza")
    send_sms(host, "Ujumbe wa pili")
    shown = page(host, "/sw/")[0]

    assert shown.index("Ujumbe wa pili") < shown.index("Ujumbe wa kwanza")
    assert "+255712345678" in shown
    assert "Karibu &lt;b&gt;" in shown
    assert f'<a href="{LINK}" rel="nofollow">' in shown
    assert "<script" not in shown
    assert "27 Novemba, 2026, 12:00" in shown
    assert "Phone and mailbox" in page(host, "/en/")[0]


def test_the_gateway_misbehaves_when_the_page_tells_it_to(host: str) -> None:
    shown, cookie = page(host, "/en/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)
    assert token
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request(
        "POST",
        "/en/tabia/",
        urlencode({"csrfmiddlewaretoken": token[1], "mode": "refusing"}),
        {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"},
    )
    assert connection.getresponse().status == 302

    with pytest.raises(Refused):
        send_sms(host, "Haufiki")
    assert "The SMS gateway misbehaves" in page(host, "/en/")[0]


def test_letters_are_read_from_the_files_and_no_more_than_asked(tmp_path: Path) -> None:
    write_letter(tmp_path, subject="Ankara", text="Lipa\n\n— asante", count=3)

    letters = newest_letters(tmp_path, limit=2)

    assert [letter.subject for letter in letters] == ["Ankara", "Ankara"]
    assert letters[0].text == "Lipa\n\n— asante"
    assert letters[0].at == datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert newest_letters(tmp_path / "none", limit=2) == []
    assert newest_letters(None, limit=2) == []
