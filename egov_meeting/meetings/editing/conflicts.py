"""When two people changed one row: keep both, show both, overwrite nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from egov_meeting.meetings.editing.display import shown
from egov_meeting.meetings.editing.forms import CHANGED_FIELD, SectionForm
from egov_meeting.meetings.editing.marks import marks_of, written
from egov_meeting.meetings.editing.services import Overtaken


@dataclass(frozen=True)
class Clash:
    """A field that somebody else changed meanwhile. `typed` is None where the reader had not touched it."""

    label: str
    stored: str
    typed: str | None


@dataclass(frozen=True)
class Reconciled:
    """The form as it is to be shown again, and what met in it."""

    data: QueryDict
    clashes: list[Clash]


def reconciled(form: SectionForm, overtaken: Overtaken) -> Reconciled:
    """What the reader typed, with the other person's changes taken in wherever the reader changed nothing.

    The new marks are those of the row as it stands now: sending the form again is then a decision.
    """
    seen, typed_marks = form.seen, marks_of(form.instance, form.names)
    stored: Any = overtaken.stored
    now = type(form)(instance=stored, edition=form.edition)
    data = form.data.copy()  # type: ignore[union-attr]
    clashes = []
    for name in overtaken.names:
        untouched = seen.get(name) == typed_marks[name]
        if untouched:
            _put(data, name, now[name].value())
        typed = None if untouched else shown(form.instance, name)
        if typed != shown(stored, name):
            clashes.append(Clash(str(form.fields[name].label), shown(stored, name), typed))
    data[CHANGED_FIELD] = written(marks_of(stored, form.names))
    return Reconciled(data, clashes)


def _put(data: QueryDict, name: str, value: Any) -> None:
    """Into a form's data, as a browser would send it."""
    if value is None or value is False:
        data.pop(name, None)
    else:
        data[name] = value if isinstance(value, str) else _text(value)


def _text(value: Any) -> str:
    return "on" if value is True else str(value)
