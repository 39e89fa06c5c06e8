"""`python -m egov_meeting.payments.gateways.simulator`: the simulator as a program of its own."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

LOOPBACK = "127.0.0.1"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class Handler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged: the page shows what there is."""


def main() -> None:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "egov_meeting.payments.gateways.simulator.settings"
    # Only the environment above this line; Django and what needs it below.
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from egov_meeting.payments.gateways.simulator.counter import open_desk
    from egov_meeting.payments.gateways.simulator.desk import Desk
    from egov_meeting.payments.gateways.simulator.keys import keys_kept_in

    folder = options.folder or Path(settings.VAR_DIR) / "gepg_simulator"
    desk = Desk(
        folder=folder, keys=keys_kept_in(folder), portal=options.portal, retry=options.retry
    )
    open_desk(desk)
    desk.deliveries.start()
    server = make_server(LOOPBACK, options.port, application, Server, Handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"GePG simulator ready: http://{LOOPBACK}:{server.server_port}/sw/\n")
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        server.serve_forever()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A stand-in for the payment gateway (GePG).")
    parser.add_argument("--port", type=int, default=8085)
    parser.add_argument("--portal", default="http://127.0.0.1:8000", help="address of the portal")
    parser.add_argument("--folder", type=Path, help="keys and bills; default: var/gepg_simulator")
    parser.add_argument("--retry", type=float, default=2.0, help="seconds before a callback again")
    return parser.parse_args()


if __name__ == "__main__":
    main()
