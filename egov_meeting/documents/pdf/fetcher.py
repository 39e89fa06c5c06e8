"""What a document may read while it is rendered: our own print files, our fonts, pictures handed over.

Texts of many people reach the engine. Whatever address they manage to smuggle in, no file of this
machine and no address on any network is read: schemes not listed here are refused.
"""

from __future__ import annotations

import binascii
import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote_to_bytes

from django.conf import settings
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from egov_meeting.documents.pdf.fonts import FACES, font_file

DATA_IMAGE = re.compile(
    r"data:(image/(?:png|jpeg|gif|webp|svg\+xml))((?:;[^,;]*)*),", re.IGNORECASE
)
LONGEST_DATA_ADDRESS = 8 * 1024 * 1024


class AddressRefused(ValueError):
    """The document asked for something outside the allow-list."""


class OwnFilesFetcher(URLFetcher):
    """Answers `own:<path under templates/pdf>`, `font:<face>`, `media:<key>` and `data:image/…`.

    A missing own file, font or picture is our mistake and stops the document; any other address is
    refused, noted in `refused`, and the document goes on without it.
    """

    def __init__(self, *, media: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._media = dict(media or {})
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        scheme, _, rest = url.partition(":")
        match scheme.lower():
            case "own":
                return self._own_file(url, rest)
            case "font":
                return self._font(url, rest)
            case "media":
                return self._picture(url, rest)
            case "data":
                return self._data(url)
        raise self._refusal(url)

    def _own_file(self, url: str, rest: str) -> URLFetcherResponse:
        path = (print_folder() / rest).resolve()
        if not path.is_relative_to(print_folder()) or not path.is_file():
            raise FatalURLFetchingError(f"{url} is no file of templates/pdf")
        return _answer(url, path.read_bytes(), mimetypes.guess_type(path.name)[0])

    def _font(self, url: str, rest: str) -> URLFetcherResponse:
        if rest not in FACES:
            raise FatalURLFetchingError(f"{url} is no font of ours")
        return _answer(url, font_file(rest).read_bytes(), "font/ttf")

    def _picture(self, url: str, key: str) -> URLFetcherResponse:
        if key not in self._media:
            raise FatalURLFetchingError(f"{url} was not handed over")
        return _answer(url, self._media[key], _picture_type(self._media[key]))

    def _data(self, url: str) -> URLFetcherResponse:
        head = DATA_IMAGE.match(url)
        if not head or len(url) > LONGEST_DATA_ADDRESS:
            raise self._refusal(url)
        body = unquote_to_bytes(url[head.end() :])
        if ";base64" in head[2].lower():
            try:
                body = binascii.a2b_base64(body)
            except binascii.Error:
                raise self._refusal(url) from None
        return _answer(url[:40], body, head[1].lower())

    def _refusal(self, url: str) -> AddressRefused:
        self.refused.append(url[:200])
        return AddressRefused(f"address refused: {url[:200]}")


def print_folder() -> Path:
    """The one folder whose files `own:` addresses name."""
    folder: Path = settings.BASE_DIR / "templates" / "pdf"
    return folder.resolve()


def _answer(url: str, body: bytes, media_type: str | None) -> URLFetcherResponse:
    return URLFetcherResponse(url, body, {"Content-Type": media_type or "application/octet-stream"})


def _picture_type(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    if content.startswith(b"\xff\xd8"):
        return "image/jpeg"
    if content.lstrip()[:5] in (b"<?xml", b"<svg ", b"<svg>"):
        return "image/svg+xml"
    return "application/octet-stream"
