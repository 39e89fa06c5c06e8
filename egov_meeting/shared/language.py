"""The language of a page comes from its address; of a bare address, from what the person chose before.

The browser's Accept-Language is not asked on purpose: machines in government offices are set up in
English, their owners read Swahili first, and the other language is one click away.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from egov_meeting.shared.bilingual import LANGUAGE_CODES


def language_in_address(path: str) -> str | None:
    """ "sw" for /sw/…, "en" for /en/…, else None."""
    first = path[1:].partition("/")[0]
    return first if first in LANGUAGE_CODES else None


def path_in(path: str, language: str) -> str:
    """The same page in the given language; a path without a language stays as it is."""
    current = language_in_address(path)
    return f"/{language}{path[len(current) + 1 :]}" if current else path


def chosen_language(request: HttpRequest) -> str:
    """What this person chose: cookie, then account, then Swahili. May load the user."""
    choice = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if choice not in LANGUAGE_CODES:
        user = getattr(request, "user", None)
        choice = getattr(user, "language", None)
    return choice if choice in LANGUAGE_CODES else settings.LANGUAGE_CODE


def language_from_browser_alone(request: HttpRequest) -> str:
    """The language for an error page: address, then cookie, then Swahili. Reads no session or database."""
    choice = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    remembered = choice if choice in LANGUAGE_CODES else settings.LANGUAGE_CODE
    return language_in_address(request.path_info) or remembered


def remember_language(response: HttpResponse, language: str) -> None:
    """Set the language cookie on `response`."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=getattr(settings, "LANGUAGE_COOKIE_SECURE", False),
        httponly=True,
    )


class LanguageMiddleware:
    """Activates the language of the address and leads bare addresses to the person's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_address = language_in_address(request.path_info)
        language = in_address or chosen_language(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        if in_address is None and response.status_code == 404:
            response = self._same_page_with_language(request) or response
        response.headers.setdefault("Content-Language", language)
        return response

    def _same_page_with_language(self, request: HttpRequest) -> HttpResponse | None:
        """A redirect to /sw/… or /en/… when the page exists there. The user is known by now."""
        if request.method not in ("GET", "HEAD"):
            return None
        language = chosen_language(request)
        path = f"/{language}{request.path_info}"
        translation.activate(language)
        if not (is_valid_path(path) or is_valid_path(path + "/")):
            return None
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponseRedirect(path + ("?" + query if query else ""))
        patch_vary_headers(response, ["Cookie"])
        add_never_cache_headers(response)
        return response
