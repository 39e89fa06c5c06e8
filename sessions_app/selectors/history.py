"""How items stood from version to version: for calendars, and for who planned to be there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.core.cache import cache

from sessions_app.finding import Slot, Wanted, is_slot_wanted, slots_of
from sessions_app.models import ProgrammeVersion
from sessions_app.shown import from_plain

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Step:
    """How an item stood from a moment on; `slot` is None once it had gone."""

    at: dt.datetime
    slot: Slot | None


@dataclass(frozen=True)
class ItemHistory:
    """The steps of one item, the oldest first; there is at least one."""

    steps: tuple[Step, ...]

    @property
    def sequence(self) -> int:
        """How often it changed after it was first published."""
        return len(self.steps) - 1

    @property
    def changed_at(self) -> dt.datetime:
        return self.steps[-1].at

    @property
    def cancelled(self) -> Slot | None:
        """Where it stood last, if it has gone since or has lost its time."""
        last = self.steps[-1].slot
        if last is not None and last.item.starts_at is not None:
            return None
        timed = (step.slot for step in reversed(self.steps) if step.slot is not None)
        return next((slot for slot in timed if slot.item.starts_at is not None), None)

    def at(self, moment: dt.datetime) -> Slot | None:
        """As people saw it at `moment`; None when it did not stand in the programme then."""
        before = [step for step in self.steps if step.at <= moment]
        return before[-1].slot if before else None


def histories(*, newest: ProgrammeVersion | None) -> Mapping[int, ItemHistory]:
    """Every item that ever was published, by its number; nothing while no version is.

    All versions are read once for each new one; what is read is kept, for versions never change.
    """
    if newest is None:
        return {}
    key = f"programme-histories:{newest.edition_id}:{newest.pk}"
    found: Mapping[int, ItemHistory] | None = cache.get(key)
    if found is None:
        found = _read(newest.edition_id)
        cache.set(key, found, KEPT_SECONDS)
    return found


def cancelled_slots(found: Mapping[int, ItemHistory], wanted: Wanted) -> list[Slot]:
    """Where those items stood that are not (at a known time) in the programme any more."""
    slots = [history.cancelled for history in found.values()]
    return [slot for slot in slots if slot is not None and is_slot_wanted(slot, wanted)]


def what_counts(slot: Slot) -> tuple[object, ...]:
    """What of an item matters to somebody who plans to be there."""
    item, session = slot.item, slot.session
    return (
        *(slot.day.date, item.starts_at, item.ends_at),
        *(item.title_sw, item.title_en, session.hall_sw, session.hall_en),
        item.presenter,
        item.ministry.id if item.ministry else None,
    )


def _read(edition_id: int) -> dict[int, ItemHistory]:
    versions = ProgrammeVersion.objects.filter(edition_id=edition_id).order_by("number")
    steps: dict[int, list[Step]] = {}
    for version in versions.iterator(chunk_size=5):
        now = {slot.item.id: slot for slot in _light_slots(version)}
        for number in {*steps, *now}:
            _add_step(steps.setdefault(number, []), version.published_at, now.get(number))
    return {number: ItemHistory(tuple(told)) for number, told in steps.items()}


def _add_step(told: list[Step], at: dt.datetime, slot: Slot | None) -> None:
    last = told[-1].slot if told else None
    if slot is None:
        if last is not None:
            told.append(Step(at, None))
    elif last is None or what_counts(last) != what_counts(slot):
        told.append(Step(at, slot))


def _light_slots(version: ProgrammeVersion) -> Iterator[Slot]:
    """The slots without the rest of their days, which nobody asks for here."""
    for slot in slots_of(from_plain(version.snapshot["days"], floors={})):
        yield Slot(replace(slot.day, sessions=()), replace(slot.session, items=()), slot.item)
