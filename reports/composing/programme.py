"""The annex of the programme: every day, session and item, as the programme's own file prints them."""

from __future__ import annotations

from collections.abc import Iterator

from reports.composing.blocks import (
    Block,
    Cell,
    Column,
    DataTable,
    Facts,
    PartHeading,
    Piece,
    RichText,
)
from reports.composing.words import Words
from reports.generation import Material
from reports.richtext import Document
from reports.richtext.tree import Paragraph, Text
from sessions_app.printing.annex import (
    ACTIVITY,
    PRESENTER,
    TIME,
    PrintedItem,
    PrintedSession,
    printed_days,
)
from sessions_app.published import programme_as_arranged


def programme_blocks(material: Material, words: Words) -> Iterator[Block]:
    """A heading for each day, then each session: who leads it, what it is about, its table of items."""
    for day in printed_days(programme_as_arranged(edition=material.edition), words):
        yield PartHeading(2, day.title, address=f"{words.language}-day-{day.number}")
        for session in day.sessions:
            yield from _session(session, day.title, words)


def _session(session: PrintedSession, day_title: str, words: Words) -> Iterator[Block]:
    if session.title:
        yield PartHeading(3, session.title, address=f"{words.language}-session-{session.id}")
    if session.people:
        yield Facts(session.people, keep_with_next=True)
    if session.summary:
        piece = session.summary[0]
        yield RichText(
            Document((Paragraph((Text(piece.text),)),)), piece.language, keep_with_next=True
        )
    if session.items:
        yield _items(session, session.title or day_title, words)


def _items(session: PrintedSession, caption: str, words: Words) -> DataTable:
    """The session's table; where nobody is named to present, without the column for it."""
    shown = 3 if session.names_presenters else 2
    return DataTable(
        f"session:{session.id}",
        _columns(words)[:shown],
        tuple(_row(item)[:shown] for item in session.items),
        caption=caption,
        layout="session",
    )


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words.say(TIME), "time", 0.16),
        Column(words.say(ACTIVITY), share=0.48),
        Column(words.say(PRESENTER), share=0.36),
    )


def _row(item: PrintedItem) -> tuple[Cell, ...]:
    return (
        Cell((Piece(item.time),)),
        Cell(item.title, item.notes, is_head=True),
        Cell(item.presenter),
    )
