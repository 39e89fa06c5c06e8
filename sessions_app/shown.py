"""The programme as people are shown it: plain values in both languages, with no database behind them.

`day.title`, `item.title` and the like read in the active language, as the columns of the models do.
A version of the programme keeps these values (`as_plain`) and gives them back (`from_plain`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from egov_meeting.shared.bilingual import Bilingual
from sessions_app.choices import ItemKind, SessionPart


@dataclass(frozen=True)
class GroupShown:
    """The participant group for which a day is held."""

    id: int
    number: int
    name_sw: str
    name_en: str
    title_sw: str
    title_en: str
    name = Bilingual("name")
    title = Bilingual("title")


@dataclass(frozen=True)
class MinistryShown:
    """A ministry under the name it bore when the meeting began."""

    id: int
    acronym: str
    name_sw: str
    name_en: str
    name = Bilingual("name")


@dataclass(frozen=True)
class PersonShown:
    """Somebody with the office borne in this place. `person_id` is None where only an office is known.

    `known_as` is the name the person is known by, where the source prints another.
    """

    id: int
    person_id: int | None
    key: str
    name: str
    honorific_sw: str
    honorific_en: str
    suffix_sw: str
    suffix_en: str
    office_sw: str
    office_en: str
    known_as: str = ""
    honorific = Bilingual("honorific")
    suffix = Bilingual("suffix")
    office = Bilingual("office")

    def __str__(self) -> str:
        return self.titled_name or str(self.office)

    @property
    def titled_name(self) -> str:
        """Title, name and letters in the active language; empty when only an office is known."""
        if not self.name:
            return ""
        return " ".join(part for part in (str(self.honorific), self.name, str(self.suffix)) if part)


@dataclass(frozen=True)
class RoleShown:
    """Who chairs, facilitates or sits on the panel of a session. `id` is that of the SessionRole."""

    id: int
    part: str
    appearance: PersonShown

    def get_part_display(self) -> str:
        """The part in words."""
        return str(SessionPart(self.part).label)


@dataclass(frozen=True)
class ItemShown:
    """One line of the programme. `floor` is how the floor stands now, not at publication."""

    id: int
    kind: str
    starts_at: dt.time | None
    ends_at: dt.time | None
    times_inferred: bool
    title_sw: str
    title_en: str
    summary_sw: str
    summary_en: str
    presenter: PersonShown | None
    presenter_note_sw: str
    presenter_note_en: str
    ministry: MinistryShown | None
    ministry_certain: bool
    institutions_printed: str
    floor: str = ""
    title = Bilingual("title")
    summary = Bilingual("summary")
    presenter_note = Bilingual("presenter_note")

    def __str__(self) -> str:
        return str(self.title)

    def get_kind_display(self) -> str:
        """The kind in words."""
        return str(ItemKind(self.kind).label)


@dataclass(frozen=True)
class SessionShown:
    """A part of a day under one chair."""

    id: int
    number: str
    title_sw: str
    title_en: str
    summary_sw: str
    summary_en: str
    stated_start: dt.time | None
    stated_end: dt.time | None
    hall_sw: str
    hall_en: str
    roles: tuple[RoleShown, ...]
    items: tuple[ItemShown, ...]
    title = Bilingual("title")
    summary = Bilingual("summary")
    hall = Bilingual("hall")

    def __str__(self) -> str:
        return " ".join(part for part in (self.number, str(self.title)) if part)

    @property
    def chairs(self) -> list[RoleShown]:
        """Who chairs."""
        return self._in(SessionPart.CHAIR)

    @property
    def facilitators(self) -> list[RoleShown]:
        """Who leads the session in place of a chair, or beside one."""
        return self._in(SessionPart.FACILITATOR)

    @property
    def panellists(self) -> list[RoleShown]:
        """Who sits on the panel."""
        return self._in(SessionPart.PANELLIST)

    def _in(self, part: str) -> list[RoleShown]:
        return [role for role in self.roles if role.part == part]


@dataclass(frozen=True)
class DayShown:
    """One day, for one group."""

    id: int
    number: int
    date: dt.date
    group: GroupShown | None
    starts_at: dt.time | None
    ends_at: dt.time | None
    date_printed: str
    theme_printed: str
    sessions: tuple[SessionShown, ...]

    @property
    def items(self) -> Iterator[tuple[SessionShown, ItemShown]]:
        """Every item of the day with its session, in the order of the programme."""
        return ((session, item) for session in self.sessions for item in session.items)


def as_plain(days: list[DayShown]) -> list[dict[str, Any]]:
    """The programme as JSON can carry it; how the floor stands is left out."""
    plain: list[dict[str, Any]] = [_plain(asdict(day)) for day in days]
    for day in plain:
        for session in day["sessions"]:
            for item in session["items"]:
                del item["floor"]
    return plain


def from_plain(days: list[dict[str, Any]], *, floors: dict[int, str]) -> list[DayShown]:
    """What `as_plain` wrote; `floors` tells how the floor of each item stands now."""
    return [
        DayShown(
            **day
            | {
                "date": dt.date.fromisoformat(day["date"]),
                "starts_at": _time(day["starts_at"]),
                "ends_at": _time(day["ends_at"]),
                "group": GroupShown(**day["group"]) if day["group"] else None,
                "sessions": tuple(_session(session, floors) for session in day["sessions"]),
            }
        )
        for day in days
    ]


def _session(session: dict[str, Any], floors: dict[int, str]) -> SessionShown:
    roles = (role | {"appearance": PersonShown(**role["appearance"])} for role in session["roles"])
    return SessionShown(
        **session
        | {
            "stated_start": _time(session["stated_start"]),
            "stated_end": _time(session["stated_end"]),
            "roles": tuple(RoleShown(**role) for role in roles),
            "items": tuple(_item(item, floors) for item in session["items"]),
        }
    )


def _item(item: dict[str, Any], floors: dict[int, str]) -> ItemShown:
    return ItemShown(
        **item
        | {
            "starts_at": _time(item["starts_at"]),
            "ends_at": _time(item["ends_at"]),
            "presenter": PersonShown(**item["presenter"]) if item["presenter"] else None,
            "ministry": MinistryShown(**item["ministry"]) if item["ministry"] else None,
            "floor": floors.get(item["id"], ""),
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, dt.date) else value


def _time(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)
