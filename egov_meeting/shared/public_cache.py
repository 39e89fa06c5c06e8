"""Whole public pages kept for anonymous readers, and forgotten all at once when anything is recorded.

A view takes part by saying so (`public = True` and `cacheable = True`). A page is kept only if its
answer sets no cookie and its reader sent none that is personal, so nothing of one person can reach
another. A stored page carries the content version under which rendering *began*: a change made
while it was being rendered makes it stale, and an evicted version never comes back.
"""

import logging
import time
import uuid
from collections.abc import Callable
from gzip import compress
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

logger = logging.getLogger(__name__)

Kept = TypeVar("Kept")

VERSION_KEY = "public-pages-version"
FACTS_KEY = "kept-facts-version"
FOR_BROWSERS = "public, max-age=60"
TRUSTED_SECONDS = 0.05
LONGEST_QUERY = 200  # longer ones are nobody's bookmark and would only fill the cache
SMALLEST_COMPRESSED = 500


class KeptPage(NamedTuple):
    """What a hit needs, ready to be sent: headers as the view stack left them, both bodies, the tag."""

    version: str
    headers: list[tuple[str, str]]
    body: bytes
    compressed: bytes
    etag: str


def public_page(*, cacheable: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a function view as open to everyone (class-based views use PublicView of accounts)."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        view.public = True  # type: ignore[attr-defined]
        view.cacheable = cacheable  # type: ignore[attr-defined]
        return view

    return mark


def content_version() -> str:
    """The mark all kept pages must carry; a fresh one when there is none."""
    return _found([VERSION_KEY]).get(VERSION_KEY) or forget_public_pages()


def recent_mark() -> str:
    """What kept facts must carry, a twentieth of a second old at most: one look for all that a request reads."""
    global _seen
    seen_at, mark = _seen
    now = time.monotonic()
    if not mark or now - seen_at > TRUSTED_SECONDS:
        found = _found([VERSION_KEY, FACTS_KEY])
        version = found.get(VERSION_KEY) or forget_public_pages()
        mark = f"{version} {found.get(FACTS_KEY, '')}"
        _seen = now, mark
    return mark


_seen: tuple[float, str] = (0.0, "")


def forget_facts() -> None:
    """Make what processes keep (kept_facts) stale, and no page: for what no page shows."""
    global _seen
    _seen = 0.0, ""
    _put(FACTS_KEY, uuid.uuid4().hex, None)


def forget_public_pages() -> str:
    """Make every kept page stale, in all processes, and return the new version."""
    global _seen
    version = uuid.uuid4().hex
    _seen = 0.0, ""
    _put(VERSION_KEY, version, None)
    return version


def forget_public_pages_on_commit() -> None:
    """Make every kept page stale once what the transaction at hand has written is there for all."""
    # Once per transaction is enough: loading an edition records hundreds of rows.
    if not is_forgetting_on_commit():
        transaction.on_commit(forget_public_pages, robust=True)


def is_forgetting_on_commit() -> bool:
    """Whether the transaction at hand has written what nobody else sees yet: keep nothing of it."""
    return any(
        hook[1] is forget_public_pages for hook in transaction.get_connection().run_on_commit
    )


# The cache makes pages fast; it must never be what makes them fail. When it is away, pages are
# rendered, and those it still holds when it comes back end with PUBLIC_PAGE_CACHE_SECONDS.


def _found(keys: list[str]) -> dict[str, Any]:
    try:
        return cache.get_many(keys)
    except Exception as error:
        logger.error("The cache cannot be read: %s", error)
        return {}


def _put(key: str, value: Any, seconds: int | None) -> None:
    try:
        cache.set(key, value, seconds)
    except Exception as error:
        logger.error("The cache cannot be written: %s", error)


def kept_for_everybody(*, key: str, make: Callable[[], Kept], seconds: int) -> Kept:
    """Something that is the same for all anonymous readers: kept so long, or until anything is recorded.

    For pages that cannot be kept whole because a part of them belongs to one reader.
    """
    if settings.PUBLIC_PAGE_CACHE_SECONDS <= 0 or is_forgetting_on_commit():
        return make()
    found = _found([VERSION_KEY, key])
    version, kept = found.get(VERSION_KEY), found.get(key)
    if kept is not None and kept[0] == version:
        return kept[1]  # type: ignore[no-any-return]
    version = version or forget_public_pages()
    made = make()
    _put(key, (version, made), seconds)
    return made


class PublicPageCacheMiddleware:
    """Answers from the cache before sessions, languages and views are touched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.personal_cookies = frozenset(
            (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
        )
        # A new release of style sheets or scripts must not be met by pages naming the old ones.
        self.release = getattr(staticfiles_storage, "manifest_hash", "") or ""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._may_take_part(request):
            return self.get_response(request)
        key = self._key(request)
        found = _found([VERSION_KEY, key])
        page, version = found.get(key), found.get(VERSION_KEY)
        if page is not None and page.version == version:
            return self._answer(request, page)
        version = version or forget_public_pages()
        response = self.get_response(request)
        if not self._may_be_kept(request, response):
            return response
        page = kept_page(response, version)
        if request.method == "GET":
            _put(key, page, settings.PUBLIC_PAGE_CACHE_SECONDS)
        return self._answer(request, page)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        marked = getattr(view, "view_class", view)
        request.is_cacheable_public_page = (  # type: ignore[attr-defined]
            getattr(marked, "public", False) is True and getattr(marked, "cacheable", False) is True
        )

    def _may_take_part(self, request: HttpRequest) -> bool:
        return (
            request.method in ("GET", "HEAD")
            and settings.PUBLIC_PAGE_CACHE_SECONDS > 0
            and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
            and "HTTP_HX_REQUEST" not in request.META
            and self.personal_cookies.isdisjoint(request.COOKIES)
        )

    def _key(self, request: HttpRequest) -> str:
        meta = request.META
        address = "\n".join(
            (
                request.scheme or "",
                meta.get("HTTP_HOST", ""),
                request.path,
                meta.get("QUERY_STRING", ""),
            )
        )
        return f"public-page:{self.release}:{sha256(address.encode()).hexdigest()}"

    @staticmethod
    def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
        return (
            getattr(request, "is_cacheable_public_page", False)
            and response.status_code == 200
            and not response.streaming
            and not response.cookies
            and "Content-Encoding" not in response.headers
            and "Cache-Control" not in response.headers
        )

    @staticmethod
    def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
        response = HttpResponse(headers=dict(page.headers))
        if page.compressed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response.content = page.compressed
            response.headers["Content-Encoding"] = "gzip"
        else:
            response.content = page.body
        response.headers["Content-Length"] = str(len(response.content))
        answer = get_conditional_response(request, etag=page.etag, response=response)
        if request.method == "HEAD":
            answer.content = b""
        return answer


def kept_page(response: HttpResponse, version: str) -> KeptPage:
    """The response as it can be sent again to anyone; its headers are completed for shared caches."""
    etag = f'W/"{sha256(response.content).hexdigest()[:24]}"'
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    response.headers["Cache-Control"] = FOR_BROWSERS
    response.headers["ETag"] = etag
    body = response.content
    return KeptPage(
        version=version,
        headers=[item for item in response.items() if item[0] != "Content-Length"],
        body=body,
        compressed=compress(body, 6) if len(body) >= SMALLEST_COMPRESSED else b"",
        etag=etag,
    )
