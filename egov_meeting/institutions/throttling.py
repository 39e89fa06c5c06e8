"""How often one machine may look institutions up; a whole office may stand behind one address."""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.http import HttpRequest

from egov_meeting.audit.origin import client_address

ASKED_AT_MOST = 300
WITHIN_SECONDS = 60

logger = logging.getLogger(__name__)


def may_ask(request: HttpRequest) -> bool:
    """Count one look-up; False once this address has asked too often within a minute."""
    key = f"institution-searches-{client_address(request) or 'unknown'}"
    try:
        if cache.add(key, 1, WITHIN_SECONDS):
            return True
        return int(cache.incr(key)) <= ASKED_AT_MOST
    except ValueError:  # forgotten in between
        return True
    except Exception as error:
        # The cache holds back the greedy; when it is away, nobody else may suffer for it.
        logger.error("The cache cannot count look-ups: %s", error)
        return True
