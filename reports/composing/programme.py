"""The annex of the programme: every day, session and item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egov_meeting.institutions.models import Institution
from reports.composing.blocks import (
    Block,
    Cell,
    Column,
    DataTable,
    Facts,
    Line,
    PartHeading,
    Piece,
    RichText,
    plain,
)
from reports.composing.words import Words, joined
from reports.generation import Material
from reports.richtext import Document
from reports.richtext.tree import Paragraph, Text
from reports.wording import Wording
from sessions_app.choices import SessionPart
from sessions_app.models import Day, Item, Session

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


def programme_blocks(material: Material, words: Words) -> Iterator[Block]:
    """A heading for each day, then each session: who leads it, what it is about, its table of items."""
    for day in material.days:
        yield PartHeading(2, _day_title(day, words), address=f"{words.language}-day-{day.number}")
        for session in day.sessions.all():
            yield from _session(session, day, words)


def _day_title(day: Day, words: Words) -> str:
    label = words.grammar.label("day", day.number)
    title = f"{label}: {words.grammar.date_with_weekday(day.date)}"
    group = plain(words.text(day.group, "name")) if day.group else ""
    return f"{title} – {group}" if group else title


def _session(session: Session, day: Day, words: Words) -> Iterator[Block]:
    title = _session_title(session, words)
    if title:
        yield PartHeading(3, title, address=f"{words.language}-session-{session.pk}")
    roles = tuple(_roles(session, words))
    if roles:
        yield Facts(roles, keep_with_next=True)
    summary = words.text(session, "summary")
    if summary:
        piece = summary[0]
        yield RichText(
            Document((Paragraph((Text(piece.text),)),)), piece.language, keep_with_next=True
        )
    yield from _items(session, title or _day_title(day, words), words)


def _items(session: Session, caption: str, words: Words) -> Iterator[DataTable]:
    """The session's table; where nobody is named to present, without the column for it."""
    rows = [_item(item, words) for item in session.items.all()]
    columns = _columns(words)
    if not any(row[-1].text for row in rows):
        rows, columns = [row[:-1] for row in rows], columns[:-1]
    if rows:
        key = f"session:{session.pk}"
        yield DataTable(key, columns, tuple(rows), caption=caption, layout="session")


def _session_title(session: Session, words: Words) -> str:
    title = plain(words.text(session, "title"))
    if not session.number:
        return title
    numbered = words.say(SESSION).format(number=session.number)
    return f"{numbered}: {title}" if title else numbered


def _roles(session: Session, words: Words) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for part, (one, many) in PARTS.items():
        people = tuple(
            words.person(role.appearance) for role in session.roles.all() if role.part == part
        )
        if people:
            yield words.say(one if len(people) == 1 else many), people


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words.say(Wording("Muda", "Time")), "time", 0.16),
        Column(words.say(Wording("Shughuli", "Activity")), share=0.48),
        Column(words.say(Wording("Mhusika", "Presenter")), share=0.36),
    )


def _item(item: Item, words: Words) -> tuple[Cell, ...]:
    return (
        Cell((Piece(_time(item, words)),)),
        Cell(words.text(item, "title"), tuple(_notes(item, words)), is_head=True),
        Cell(_presenter(item, words)),
    )


def _time(item: Item, words: Words) -> str:
    if item.starts_at is None:
        return "–"
    if item.ends_at is None:
        text = f"{words.grammar.time(item.starts_at)} -"
    else:
        text = words.grammar.time_range(item.starts_at, item.ends_at)
    return f"{text} *" if item.times_inferred else text


def _notes(item: Item, words: Words) -> Iterator[Line]:
    summary = words.text(item, "summary")
    if summary:
        yield summary
    if item.institutions_printed:
        yield (
            Piece(f"{words.say(INSTITUTIONS)}: "),
            Piece(item.institutions_printed, "en" if words.language != "en" else ""),
        )
    if item.ministry and item.ministry_certain:
        yield from _other_name(item, item.ministry, words)
    if item.ministry and not item.ministry_certain:
        yield (Piece(words.say(UNCERTAIN), italic=True),)


def _other_name(item: Item, ministry: Institution, words: Words) -> Iterator[Line]:
    """The ministry's right name, where the programme calls it otherwise."""
    name = words.institution(ministry)
    if _sound(name) != _sound(plain(words.text(item, "title"))):
        yield (Piece(name, italic=True),)


def _sound(name: str) -> list[str]:
    """The words of a name without its dress: "&" and "and", commas and capitals do not tell two apart."""
    return re.findall(r"\w+", name.casefold().replace("&", " and "))


def _presenter(item: Item, words: Words) -> Line:
    lines = []
    if item.presenter:
        lines.append(words.person(item.presenter))
    note = words.text(item, "presenter_note")
    if note:
        lines.append(note)
    return joined(lines)
