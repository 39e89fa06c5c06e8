"""Error pages in the reader's language. They must work when nearly nothing else does.

No context processor runs and nothing is read from the database: the language comes from the address
or the cookie, and the pages are plain templates.
"""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from egov_meeting.home.navigation import LANGUAGE_NAMES
from egov_meeting.shared.bilingual import other_language
from egov_meeting.shared.language import language_from_browser_alone, path_in

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
SECONDS_UNTIL_RETRY = "30"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return error_page(request, "413.html", status=413)
    return error_page(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or was sent from elsewhere: say how to go on without losing the text."""
    return error_page(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 when it is only the database that cannot be reached just now."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = error_page(request, "503.html", status=503)
        response.headers["Retry-After"] = SECONDS_UNTIL_RETRY
        return response
    return error_page(request, "500.html", status=500)


def error_page(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    language = language_from_browser_alone(request)
    with translation.override(language):
        content = render_to_string(template, _context(request, language))
    response = HttpResponse(content, status=status)
    response.headers["Content-Language"] = language
    add_never_cache_headers(response)
    return response


def _context(request: HttpRequest, language: str) -> dict[str, Any]:
    other = other_language(language)
    return {
        "home_address": f"/{language}/",
        "other_language": {
            "code": other,
            "name": LANGUAGE_NAMES[other],
            "next": path_in(request.path, other),
        },
    }
