"""Resolutions on the staff pages of an edition: a meeting of the portal decides on the workbench.

For a meeting held before the portal everything may be entered; its adopted texts get their checksum.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from egov_meeting.meetings.editing import marks
from egov_meeting.meetings.editing.forms import SectionForm
from reports.adopted_text import WORDED, checksum_of
from reports.choices import Decision
from reports.models import Resolution

_CHECKSUM = "adopted_sha256"


class ResolutionSectionForm(SectionForm):
    """A resolution entered by hand; text, number and decision follow the workbench's rules."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        """What this page may not change in a meeting of the portal."""
        if self._is_recorded:
            return
        stored = self._stored()
        if stored is None:
            if cleaned.get("number") is not None:
                yield "number", _("A draft has no number: it gets one when it is adopted.")
            if cleaned.get("decision") != Decision.DRAFT:
                yield "decision", _("A resolution begins as a draft; decide on the workbench.")
            return
        for name in ("number", "decision"):
            if name in cleaned and cleaned[name] != getattr(stored, name):
                yield name, _("This is decided on the workbench, not here.")
        if stored.adopted_sha256 or stored.wordings.exists():
            for name in WORDED:
                if name in cleaned and _plain(cleaned[name]) != _plain(getattr(stored, name)):
                    yield name, self._refusal(stored)

    def values(self) -> dict[str, Any]:
        """What is to be saved; with the text of an adopted resolution goes its checksum."""
        values = super().values()
        if self._is_recorded:
            adopted = values.get("decision") == Decision.ADOPTED
            said = Resolution(**{name: values[name] for name in WORDED})
            values[_CHECKSUM] = checksum_of(said) if adopted else ""
        return values

    @property
    def seen(self) -> dict[str, str]:
        """The checksum goes with the text, whose marks were shown."""
        stored = self._stored()
        return super().seen | (marks.marks_of(stored, [_CHECKSUM]) if stored else {})

    @property
    def _is_recorded(self) -> bool:
        return bool(self.edition and self.edition.is_recorded)

    def _propose(self, parent: str) -> None:
        super()._propose(parent)
        if not self._is_recorded:
            self.initial.pop("number", None)

    def _stored(self) -> Resolution | None:
        return Resolution.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None

    def _refusal(self, stored: Resolution) -> str:
        if stored.adopted_sha256:
            return _("The text was adopted and is frozen.")
        return _("This text has versions: change it on the workbench.")


def why_kept(resolution: Resolution) -> str:
    """Why a resolution is not deleted; "" where it may be."""
    if resolution.adopted_sha256 and not resolution.edition.is_recorded:
        return _("It was adopted by the meeting: it stays on record.")
    return ""


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
