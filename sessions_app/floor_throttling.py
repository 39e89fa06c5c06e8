"""How often one device, and one network address, may send and vote. A whole hall may stand behind one address."""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.http import HttpRequest

from registrations.throttling import may_go_on
from sessions_app.floor_devices import sender_mark

# Within ten minutes: contributions of a device, and votes of a device.
SENT_BY_DEVICE, VOTES_BY_DEVICE = 6, 60
# Within an hour: contributions and votes from one address.
SENT_FROM_ADDRESS, VOTES_FROM_ADDRESS = 600, 6_000
WITHIN_SECONDS = 600

logger = logging.getLogger(__name__)


def may_send(request: HttpRequest, device: str) -> bool:
    """Count one contribution; False once the device or its address has sent too many."""
    return _device_may("sent", device, SENT_BY_DEVICE) and may_go_on(
        request, "floor-sent", at_most=SENT_FROM_ADDRESS
    )


def may_vote(request: HttpRequest, device: str) -> bool:
    """Count one vote; False once the device or its address has given too many."""
    return _device_may("voted", device, VOTES_BY_DEVICE) and may_go_on(
        request, "floor-voted", at_most=VOTES_FROM_ADDRESS
    )


def _device_may(what: str, device: str, at_most: int) -> bool:
    key = f"floor-{what}-{sender_mark(device)}"
    try:
        if cache.add(key, 1, WITHIN_SECONDS):
            return True
        return int(cache.incr(key)) <= at_most
    except ValueError:  # forgotten in between
        return True
    except Exception as error:
        # The cache holds back the greedy; when it is away, nobody else may suffer for it.
        logger.error("The cache cannot count what is sent from the floor: %s", error)
        return True
