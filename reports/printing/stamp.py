"""What tells one printing of the report from another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from egov_meeting.shared.grammar import for_language
from reports.wording import Wording

VERSION = Wording("Toleo la {number}", "Version {number}")
DRAFT = Wording("Rasimu", "Draft")
WATERMARK = Wording("RASIMU", "DRAFT")


@dataclass(frozen=True)
class Stamp:
    """Version, moment and verification code of one file; the same stamp gives the same bytes."""

    version: int
    made_at: dt.datetime
    is_draft: bool = True
    verification_code: str = ""
    verification_address: str = ""

    def note(self, language: str) -> str:
        """`Rasimu, toleo la 3, 2 Februari, 2019`: the foot of each page."""
        version = VERSION.in_language(language).format(number=self.version)
        if self.is_draft:
            version = f"{DRAFT.in_language(language)}, {version[:1].lower()}{version[1:]}"
        day = timezone.localtime(self.made_at).date()
        return f"{version}, {for_language(language).date(day)}"

    def watermark(self, language: str) -> str:
        """The word across each page of a draft; "" for a final one."""
        return WATERMARK.in_language("en" if language == "en" else "sw") if self.is_draft else ""
