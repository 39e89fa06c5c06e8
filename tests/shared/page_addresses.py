"""Small pages for the tests of the request path: one kept, one with a form, one that fails."""

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import path

from egov_meeting.shared.public_cache import public_page
from egov_meeting.urls import *  # noqa: F403
from egov_meeting.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
    i18n_patterns,
    urlpatterns,
)

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

renderings: list[str] = []


@public_page(cacheable=True)
def kept(request: HttpRequest) -> HttpResponse:
    renderings.append(request.get_full_path())
    return HttpResponse(f"rendering {len(renderings)} " + "of a page " * 100)


@public_page(cacheable=True)
def kept_with_form(request: HttpRequest) -> HttpResponse:
    renderings.append(request.get_full_path())
    return HttpResponse(get_token(request))


@public_page(cacheable=True)
def kept_with_message(request: HttpRequest) -> HttpResponse:
    messages.success(request, "for one person")
    return HttpResponse("done")


@public_page()
def not_kept(request: HttpRequest) -> HttpResponse:
    renderings.append(request.get_full_path())
    return HttpResponse("always new")


def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret of the inside")


def without_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection refused")


def reading_the_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


urlpatterns = [
    *urlpatterns,
    *i18n_patterns(
        path("kept/", kept),
        path("form/", kept_with_form),
        path("message/", kept_with_message),
        path("new/", not_kept),
        path("failing/", failing),
        path("away/", without_database),
        path("reading/", reading_the_form),
    ),
]
