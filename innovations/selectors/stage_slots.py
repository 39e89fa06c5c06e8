"""Entries on the stage, and their slots in the programme."""

from __future__ import annotations

from innovations.choices import STANDING_ENTRIES, Known
from innovations.models import Call, Entry
from innovations.selectors.ranking import final_rankings, placed


def presented_entries(*, call: Call) -> list[Entry]:
    """Entries that the locked selection brings on the stage, in the order of the ranking, with their slots."""
    rows = Entry.objects.filter(
        edition=call.edition_id, presented=Known.YES, state__in=STANDING_ENTRIES
    )
    rows = rows.select_related("edition", "institution", "slot__session__day")
    found = list(rows.prefetch_related("institution__former_names").order_by("number"))
    ranked = placed(final_rankings(call=call)) if found else []
    places = {one.row.entry_id: place for place, one in enumerate(ranked)}
    return sorted(found, key=lambda entry: places.get(entry.pk, len(places)))
