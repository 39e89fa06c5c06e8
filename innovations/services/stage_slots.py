"""Putting the entries selected for the stage into the programme."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, save_changes
from innovations.models import Call, Entry
from innovations.selectors.stage_slots import presented_entries
from innovations.services.selecting import may_select
from sessions_app.choices import ItemKind
from sessions_app.services.arranging_items import add_item

if TYPE_CHECKING:
    from sessions_app.models import Item

LONGEST_NOTE = 150
_MIDNIGHT = 24 * 60


def put_into_programme(
    *, call: Call, session_id: int, starts_at: dt.time, minutes: int, by: Actor, at: dt.datetime
) -> list[Item]:
    """Give each presented entry without a slot one of `minutes`, one after the other from `starts_at`.

    They come in the order of the ranking, as presentations of the session; what stands there stays, and
    the board of the programme tells of overlaps. Raises PermissionDenied, and ValidationError before the
    results are published, when all have a slot, or when the last would end after midnight.
    """
    may_select(by, call)
    with transaction.atomic():
        stored: Call = locked(call)
        if stored.results_published_at is None:
            raise ValidationError(_("Publish the results first."))
        waiting = [entry for entry in presented_entries(call=stored) if entry.slot_id is None]
        if not waiting:
            raise ValidationError(_("Every presentation has its slot."))
        begin = starts_at.hour * 60 + starts_at.minute
        if minutes < 1 or begin + minutes * len(waiting) >= _MIDNIGHT:
            raise ValidationError({"starts_at": _("The last presentation must end on this day.")})
        made = []
        for place, entry in enumerate(waiting):
            first = begin + place * minutes
            values = _values(entry, _clock(first), _clock(first + minutes))
            item = add_item(
                edition=stored.edition, session_id=session_id, values=values, by=by, at=at
            )
            save_changes(
                entry, by=by, at=at, action="innovations.slot_given", fields={"slot": item}
            )
            made.append(item)
    return made


def _values(entry: Entry, starts_at: dt.time, ends_at: dt.time) -> dict[str, Any]:
    """The title is a name and stays in its language; the institution presents."""
    return {
        "kind": ItemKind.PRESENTATION,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "title_sw": entry.title,
        "title_en": entry.title,
        "presenter_note_sw": _institution(entry, "sw"),
        "presenter_note_en": _institution(entry, "en"),
        **_summaries(entry),
    }


def _summaries(entry: Entry) -> dict[str, str]:
    if not entry.shows_summary:
        return {}
    return {"summary_sw": entry.summary_sw, "summary_en": entry.summary_en}


def _institution(entry: Entry, language: str) -> str:
    if entry.institution is None:
        return entry.institution_name[:LONGEST_NOTE]
    return entry.institution.name_on(entry.edition.starts_on, language)[:LONGEST_NOTE]


def _clock(minutes: int) -> dt.time:
    return dt.time(minutes // 60, minutes % 60)
