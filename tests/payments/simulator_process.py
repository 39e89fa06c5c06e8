"""The simulator as tests run it: a program of its own, spoken to over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from egov_meeting.payments.models import Bill
from tests.worker_process import ROOT

READY = re.compile(rb"ready: (http://127\.0\.0\.1:\d+)/")


@dataclass
class SimulatorProcess:
    process: subprocess.Popen[bytes]
    address: str

    def turn(self, **switches: Any) -> dict[str, Any]:
        return self._json("POST", "/control", switches)

    def reset(self) -> None:
        self._json("POST", "/control/reset", {})

    def state(self) -> dict[str, Any]:
        return self._json("GET", "/control/state")

    def pay(self, bill: Bill, amount: int | Decimal | None = None, **more: Any) -> dict[str, str]:
        paid = str(bill.amount if amount is None else amount)
        return self._json("POST", "/control/pay", {"bill": bill.number, "amount": paid, **more})

    def pay_on_the_page(self, control_number: str, amount: str, language: str) -> str:
        """As a person does, with cookie and form; the page that comes back."""
        page, cookie = self.page(f"/{language}/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        fields = {
            "csrfmiddlewaretoken": token[1],
            "control_number": control_number,
            "amount": amount,
            "channel": "MOB",
        }
        answer = self._ask(
            "POST",
            f"/{language}/lipa/",
            urlencode(fields),
            {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"},
        )
        if answer.status == 302:
            return self.page(answer.headers["Location"])[0]
        return answer.read().decode()

    def page(self, path: str) -> tuple[str, str]:
        answer = self._ask("GET", path)
        assert answer.status == 200
        cookie = (answer.headers["Set-Cookie"] or "").strip().partition(";")[0]
        return answer.read().decode(), cookie

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def _json(self, method: str, path: str, content: Any = None) -> Any:
        body = None if content is None else json.dumps(content)
        answer = self._ask(method, path, body, {"Content-Type": "application/json"})
        text = answer.read()
        assert answer.status == 200, text
        return json.loads(text)

    def _ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        connection.request(method, path, body=body, headers=headers or {})
        return connection.getresponse()


def start_simulator(*, folder: Path, portal: str, port: int = 0) -> SimulatorProcess:
    """Start the simulator on a free port; its keys and bills are in `folder`."""
    command = [sys.executable, "-m", "egov_meeting.payments.gateways.simulator"]
    options = ["--port", str(port), "--folder", str(folder), "--portal", portal, "--retry", "0.2"]
    process = subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        env={**os.environ, "KIKAO_VAR": str(folder / "var")},
        stdout=subprocess.PIPE,
        stderr=(folder / "simulator.log").open("wb"),
    )
    assert process.stdout
    found = READY.search(process.stdout.readline())
    assert found, (folder / "simulator.log").read_text()
    return SimulatorProcess(process, found[1].decode())
