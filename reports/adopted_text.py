"""The checksum under which an adopted text stays as the meeting adopted it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.models import Resolution

# What a resolution says; frozen at adoption.
WORDED = ("title_sw", "title_en", "text_sw", "text_en")


def checksum_of(resolution: Resolution) -> str:
    """SHA-256 (64 hexadecimal digits) of title and text in both languages, as canonical JSON."""
    said = {name: getattr(resolution, name) for name in WORDED}
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def is_as_adopted(resolution: Resolution) -> bool:
    """Whether the text is still the one that was adopted; False where no checksum was taken."""
    return bool(resolution.adopted_sha256) and resolution.adopted_sha256 == checksum_of(resolution)
