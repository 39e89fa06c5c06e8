"""The exhibition: which entries are shown, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from egov_meeting.meetings.models import Booth, Edition
from egov_meeting.shared.bilingual import active_language
from innovations.choices import STANDING_ENTRIES, Known
from innovations.models import Call, Entry


@dataclass(frozen=True)
class Exhibitor:
    """One line of the list of exhibitors; `what` is the title of an entry, "" of a sponsor."""

    booth: str
    what: str
    who: str
    is_entry: bool


def exhibited_entries(*, call: Call) -> QuerySet[Entry]:
    """Entries that the locked selection shows in the exhibition."""
    rows = Entry.objects.filter(
        edition=call.edition_id, exhibited=Known.YES, state__in=STANDING_ENTRIES
    )
    rows = rows.select_related("edition", "institution").order_by("number")
    return rows.prefetch_related("institution__former_names")


def exhibitors(*, call: Call, edition: Edition) -> list[Exhibitor]:
    """Selected entries and the other exhibitors by booth, those without one last; names in the active language."""
    language, day = active_language(), edition.starts_on
    found = [
        Exhibitor(
            entry.booth,
            entry.title,
            entry.institution.name_on(day, language)
            if entry.institution
            else entry.institution_name,
            is_entry=True,
        )
        for entry in exhibited_entries(call=call)
    ]
    others = Booth.objects.filter(edition=edition).select_related("institution")
    found += [
        Exhibitor(booth.code, "", booth.institution.name_on(day, language), is_entry=False)
        for booth in others.prefetch_related("institution__former_names")
    ]
    return sorted(found, key=lambda one: (not one.booth, _natural(one.booth), one.who))


def _natural(booth: str) -> tuple[str, int, str]:
    """B2 before B10."""
    letters = booth.rstrip("0123456789")
    digits = booth[len(letters) :]
    return letters.casefold(), int(digits or 0), booth
