"""Answering a request that is far too large before any of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse


class RequestSizeMiddleware:
    """Refuses what announces more bytes than settings.UPLOAD_LARGEST_REQUEST with the page about it (413).

    The proxy in front refuses such a request as well and asks with Kikao-Too-Large for the page alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        is_too_large = announced.isdigit() and int(announced) > settings.UPLOAD_LARGEST_REQUEST
        if is_too_large or "Kikao-Too-Large" in request.headers:
            raise RequestDataTooBig
        return self.get_response(request)
