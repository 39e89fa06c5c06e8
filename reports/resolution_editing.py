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
from reports.choices import Decision, Delivery
from reports.models import Resolution, ResolutionOwner

_CHECKSUM = "adopted_sha256"


class ResolutionSectionForm(SectionForm):
    """A resolution entered by hand; text, number and decision follow the workbench's rules."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        """What this page may not change in a meeting of the portal."""
        if self._is_recorded:
            return
        stored = self._stored()
        begun_as = stored.delivery if stored else Delivery.NOT_STARTED
        if cleaned.get("delivery", begun_as) != begun_as:
            yield "delivery", _by_its_reports()
        yield from _of_changed(cleaned, stored) if stored else _of_new(cleaned)

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


class OwnerSectionForm(SectionForm):
    """An owner entered by hand; of what a meeting of the portal adopted, owners change on record."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        """Nothing for a draft or for a meeting held before the portal."""
        rows = ResolutionOwner.objects.select_related("resolution__edition")
        stored = rows.filter(pk=self.instance.pk).first() if self.instance.pk else None
        for resolution in (cleaned.get("resolution"), stored.resolution if stored else None):
            if resolution is not None and _is_followed(resolution):
                yield None, _in_the_register()
                return


def why_owner_kept(owner: ResolutionOwner) -> str:
    """Why an owner is not deleted here; "" where it may be."""
    return _in_the_register() if _is_followed(owner.resolution) else ""


def why_kept(resolution: Resolution) -> str:
    """Why a resolution is not deleted; "" where it may be."""
    if resolution.adopted_sha256 and not resolution.edition.is_recorded:
        return _("It was adopted by the meeting: it stays on record.")
    return ""


def _of_new(cleaned: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if cleaned.get("number") is not None:
        yield "number", _("A draft has no number: it gets one when it is adopted.")
    if cleaned.get("decision") != Decision.DRAFT:
        yield "decision", _("A resolution begins as a draft; decide on the workbench.")


def _of_changed(cleaned: dict[str, Any], stored: Resolution) -> Iterator[tuple[str, Any]]:
    for name in ("number", "decision"):
        if name in cleaned and cleaned[name] != getattr(stored, name):
            yield name, _("This is decided on the workbench, not here.")
    if stored.adopted_sha256 or stored.wordings.exists():
        for name in WORDED:
            if name in cleaned and _plain(cleaned[name]) != _plain(getattr(stored, name)):
                yield name, _refusal(stored)


def _refusal(stored: Resolution) -> str:
    if stored.adopted_sha256:
        return _("The text was adopted and is frozen.")
    return _("This text has versions: change it on the workbench.")


def _is_followed(resolution: Resolution) -> bool:
    return resolution.decision == Decision.ADOPTED and not resolution.edition.is_recorded


def _in_the_register() -> str:
    return _(
        "The resolution is adopted: its owners are named, and taken out with a reason, in the register "
        "of resolutions."
    )


def _by_its_reports() -> str:
    return _(
        "This follows from what institutions report; with a reason it is closed in the register of "
        "resolutions."
    )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
