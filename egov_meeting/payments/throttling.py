"""How much of what is not from the gateway we keep of one sender.

What is rightly signed is taken however often it comes. The rest is kept for finance to see, up to a
limit, so that nobody fills the database with invented notices.
"""

import ipaddress
import logging

from django.core.cache import cache

KEPT_AT_MOST = 60
WITHIN_SECONDS = 600

logger = logging.getLogger(__name__)


def may_keep_another(address: str | None) -> bool:
    """Count one message that cannot be believed; False once this address has sent too many of them."""
    key = f"gateway-strangers-{_sender(address)}"
    try:
        if cache.add(key, 1, WITHIN_SECONDS):
            return True
        return int(cache.incr(key)) <= KEPT_AT_MOST
    except ValueError:  # forgotten in between
        return True
    except Exception as error:
        # The cache limits strangers; when it is away, nothing of theirs may be lost for it.
        logger.error("The cache cannot count messages: %s", error)
        return True


def _sender(address: str | None) -> str:
    """Whom an address counts for: a network of IPv6 (/64) is one sender, for it has addresses without end."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), 64), strict=False))
