"""The attendance of a door as rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registrations.exports import ROWS_AT_A_TIME
from registrations.models import Attendance, Checkpoint, Registration
from registrations.selectors.attendance_list import at_door

HEADINGS = (
    gettext_lazy("Number"),
    gettext_lazy("Full name"),
    gettext_lazy("Institution"),
    gettext_lazy("Group"),
    gettext_lazy("State"),
    gettext_lazy("Was there"),
    gettext_lazy("Came at"),
    gettext_lazy("Known from"),
    gettext_lazy("Desk"),
    gettext_lazy("Reason of the correction"),
)


def attendance_rows(*, door: Checkpoint, found: QuerySet[Registration]) -> Iterator[Sequence[Any]]:
    """A row for each person, also for who came and gave the place up; read in portions, two queries each."""
    yes, no = _("Yes"), _("No")
    rows = found.iterator(chunk_size=ROWS_AT_A_TIME)
    while portion := list(islice(rows, ROWS_AT_A_TIME)):
        for row in at_door(door=door, registrations=portion):
            person, known = row.registration, row.attendance
            yield (
                person.reference,
                person.full_name,
                str(person.institution or person.institution_name),
                str(person.group),
                person.get_state_display(),
                yes if row.is_present else no,
                timezone.localtime(known.first_at).strftime("%Y-%m-%d %H:%M")
                if known and row.is_present
                else "",
                known.get_source_display() if known else "",
                known.desk.name if known and known.desk else "",
                known.reason if known else "",
            )
            for before in row.earlier:
                yield _of_before(before, person)


def _of_before(before: Attendance, place: Registration) -> Sequence[Any]:
    """Whoever came and gave the place up afterwards."""
    return (
        place.reference,
        before.full_name or "…",
        str(place.institution or place.institution_name),
        str(place.group),
        _("Gave the place up"),
        _("Yes"),
        timezone.localtime(before.first_at).strftime("%Y-%m-%d %H:%M"),
        before.get_source_display(),
        before.desk.name if before.desk else "",
        before.reason,
    )
