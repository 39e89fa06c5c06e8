"""Settings of the phone and mailbox."""

from egov_meeting.settings.simulators import *  # noqa: F403

ROOT_URLCONF = "egov_meeting.notifications.senders.simulator.urls"
CSRF_COOKIE_NAME = "phone_csrf"  # beside the portal's on the same host
