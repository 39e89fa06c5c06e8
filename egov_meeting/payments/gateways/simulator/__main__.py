"""`python -m egov_meeting.payments.gateways.simulator`: the simulator as a program of its own."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


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
    from egov_meeting.shared.loopback_server import serve_on_loopback

    folder = options.folder or Path(settings.VAR_DIR) / "gepg_simulator"
    desk = Desk(
        folder=folder, keys=keys_kept_in(folder), portal=options.portal, retry=options.retry
    )
    open_desk(desk)
    desk.deliveries.start()
    serve_on_loopback(application=application, port=options.port, name="GePG simulator")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A stand-in for the payment gateway (GePG).")
    parser.add_argument("--port", type=int, default=8085)
    parser.add_argument("--portal", default="http://127.0.0.1:8000", help="address of the portal")
    parser.add_argument("--folder", type=Path, help="keys and bills; default: var/gepg_simulator")
    parser.add_argument("--retry", type=float, default=2.0, help="seconds before a callback again")
    return parser.parse_args()


if __name__ == "__main__":
    main()
