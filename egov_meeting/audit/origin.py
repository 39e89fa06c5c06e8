"""From which address the change at hand is made, known to record() without passing it through."""

import ipaddress
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_origin: ContextVar[str | None] = ContextVar("origin", default=None)


def current_origin() -> str | None:
    """The address of the request being answered; None outside of requests."""
    return _origin.get()


def client_address(request: HttpRequest) -> str | None:
    """The address of the person's machine, None when the server names none.

    X-Forwarded-For is anybody's to write, so only as many of its last entries are believed as
    settings.TRUSTED_PROXIES names proxies of our own (0: the header is ignored).
    """
    proxies: int = getattr(settings, "TRUSTED_PROXIES", 0)
    address = request.META.get("REMOTE_ADDR", "")
    if proxies > 0:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(hops) >= proxies and hops[-proxies]:
            address = hops[-proxies]
    return _valid(address)


def _valid(address: str) -> str | None:
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return None


class OriginMiddleware:
    """Keeps the address of the request at hand while it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _origin.set(client_address(request))
        try:
            return self.get_response(request)
        finally:
            _origin.reset(token)
