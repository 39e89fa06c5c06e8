"""A small web server for programs that stand in for other people's; it listens on this machine only."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

LOOPBACK = "127.0.0.1"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Handler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged: the page shows what there is."""


def serve_on_loopback(*, application: Callable[..., Any], port: int, name: str) -> None:
    """Say "<name> ready: <address>" once the port is open, then serve until SIGTERM or Ctrl-C."""
    server = make_server(LOOPBACK, port, application, Server, Handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"{name} ready: http://{LOOPBACK}:{server.server_port}/sw/\n")
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        server.serve_forever()
