"""Headers that Django and django-csp do not set themselves."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)
PRIVATE = "private, no-store"


class SecurityHeadersMiddleware:
    """Adds Permissions-Policy and friends; keeps every page that belongs to one person out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if belongs_to_one_person(request, response):
            headers.setdefault("Cache-Control", PRIVATE)
        else:
            headers.setdefault("Cache-Control", "private, no-cache")
        return response


def belongs_to_one_person(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer was made for somebody with a session, or hands out a cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or bool(response.cookies)
