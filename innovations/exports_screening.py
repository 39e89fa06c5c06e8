"""The list of entries as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.shared.bilingual import active_language
from innovations.models import Entry
from innovations.selectors.screening import blind_standing


def headings() -> list[str]:
    """In the reader's language."""
    return [
        _("Number"),
        _("Title"),
        _("Kind"),
        _("Track"),
        _("Institution"),
        _("Authors"),
        _("Supervisor"),
        _("State"),
        _("Handed in at"),
        _("Blind check"),
    ]


def entry_rows(found: QuerySet[Entry]) -> Iterator[list[Any]]:
    """One row for each. As many queries as found_entries() needs."""
    language = active_language()
    for entry in found:
        at = entry.submitted_at
        yield [
            entry.number,
            entry.title,
            entry.get_kind_display(),
            str(entry.track or ""),
            institution_named(entry, language),
            ", ".join(author.full_name for author in entry.authors.all()),
            entry.supervisor,
            entry.get_state_display(),
            timezone.localtime(at).replace(tzinfo=None, microsecond=0) if at else "",
            str(blind_standing(entry).label),
        ]


def institution_named(entry: Entry, language: str) -> str:
    """The institution, or its name as typed where it is not in the register."""
    if entry.institution is None:
        return entry.institution_name
    return entry.institution.name_on(entry.edition.starts_on, language)
