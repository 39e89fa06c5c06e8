"""The annex on request: who took part, by group and name."""

from __future__ import annotations

from registrations.selectors import ListedParticipant, listed_participants
from reports.composing.blocks import Column, LongTable, Piece
from reports.composing.tables import NUMBER
from reports.composing.words import Words
from reports.wording import Wording

NAME_COLUMN = 1


def participants_table(words: Words) -> LongTable | None:
    """Names, institutions and groups, and nothing else about anybody; None where nobody is listed.

    Always four queries.
    """
    people = listed_participants(edition=words.edition, language=words.language)
    known: dict[tuple[str, str], Piece] = {}
    rows = tuple(_row(number, person, known) for number, person in enumerate(people, start=1))
    if not rows:
        return None
    return LongTable(
        columns=(
            Column(words.say(NUMBER), "serial", 0.08),
            Column(words.say(Wording("Jina", "Name")), share=0.33),
            Column(words.say(Wording("Taasisi", "Institution")), share=0.39),
            Column(words.say(Wording("Kundi", "Group")), share=0.2),
        ),
        rows=rows,
        address=f"{words.language}-table-participants",
        head_column=NAME_COLUMN,
    )


def _row(
    number: int, person: ListedParticipant, known: dict[tuple[str, str], Piece]
) -> tuple[Piece, ...]:
    # Thousands share few institutions and groups, and their pieces too.
    institution, group = (
        known.setdefault(name, Piece(*name)) for name in (person.institution, person.group)
    )
    return Piece(str(number)), Piece(person.name), institution, group
