"""The empty form for readers nobody knows: drawn once for all of them, given to each with marks of its own.

In the last hour before registration closes it is what most are waiting for. Whether places are left is
asked each time; what is sent is judged by what is true then.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import patch_cache_control

from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.public_cache import kept_for_everybody
from registrations.selectors.seats import is_taken, limit_of_group

_KEPT_SECONDS = 5
# They stand where each reader's own token and key go.
_TOKEN, _KEY = "token-of-this-reader", "00000000-0000-4000-8000-000000000000"


def is_like_everybody(request: HttpRequest) -> bool:
    """Whether nothing is known about the reader, nothing waits to be said, and the address asks nothing."""
    known = (settings.SESSION_COOKIE_NAME, "messages")
    asks = request.META.get("QUERY_STRING") or "HTTP_HX_REQUEST" in request.META
    return not asks and not any(name in request.COOKIES for name in known)


def empty_form_page(
    request: HttpRequest, *, year: int, number: int, make: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """The page that `make` draws with marks in place of token and key, with this reader's own in them."""
    told = {"csrf_token": _TOKEN, "form_key": _KEY}
    where = f"{active_language()}:{request.build_absolute_uri()}"
    standing = _standing(year, number)
    words = kept_for_everybody(
        key=f"empty-form:{where}:{standing}", make=lambda: make(told), seconds=_KEPT_SECONDS
    )
    words = words.replace(_TOKEN, get_token(request)).replace(_KEY, str(uuid.uuid4()))
    response = HttpResponse(words)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _standing(year: int, number: int) -> str:
    """A mark that changes when the last place goes or comes back; at most one query, often none."""
    limit = kept_for_everybody(
        key=f"group-limit:{year}:{number}",
        make=lambda: limit_of_group(year=year, number=number),
        seconds=_KEPT_SECONDS,
    )
    if limit is None or limit.capacity is None:
        return "open"
    return "full" if is_taken(limit) else "places"
