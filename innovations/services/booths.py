"""Giving out the places of the exhibition to selected entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, save_changes
from egov_meeting.meetings.models import Booth
from innovations.models import Call, Entry
from innovations.selectors.booths import exhibited_entries
from innovations.services.selecting import may_select

LONGEST = 20


class BoothsRefused(ValidationError):
    """Booths that cannot be; `entries` says what is wrong with each."""

    def __init__(self, entries: dict[int, str]) -> None:
        super().__init__(_("Some booths cannot be given."), code="booths_refused")
        self.entries = entries


def give_booths(*, call: Call, booths: Mapping[int, str], by: Actor, at: datetime) -> int:
    """Write down the booths by entry ("" takes one back); returns how many changed.

    Each stands once in the exhibition, sponsors' booths included, whatever the letters' case. Raises
    PermissionDenied, BoothsRefused, and ValidationError before the selection is locked.
    """
    may_select(by, call)
    with transaction.atomic():
        stored: Call = locked(call)
        if stored.selection_locked_at is None:
            raise ValidationError(_("Lock the selection first."))
        entries = list(exhibited_entries(call=stored))
        wanted = {entry.pk: _tidy(booths.get(entry.pk, entry.booth)) for entry in entries}
        _check(stored, entries, wanted)
        return sum(
            save_changes(
                entry,
                by=by,
                at=at,
                action="innovations.booth_given",
                fields={"booth": wanted[entry.pk]},
            )
            for entry in entries
        )


def number_booths(*, call: Call, by: Actor, at: datetime) -> int:
    """Give each exhibited entry without a booth the next free number: B1, B2 … Raises as give_booths does."""
    may_select(by, call)
    with transaction.atomic():
        # Locked first, so that no booth given meanwhile is written over.
        locked(call)
        entries = list(exhibited_entries(call=call))
        taken = {_same(entry.booth) for entry in entries} | _of_others(call)
        free = (f"B{number}" for number in range(1, 10_000) if _same(f"B{number}") not in taken)
        booths = {entry.pk: next(free) for entry in entries if not entry.booth}
        return give_booths(call=call, booths=booths, by=by, at=at)


def _check(call: Call, entries: list[Entry], wanted: dict[int, str]) -> None:
    others, wrong = _of_others(call), {}
    seen: dict[str, Entry] = {}
    for entry in entries:
        booth = wanted[entry.pk]
        if len(booth) > LONGEST:
            wrong[entry.pk] = _("A booth has at most %(number)d signs.") % {"number": LONGEST}
        elif booth and _same(booth) in others:
            wrong[entry.pk] = _("%(booth)s is the booth of another exhibitor.") % {"booth": booth}
        elif booth and _same(booth) in seen:
            wrong[entry.pk] = _("%(booth)s is given to “%(title)s” already.") % {
                "booth": booth,
                "title": seen[_same(booth)],
            }
        seen.setdefault(_same(booth), entry)
    if wrong:
        raise BoothsRefused(wrong)


def _of_others(call: Call) -> set[str]:
    """Booths of sponsors and other exhibitors of the meeting."""
    codes = Booth.objects.filter(edition=call.edition_id).values_list("code", flat=True)
    return {_same(code) for code in codes}


def _tidy(booth: str) -> str:
    return " ".join(booth.split())


def _same(booth: str) -> str:
    return _tidy(booth).casefold()
