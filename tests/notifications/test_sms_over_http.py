"""SMS over HTTP to a simulator that is a program of its own."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from egov_meeting.notifications.senders.base import NotSent, Outgoing, PerhapsSent, Refused
from egov_meeting.notifications.senders.mgov import Mgov
from tests.worker_process import ROOT

NOON = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
PATHS = {1: "/gateway/sms/quick_sms", 2: "/gateway/sms/v2/send-sms"}
MESSAGE = Outgoing("k-1", "0712345678", "", "Ng'ombe “wako” €", "sw")


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    command = [sys.executable, "-m", "egov_meeting.notifications.senders.simulator"]
    process = subprocess.Popen(
        [*command, "--port", "0", "--key", "siri"], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout
    yield process.stdout.readline().decode().partition("//")[2].partition("/")[0]
    process.terminate()
    process.wait(10)


def ask(host: str, method: str, path: str, content: Any = None) -> Any:
    link = http.client.HTTPConnection(host, timeout=10)
    body = None if content is None else json.dumps(content)
    link.request(method, path, body, {"Content-Type": "application/json"})
    return json.loads(link.getresponse().read())


def account(host: str, version: int, key: str = "siri") -> Mgov:
    return Mgov(
        version=version,
        address=f"http://{host}{PATHS[version]}",
        key=key,
        user="mtu@example.go.tz",
        sender="KIKAO",
        service="777",
        seconds=1,
    )


@pytest.mark.parametrize("version", [1, 2])
def test_sms_arrives(host, version) -> None:
    ask(host, "POST", "/control", {"mode": "good"})

    account(host, version).send(MESSAGE, at=NOON)

    arrived = ask(host, "GET", "/messages")[-1]
    assert (arrived["to"], arrived["text"]) == ("255712345678", 'Ng\'ombe "wako" €')


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    ("mode", "error"), [("away", NotSent), ("silent", PerhapsSent), ("refusing", Refused)]
)
def test_provider_in_trouble_is_understood(host, version, mode, error) -> None:
    ask(host, "POST", "/control", {"mode": mode})
    before = len(ask(host, "GET", "/messages"))

    with pytest.raises(error):
        account(host, version).send(MESSAGE, at=NOON)

    assert len(ask(host, "GET", "/messages")) == before


@pytest.mark.parametrize("version", [1, 2])
def test_wrong_key_is_refused(host, version) -> None:
    ask(host, "POST", "/control", {"mode": "good"})

    with pytest.raises(Refused):
        account(host, version, key="nyingine").send(MESSAGE, at=NOON)
