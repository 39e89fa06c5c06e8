"""A clamd that speaks INSTREAM over TCP and finds what it is told to find."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Handler(socketserver.StreamRequestHandler):
    server: FakeClamd

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.seen.append(content)
        self.server.answers.wait(30)
        self.wfile.write(self.server.verdict(content) + b"\0")


class FakeClamd(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, finds: bytes, says: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.finds, self.says = finds, says
        self.seen: list[bytes] = []
        self.answers = threading.Event()  # cleared: it listens and keeps silent
        self.answers.set()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def verdict(self, content: bytes) -> bytes:
        if self.says:
            return self.says
        found = self.finds and self.finds in content
        return b"stream: Kirusi.Mfano FOUND" if found else b"stream: OK"


@contextmanager
def running_clamd(*, finds: bytes = b"", says: bytes = b"") -> Iterator[FakeClamd]:
    with FakeClamd(finds, says) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.answers.set()
        server.shutdown()
        thread.join()
