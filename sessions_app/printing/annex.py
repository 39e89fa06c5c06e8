"""What the printed programme says: the annex of the meeting's report and the programme's own file alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from egov_meeting.documents.text import Line, Piece, Words, joined, plain
from egov_meeting.shared.wording import Wording
from sessions_app.choices import SessionPart
from sessions_app.shown import DayShown, ItemShown, PersonShown, SessionShown

PARTS: dict[str, tuple[Wording, Wording]] = {
    SessionPart.CHAIR: (
        Wording("Mwenyekiti", "Chairperson"),
        Wording("Wenyeviti", "Chairpersons"),
    ),
    SessionPart.FACILITATOR: (
        Wording("Mwezeshaji", "Facilitator"),
        Wording("Wawezeshaji", "Facilitators"),
    ),
    SessionPart.PANELLIST: (
        Wording("Mwanajopo", "Panellist"),
        Wording("Wanajopo", "Panellists"),
    ),
}
SESSION = Wording("Kikao cha {number}", "Session {number}")
UNCERTAIN = Wording(
    "Chanzo hakikutaja wazi ni wizara gani.",
    "The source does not say clearly which ministry this is.",
)
INSTITUTIONS = Wording("Taasisi", "Institutions")
TIME, ACTIVITY, PRESENTER = (
    Wording("Muda", "Time"),
    Wording("Shughuli", "Activity"),
    Wording("Mhusika", "Presenter"),
)


@dataclass(frozen=True)
class PrintedItem:
    """A row: its time, what happens, notes below it in small print, and who does it."""

    item: ItemShown
    time: str
    title: Line
    notes: tuple[Line, ...]
    presenter: Line


@dataclass(frozen=True)
class PrintedSession:
    """A session: `people` are the words for each part with those who have it."""

    id: int
    title: str
    hall: Line
    people: tuple[tuple[str, tuple[Line, ...]], ...]
    summary: Line
    items: tuple[PrintedItem, ...]

    @property
    def names_presenters(self) -> bool:
        """Whether anybody is named to present; where nobody is, the column is left out."""
        return any(item.presenter for item in self.items)


@dataclass(frozen=True)
class PrintedDay:
    """A day under its heading: `Siku ya 1: Jumatano, tarehe 30 Januari, 2019 – Kundi la Kwanza`."""

    number: int
    title: str
    group: Line
    sessions: tuple[PrintedSession, ...]


def printed_days(days: Sequence[DayShown], words: Words) -> Iterator[PrintedDay]:
    """Each day, session and item in the language of `words`."""
    for day in days:
        yield PrintedDay(
            day.number,
            _day_title(day, words),
            words.text(day.group, "title") if day.group else (),
            tuple(_session(session, words) for session in day.sessions),
        )


def _day_title(day: DayShown, words: Words) -> str:
    label = words.grammar.label("day", day.number)
    title = f"{label}: {words.grammar.date_with_weekday(day.date)}"
    group = plain(words.text(day.group, "name")) if day.group else ""
    return f"{title} – {group}" if group else title


def _session(session: SessionShown, words: Words) -> PrintedSession:
    return PrintedSession(
        session.id,
        _session_title(session, words),
        words.text(session, "hall"),
        tuple(_people(session, words)),
        words.text(session, "summary"),
        tuple(_item(item, words) for item in session.items),
    )


def _session_title(session: SessionShown, words: Words) -> str:
    title = plain(words.text(session, "title"))
    if not session.number:
        return title
    numbered = words.say(SESSION).format(number=session.number)
    return f"{numbered}: {title}" if title else numbered


def _people(session: SessionShown, words: Words) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for part, (one, many) in PARTS.items():
        people = tuple(
            _person(role.appearance, words) for role in session.roles if role.part == part
        )
        if people:
            yield words.say(one if len(people) == 1 else many), people


def _person(shown: PersonShown, words: Words) -> Line:
    return words.named(shown, shown.known_as or shown.name, printed=shown.name)


def _item(item: ItemShown, words: Words) -> PrintedItem:
    return PrintedItem(
        item,
        _time(item, words),
        words.text(item, "title"),
        tuple(_notes(item, words)),
        _presenter(item, words),
    )


def _time(item: ItemShown, words: Words) -> str:
    if item.starts_at is None:
        return "–"
    if item.ends_at is None:
        text = f"{words.grammar.time(item.starts_at)} -"
    else:
        text = words.grammar.time_range(item.starts_at, item.ends_at)
    return f"{text} *" if item.times_inferred else text


def _notes(item: ItemShown, words: Words) -> Iterator[Line]:
    summary = words.text(item, "summary")
    if summary:
        yield summary
    if item.institutions_printed:
        yield (
            Piece(f"{words.say(INSTITUTIONS)}: "),
            Piece(item.institutions_printed, "en" if words.language != "en" else ""),
        )
    if item.ministry and item.ministry_certain:
        yield from _other_name(item, words)
    if item.ministry and not item.ministry_certain:
        yield (Piece(words.say(UNCERTAIN), italic=True),)


def _other_name(item: ItemShown, words: Words) -> Iterator[Line]:
    """The ministry's right name, where the programme calls it otherwise."""
    name = plain(words.text(item.ministry, "name"))
    if _sound(name) != _sound(plain(words.text(item, "title"))):
        yield (Piece(name, italic=True),)


def _sound(name: str) -> list[str]:
    """The words of a name without its dress: "&" and "and", commas and capitals do not tell two apart."""
    return re.findall(r"\w+", name.casefold().replace("&", " and "))


def _presenter(item: ItemShown, words: Words) -> Line:
    lines = []
    if item.presenter:
        lines.append(_person(item.presenter, words))
    note = words.text(item, "presenter_note")
    if note:
        lines.append(note)
    return joined(lines)
