"""Doors that other applications know of: the sessions people may be counted at.

What stands above registers a provider in `apps.py`; registrations know none of them by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from egov_meeting.meetings.models import Edition


class OfferedDoor(NamedTuple):
    """A session: what it is called in the table ("session:12"), its day, and its names."""

    subject: str
    date: dt.date
    name_sw: str
    name_en: str


DoorProvider = Callable[[Edition], Iterable[OfferedDoor]]
_providers: list[DoorProvider] = []


def register_doors(provider: DoorProvider) -> None:
    """Ask `provider(edition)` for doors whenever a desk is opened; the same one is added once."""
    if provider not in _providers:
        _providers.append(provider)


def offered_doors(*, edition: Edition) -> list[OfferedDoor]:
    """What all of them offer."""
    return [door for provider in _providers for door in provider(edition)]
