"""How often one machine may do what writes a row or a letter. A whole office stands behind one address."""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from egov_meeting.audit.origin import client_address

HOUR = 3600

logger = logging.getLogger(__name__)


def may_go_on(request: HttpRequest, what: str, *, at_most: int, within: int = HOUR) -> bool:
    """Count one act; False once this address has done it more than `at_most` times within the seconds."""
    key = f"registrations-{what}-{client_address(request) or 'unknown'}"
    try:
        if cache.add(key, 1, within):
            return True
        return int(cache.incr(key)) <= at_most
    except ValueError:  # forgotten in between
        return True
    except Exception as error:
        # The cache holds back the greedy; when it is away, nobody else may suffer for it.
        logger.error("The cache cannot count what is asked for: %s", error)
        return True


def is_held_back(request: HttpRequest, what: str, *, at_most: int) -> bool:
    """Whether this address has done it `at_most` times already; counts nothing."""
    key = f"registrations-{what}-{client_address(request) or 'unknown'}"
    try:
        return int(cache.get(key, 0)) >= at_most
    except Exception as error:
        logger.error("The cache cannot tell what was asked for: %s", error)
        return False


def too_often(request: HttpRequest, *, within: int = HOUR) -> HttpResponse:
    """The page that asks to wait."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(within)
    return response
