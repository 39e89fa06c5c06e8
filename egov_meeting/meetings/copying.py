"""What a new edition takes over from an earlier one. Each app adds its own copier in `apps.py`."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

from egov_meeting.meetings.models import Edition, ParticipantGroup

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Copying:
    """One edition being started from another: what is known on the way, and what was copied.

    `edition` is saved already; `groups` are the new groups by the key of those they come from.
    """

    source: Edition
    edition: Edition
    groups: dict[int, ParticipantGroup] = field(default_factory=dict)
    copied: Counter[str] = field(default_factory=Counter)

    def moved(self, day: datetime.date | None) -> datetime.date | None:
        """`day` of the source, as far from the first day of the new edition; None stays None."""
        if day is None:
            return None
        return day + (self.edition.starts_on - self.source.starts_on)

    def group(self, source_id: int | None) -> ParticipantGroup | None:
        """The new group in place of one of the source."""
        return None if source_id is None else self.groups[source_id]

    def rows(
        self,
        rows: Iterable[Row],
        *,
        of: Callable[[Any], Mapping[str, Any]],
        dates: Sequence[str] = (),
        leave: Sequence[str] = (),
    ) -> dict[int, Row]:
        """Insert a copy of each row, and return the copies by the key of what they are copies of.

        `of` tells under what a copy stands, `dates` are moved, columns to `leave` keep the value of
        a new row. One query to read the rows, one to write them.
        """
        sources = list(rows)
        copies = [
            _copy(row, leave=leave, values=dict(of(row)) | self._moved(row, dates))
            for row in sources
        ]
        if copies:
            type(copies[0])._default_manager.bulk_create(copies)
            self.copied[copies[0]._meta.label_lower] += len(copies)
        return {row.pk: copy for row, copy in zip(sources, copies, strict=True)}

    def _moved(self, row: models.Model, dates: Sequence[str]) -> dict[str, Any]:
        return {name: self.moved(getattr(row, name)) for name in dates}


def _copy(row: Row, *, leave: Sequence[str], values: Mapping[str, Any]) -> Row:
    kept = {
        column.attname: getattr(row, column.attname)
        for column in row._meta.concrete_fields
        if not column.primary_key and column.name not in leave and column.name not in values
    }
    return type(row)(**kept, **values)


Copier = Callable[[Copying], None]
_copiers: dict[str, Copier] = {}


def register_copier(name: str, copier: Copier) -> None:
    """Add what an app takes over, after the groups. Raises ValueError for a name that is taken."""
    if _copiers.get(name, copier) is not copier:
        raise ValueError(f"two copiers are called {name}")
    _copiers[name] = copier


def copiers() -> list[Copier]:
    """Every copier, in the order of registration: lower apps first."""
    return list(_copiers.values())
