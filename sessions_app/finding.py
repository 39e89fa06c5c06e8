"""Finding one's way in the programme: by day, group, kind, person, ministry and words."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from sessions_app.shown import DayShown, ItemShown, MinistryShown, PersonShown, SessionShown


@dataclass(frozen=True)
class Wanted:
    """What of the programme is asked for; empty fields ask for everything."""

    day: int | None = None
    group: int | None = None
    kind: str = ""
    person: str = ""
    ministry: int | None = None
    words: str = ""

    @property
    def is_everything(self) -> bool:
        return self == Wanted()

    @property
    def asks_for_items(self) -> bool:
        """Whether single items are chosen, not only days."""
        return bool(self.kind or self.person or self.ministry or self.words)


@dataclass(frozen=True)
class Slot:
    """One item with the session and the day it stands in."""

    day: DayShown
    session: SessionShown
    item: ItemShown


def slots_of(days: Sequence[DayShown]) -> list[Slot]:
    """Every item of the programme, in its order."""
    return [Slot(day, session, item) for day in days for session, item in day.items]


def days_found(days: Sequence[DayShown], wanted: Wanted) -> list[DayShown]:
    """The days with only the sessions and items asked for; what is left empty goes.

    Of a session that somebody leads or sits in, or whose title has the words, every item is found.
    """
    chosen = [day for day in days if _is_day_wanted(day, wanted)]
    if not wanted.asks_for_items:
        return chosen
    found = [replace(day, sessions=tuple(_sessions(day, wanted))) for day in chosen]
    return [day for day in found if day.sessions]


def days_with_items(days: Sequence[DayShown], numbers: Container[int]) -> list[DayShown]:
    """The days with only these items; sessions and days left without any go."""
    found = []
    for day in days:
        kept = [
            replace(session, items=tuple(item for item in session.items if item.id in numbers))
            for session in day.sessions
        ]
        sessions = tuple(session for session in kept if session.items)
        if sessions:
            found.append(replace(day, sessions=sessions))
    return found


def is_slot_wanted(slot: Slot, wanted: Wanted) -> bool:
    """Whether one item, in the programme or gone from it, is asked for."""
    return _is_day_wanted(slot.day, wanted) and _is_item_wanted(slot.item, slot.session, wanted)


def count_of_items(days: Sequence[DayShown]) -> int:
    return sum(len(session.items) for day in days for session in day.sessions)


def people_of(days: Sequence[DayShown]) -> list[PersonShown]:
    """Everybody with a name who chairs, facilitates, sits on a panel or presents; each once, by name."""
    found: dict[str, PersonShown] = {}
    for day in days:
        for session in day.sessions:
            for person in _people(session):
                if person.key and person.name:
                    found.setdefault(person.key, person)
    return sorted(found.values(), key=lambda person: person.name)


def ministries_of(days: Sequence[DayShown]) -> list[MinistryShown]:
    """The ministries that stand in the programme, each once, by name."""
    found = {
        slot.item.ministry.id: slot.item.ministry for slot in slots_of(days) if slot.item.ministry
    }
    return sorted(found.values(), key=lambda ministry: str(ministry.name))


def slots_of_person(days: Sequence[DayShown], key: str) -> list[Slot]:
    """What the person presents."""
    return [
        slot
        for slot in slots_of(days)
        if slot.item.presenter is not None and slot.item.presenter.key == key
    ]


def sessions_of_person(
    days: Sequence[DayShown], key: str
) -> list[tuple[DayShown, SessionShown, str]]:
    """Where the person chairs, facilitates or sits on the panel: day, session and the part in words."""
    return [
        (day, session, role.get_part_display())
        for day in days
        for session in day.sessions
        for role in session.roles
        if role.appearance.key == key
    ]


def slots_of_ministry(days: Sequence[DayShown], ministry: int) -> list[Slot]:
    return [
        slot
        for slot in slots_of(days)
        if slot.item.ministry is not None and slot.item.ministry.id == ministry
    ]


def slot_of_item(days: Sequence[DayShown], item: int) -> Slot | None:
    return next((slot for slot in slots_of(days) if slot.item.id == item), None)


def _is_day_wanted(day: DayShown, wanted: Wanted) -> bool:
    """A day for no group in particular is for each of them."""
    if wanted.day is not None and day.number != wanted.day:
        return False
    return wanted.group is None or day.group is None or day.group.number == wanted.group


def _sessions(day: DayShown, wanted: Wanted) -> Iterator[SessionShown]:
    for session in day.sessions:
        items = tuple(item for item in session.items if _is_item_wanted(item, session, wanted))
        if items:
            yield replace(session, items=items)


def _is_item_wanted(item: ItemShown, session: SessionShown, wanted: Wanted) -> bool:
    if wanted.kind and item.kind != wanted.kind:
        return False
    if wanted.ministry and (item.ministry is None or item.ministry.id != wanted.ministry):
        return False
    if wanted.person and not _has_person(item, session, wanted.person):
        return False
    return not wanted.words or _has_words(item, session, wanted.words)


def _has_person(item: ItemShown, session: SessionShown, key: str) -> bool:
    if item.presenter is not None and item.presenter.key == key:
        return True
    return any(role.appearance.key == key for role in session.roles)


def _has_words(item: ItemShown, session: SessionShown, words: str) -> bool:
    """Whether every word stands somewhere in what the item or its session says, in either language."""
    said = _plain(" ".join(_said(item, session)))
    return all(word in said for word in _plain(words).split())


def _said(item: ItemShown, session: SessionShown) -> Iterator[str]:
    yield from (item.title_sw, item.title_en, item.summary_sw, item.summary_en)
    yield from (item.presenter_note_sw, item.presenter_note_en, item.institutions_printed)
    yield from (session.title_sw, session.title_en)
    if item.ministry is not None:
        yield from (item.ministry.name_sw, item.ministry.name_en, item.ministry.acronym)
    for person in (item.presenter, *(role.appearance for role in session.roles)):
        if person is not None:
            yield from (person.name, person.office_sw, person.office_en)


def _people(session: SessionShown) -> Iterator[PersonShown]:
    yield from (role.appearance for role in session.roles)
    yield from (item.presenter for item in session.items if item.presenter is not None)


def _plain(text: str) -> str:
    """Small letters without accents, so that one finds what one does not spell exactly."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))
