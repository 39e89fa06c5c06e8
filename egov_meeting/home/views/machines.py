"""Addresses that programs read: robots.txt, security.txt, and whether the portal is alive."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from egov_meeting.celery import app
from egov_meeting.shared.public_cache import public_page

logger = logging.getLogger(__name__)
PLAIN = "text/plain; charset=utf-8"
SECURITY_TXT_VALID = timedelta(days=180)


@public_page()
@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    lines += [f"Disallow: /{language}/kazi/" for language in ("sw", "en")]
    lines += ["Disallow: /set-language/", ""]
    return HttpResponse("\n".join(lines), content_type=PLAIN)


@public_page()
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a weakness."""
    expires = timezone.now().replace(microsecond=0) + SECURITY_TXT_VALID
    lines = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: sw, en",
        f"Canonical: {settings.PUBLIC_ADDRESS}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type=PLAIN)


@public_page()
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 "ok" or 503 "unavailable"; which part is missing is said in the log, not to the public."""
    missing = [name for name, is_reachable in PARTS.items() if not _works(name, is_reachable)]
    if missing:
        return HttpResponse("unavailable\n", status=503, content_type=PLAIN)
    return HttpResponse("ok\n", content_type=PLAIN)


def _works(name: str, is_reachable: Callable[[], None]) -> bool:
    try:
        is_reachable()
    except Exception as error:
        logger.error("healthz: %s is not reachable: %s", name, error)
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    mark = timezone.now().isoformat()
    cache.set("healthz", mark, 30)
    if cache.get("healthz") is None:
        raise ConnectionError("the cache forgot what it was told")


def _broker() -> None:
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)


PARTS = {"database": _database, "cache": _cache, "broker": _broker}
