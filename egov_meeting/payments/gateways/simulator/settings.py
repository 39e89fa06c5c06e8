"""Settings of the payment simulator."""

from egov_meeting.settings.simulators import *  # noqa: F403

ROOT_URLCONF = "egov_meeting.payments.gateways.simulator.urls"
CSRF_COOKIE_NAME = "simulator_csrf"  # beside the portal's on the same host
