"""Rows that several checks need are read once in a run of all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from egov_meeting.meetings.models import Edition

Rows = TypeVar("Rows")

_read: ContextVar[dict[Callable[..., Any], Any] | None] = ContextVar("rows read", default=None)


def read_once(reader: Callable[[Edition], Rows]) -> Callable[[Edition], Rows]:
    """Keep what `reader` returns for the rest of the run; outside one it reads each time."""

    @wraps(reader)
    def reading(edition: Edition) -> Rows:
        kept = _read.get()
        if kept is None:
            return reader(edition)
        if reader not in kept:
            kept[reader] = reader(edition)
        return kept[reader]  # type: ignore[no-any-return]

    return reading


@contextmanager
def one_run(edition: Edition) -> Iterator[Edition]:
    """Yield the edition as the checks of one run see it; what they read is forgotten afterwards."""
    fresh = Edition.objects.prefetch_related("printed_headings", "corrections").get(pk=edition.pk)
    token = _read.set({})
    try:
        yield fresh
    finally:
        _read.reset(token)
