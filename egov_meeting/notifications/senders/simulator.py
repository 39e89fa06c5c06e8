"""A stand-in for mGov: `python -m egov_meeting.notifications.senders.simulator --key …`.

Listens on the loopback address, checks the signatures of both versions, keeps the messages in memory
and tells them as JSON (GET /messages). POST /control {"mode": "away" | "refusing" | "silent" | "good"}.
"""

from __future__ import annotations

import argparse
import hmac
import json
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from egov_meeting.notifications.senders.mgov import signature

LOOPBACK = "127.0.0.1"
LONGEST = 64 * 1024
SILENCE = 120.0
MODES = ("good", "away", "refusing", "silent")


class Inbox:
    """The phones of everybody: what arrived, once for each number of a message."""

    def __init__(self, key: str) -> None:
        self.key, self.mode = key, "good"
        self.messages: list[dict[str, str]] = []
        self.lock = threading.Lock()

    def take(self, message: dict[str, str]) -> None:
        with self.lock:
            self.messages.append(message)


class Handler(BaseHTTPRequestHandler):
    inbox: Inbox

    def do_GET(self) -> None:
        if self.path == "/messages":
            self._answer(self.inbox.messages)
        else:
            self._answer({"mode": self.inbox.mode})

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), LONGEST))
        try:
            if self.path == "/control":
                self._control(json.loads(body))
            elif self.path.endswith("/v2/send-sms"):
                self._send(*self._read_2(body), version=2)
            elif self.path.endswith("/quick_sms"):
                self._send(*self._read_1(body), version=1)
            else:
                self._answer({"error": "no such address"}, status=404)
        except (ValueError, KeyError, TypeError) as error:
            self._answer(
                {"error": True, "success": False, "statusMessage": repr(error)}, status=400
            )

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged."""

    def _control(self, asked: dict[str, str]) -> None:
        if asked["mode"] not in MODES:
            raise ValueError(asked["mode"])
        self.inbox.mode = asked["mode"]
        self._answer({"mode": self.inbox.mode})

    def _read_1(self, body: bytes) -> tuple[dict[str, str], bool]:
        data = json.loads(body)["data"]
        told = self.headers.get("X-Auth-Request-Hash", "")
        found = json.loads(data)
        message = {"to": found["recipients"], "text": found["message"], "id": ""}
        return message, self._is_ours(told, data.encode())

    def _read_2(self, body: bytes) -> tuple[dict[str, str], bool]:
        found = json.loads(body)
        message = {"to": found["recipients"], "text": found["message"], "id": found["messageId"]}
        return message, self._is_ours(self.headers.get("hash", ""), body)

    def _is_ours(self, told: str, data: bytes) -> bool:
        return hmac.compare_digest(told, signature(self.inbox.key, data))

    def _send(self, message: dict[str, str], is_signed: bool, *, version: int) -> None:
        if self.inbox.mode == "silent":
            time.sleep(SILENCE)
        if self.inbox.mode == "away":
            self._answer({"error": "away"}, status=503)
            return
        good = is_signed and self.inbox.mode == "good"
        code = "200" if good else "401" if not is_signed else "400"
        if good:
            self.inbox.take(message)
        words = {"statusCode": code, "statusMessage": "ok" if good else "refused"}
        self._answer({"success": good, **words} if version == 2 else {"error": not good, **words})

    def _answer(self, content: Any, status: int = 200) -> None:
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # whoever asked may be gone
            self.wfile.write(body)


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for the SMS gateway (mGov).")
    parser.add_argument("--port", type=int, default=8086)
    parser.add_argument("--key", required=True, help="the key that signs, MGOV_KEY of the portal")
    options = parser.parse_args()
    Handler.inbox = Inbox(options.key)
    server = ThreadingHTTPServer((LOOPBACK, options.port), Handler)
    server.daemon_threads = True
    sys.stdout.write(f"SMS simulator ready: http://{LOOPBACK}:{server.server_port}\n")
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
