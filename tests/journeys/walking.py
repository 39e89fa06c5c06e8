"""One address for every page that links lead to, so that each template is seen."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

# What is no page: it would sign out, change the language, or hand out a file.
LEFT_OUT = ("/set-language/", "/static/", "/media/")
# A page may also say why something cannot be done (409).
SHOWN = (200, 409)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.found.append(target)


def pages_within_reach(*, client: Client, start: str, of_each_edition: bool) -> list[str]:
    """Addresses of HTML pages, the first found of each view (and edition), walking from `start`."""
    waiting, seen, pages = [start], {_kind(start, of_each_edition)}, []
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        assert answer.status_code in SHOWN, f"{address}: {answer.status_code}"
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        pages.append(address)
        for target in _links(answer.content.decode(), address):
            kind = _kind(target, of_each_edition)
            if kind not in seen:
                seen.add(kind)
                waiting.append(target)
    return pages


def _links(html: str, base: str) -> list[str]:
    parser = _Links()
    parser.feed(html)
    return [
        urldefrag(urljoin(base, target)).url
        for target in parser.found
        if not urlsplit(target).scheme and not target.startswith(LEFT_OUT)
    ]


def _kind(address: str, of_each_edition: bool) -> tuple[str, ...]:
    """The view behind an address, the language of its page, and the edition it is about."""
    path = urlsplit(address).path
    try:
        found = resolve(path)
    except Resolver404:
        return "broken", path
    edition = str(found.kwargs.get("year", "")) if of_each_edition else ""
    return found.view_name, path[1:3], edition
