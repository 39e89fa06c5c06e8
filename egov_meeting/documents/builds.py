"""What a kind of document is given to build it, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.meetings.models import Edition


@dataclass(frozen=True)
class BuildRequest:
    """Everything a build may depend on besides the database; the same request gives the same bytes.

    `verification_code` is grouped as it is printed, `verification_address` what its QR code says.
    Dates inside the document come from `requested_at`, never from the clock. `subject` names what
    of the edition it is about, as it was asked for.
    """

    kind: str
    edition: Edition
    language: str
    params: Mapping[str, Any]
    version: int
    verification_code: str
    verification_address: str
    requested_by: User | None
    requested_at: datetime
    subject: str = ""


@dataclass(frozen=True)
class BuiltDocument:
    """The finished file. `source_fingerprint` (hex, at most 64 signs) tells later whether data changed.

    `facts` are handed to the kind's `take_facts` when the document goes on record.
    """

    content: bytes
    filename: str
    media_type: str
    source_fingerprint: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class BuildRefused(Exception):
    """A kind cannot make its document, for a reason a person can act on.

    `key` names a sentence in the kind's `errors`; `detail` is for administrators only.
    """

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(key, detail)
        self.key, self.detail = key, detail


class Cancelled(Exception):
    """The job was cancelled, or given to another worker, while its document was being built."""
