"""What lists and pages leave out: most of an address, and the secret part of a link."""

from __future__ import annotations

import re

HIDDEN = "•••"
# Whoever holds such a link acts as the person it was sent to.
_SECRET = re.compile(r"(https?://\S*[/=])[\w.:~-]{16,}")


def masked_address(address: str) -> str:
    """`asha.juma@example.go.tz` as `a•••@example.go.tz`, a phone number with its first and last three digits."""
    name, at, host = address.rpartition("@")
    if at:
        return f"{name[:1]}{HIDDEN}@{host}"
    return f"{address[:3]}{HIDDEN}{address[-3:]}" if len(address) > 6 else HIDDEN


def without_secret_links(text: str) -> str:
    """The text with what opens somebody's own pages taken out of its links."""
    return _SECRET.sub(rf"\1{HIDDEN}", text)
