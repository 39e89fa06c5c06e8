"""A mail server for tests that behaves as it is told, and remembers every letter it took."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

LONG = 3.0


class MailServer(socketserver.ThreadingTCPServer):
    """`mode`: good, busy (asks to come back), spam (refuses the letter), deaf (says nothing at all),
    silent (says nothing once it has the letter), gone (hangs up then), early (hangs up before it).
    `refused` and `put_off` are addresses; `seconds` is how long a letter takes.
    """

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mode, self.seconds = "good", 0.0
        self.refused: set[str] = set()
        self.put_off: set[str] = set()
        self.letters: list[Message] = []
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def names(self) -> list[str]:
        """The Message-ID of each letter, without the sign and the host."""
        with self.lock:
            return [
                str(letter["Message-ID"]).strip("<>").partition("@")[0] for letter in self.letters
            ]


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        if self.server.mode == "deaf":
            time.sleep(LONG)
            return
        self._say("220 barua")
        for line in iter(self.rfile.readline, b""):
            word = line.strip().upper()
            if word.startswith(b"RCPT"):
                self._recipient(line.decode().partition("<")[2].partition(">")[0])
            elif word == b"DATA":
                if not self._letter():
                    return
            elif word == b"QUIT":
                self._say("221 kwaheri")
                return
            else:
                self._say("250 sawa")

    def _recipient(self, address: str) -> None:
        if address in self.server.refused:
            self._say("550 hakuna mtu huyo")
        elif address in self.server.put_off:
            self._say("450 baadaye")
        else:
            self._say("250 sawa")

    def _letter(self) -> bool:
        """Whether the conversation goes on."""
        if self.server.mode == "early":
            return False
        self._say("354 andika")
        body = b""
        while not body.endswith(b"\r\n.\r\n"):
            line = self.rfile.readline()
            if not line:
                return False
            body += line
        if self.server.mode in ("busy", "spam"):
            self._say("451 baadaye" if self.server.mode == "busy" else "554 haitakiwi")
            return True
        time.sleep(self.server.seconds)
        with self.server.lock:
            self.server.letters.append(message_from_bytes(body[:-5]))
        if self.server.mode == "silent":
            time.sleep(LONG)
        if self.server.mode in ("silent", "gone"):
            return False
        self._say("250 imepokewa")
        return True

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def use(server: MailServer, settings: Any) -> None:
    """Send the mail of this test through the server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_TIMEOUT = 1
