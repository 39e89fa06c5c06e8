"""Counting wrong codes, so that nobody tries them in bulk."""

from django.core.cache import cache
from django.http import HttpRequest

from egov_meeting.audit.origin import client_address

MISSES_ALLOWED = 20
WITHIN_SECONDS = 600


def has_tried_too_often(request: HttpRequest) -> bool:
    """Whether this address has named too many codes that do not exist."""
    return int(cache.get(_key(request), 0)) >= MISSES_ALLOWED


def count_miss(request: HttpRequest) -> None:
    """Remember a code that does not exist, for ten minutes."""
    if not cache.add(_key(request), 1, WITHIN_SECONDS):
        try:
            cache.incr(_key(request))
        except ValueError:  # forgotten in between
            cache.add(_key(request), 1, WITHIN_SECONDS)


def _key(request: HttpRequest) -> str:
    return f"verification-misses-{client_address(request) or 'unknown'}"
