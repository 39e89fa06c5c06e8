"""The e-mail of a demonstration, read from the files to which the portal writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# Django's file back-end ends each letter with such a line.
_BETWEEN = re.compile(rb"^-{79}\n?", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """An e-mail as text. `at` is None when its date cannot be read."""

    to: str
    subject: str
    text: str
    language: str
    at: datetime | None


def newest_letters(folder: Path | None, *, limit: int) -> list[Letter]:
    """The last letters, the newest first; none without a folder."""
    if folder is None or not folder.is_dir():
        return []
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    found: list[Letter] = []
    for file in files:
        found += reversed(list(_letters_in(file)))
        if len(found) >= limit:
            break
    return found[:limit]


def _letters_in(file: Path) -> Iterator[Letter]:
    for raw in _BETWEEN.split(file.read_bytes()):
        if raw.strip():
            yield _letter(message_from_bytes(raw, policy=policy.default))


def _letter(message: EmailMessage) -> Letter:
    body = message.get_body(("plain", "html"))
    return Letter(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()).strip() if body else "",
        language=str(message["Content-Language"] or ""),
        at=_moment(str(message["Date"] or "")),
    )


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    # Django writes "-0000", which is read as a moment without a zone.
    return found if found.tzinfo else found.replace(tzinfo=UTC)
