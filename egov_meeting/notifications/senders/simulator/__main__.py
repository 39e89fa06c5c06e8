"""`python -m egov_meeting.notifications.senders.simulator`: the phone and mailbox as a program."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "egov_meeting.notifications.senders.simulator.settings"
    # Only the environment above this line; Django and what needs it below.
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from egov_meeting.notifications.senders.simulator.inbox import Inbox, open_inbox
    from egov_meeting.shared.loopback_server import serve_on_loopback

    open_inbox(Inbox(key=options.key, portal=options.portal, mail=options.mail))
    serve_on_loopback(application=application, port=options.port, name="SMS simulator")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A stand-in for the SMS gateway (mGov).")
    parser.add_argument("--port", type=int, default=8086)
    parser.add_argument("--portal", default="http://127.0.0.1:8000", help="address of the portal")
    parser.add_argument("--mail", type=Path, help="folder to which the portal writes its e-mail")
    key = os.environ.get("MGOV_KEY")
    parser.add_argument("--key", default=key, required=not key, help="default: MGOV_KEY")
    return parser.parse_args()


if __name__ == "__main__":
    main()
