"""The tables of the report, made from the edition's rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from egov_meeting.institutions.models import Institution
from innovations.choices import EntryKind
from innovations.models import Entry
from reports.composing.blocks import Cell, Column, DataTable, Layout, Line, Piece
from reports.composing.words import Words, in_source
from reports.generation import Material
from reports.models import MinistryReport
from reports.wording import Wording

NUMBER = Wording("Na.", "No.")
AND_OTHERS = Wording("n.k.", "etc.")
KINDS: dict[str, Wording] = {
    EntryKind.RESEARCH: Wording("Utafiti", "Research"),
    EntryKind.INNOVATION: Wording("Ubunifu", "Innovation"),
}
CAPTIONS: dict[str, Wording] = {
    "table:ministries_submitted": Wording(
        "Wizara zilizowasilisha taarifa", "Ministries that presented reports"
    ),
    "table:ministries_missing": Wording(
        "Wizara ambazo hazikuwasilisha taarifa", "Ministries that did not present reports"
    ),
    "table:entries": Wording(
        "Taasisi zilizowasilisha tafiti na bunifu",
        "Institutions that entered research and innovations",
    ),
    "table:fees": Wording("Ada ya ushiriki kwa kila mshiriki", "Fee for each participant"),
}
LAYOUTS: dict[str, Layout] = {
    "table:ministries_submitted": "ministries",
    "table:ministries_missing": "ministries",
    "table:entries": "entries",
}
# Numbered in the order of the report, whichever texts mention them.
NUMBERED = ("table:ministries_submitted", "table:ministries_missing", "table:entries")


def table_labels(material: Material, words: Words) -> dict[str, str]:
    """`Jedwali I`, `Jedwali II` … for the tables this edition has."""
    has_rows = {
        "table:ministries_submitted": bool(material.handed_in),
        "table:ministries_missing": bool(material.not_handed_in),
        "table:entries": bool(material.entries),
    }
    present = [key for key in NUMBERED if has_rows[key]]
    return {
        key: words.grammar.label("table", number, numeral="roman")
        for number, key in enumerate(present, start=1)
    }


def data_table(key: str, material: Material, words: Words) -> DataTable | None:
    """The table of this key; None when it would have no rows."""
    columns, rows, note = MAKERS[key](material, words)
    if not rows:
        return None
    return DataTable(
        key=key,
        columns=columns,
        rows=rows,
        caption=words.say(CAPTIONS[key]),
        label=table_labels(material, words).get(key, ""),
        address=f"{words.language}-{key.replace(':', '-')}",
        note=note,
        layout=LAYOUTS.get(key, ""),
    )


Made = tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...], Line]


def _submitted(material: Material, words: Words) -> Made:
    return _ministries(material.handed_in, words)


def _missing(material: Material, words: Words) -> Made:
    return _ministries(material.not_handed_in, words)


def _ministries(reports: Iterable[MinistryReport], words: Words) -> Made:
    columns = (
        Column(words.say(NUMBER), "serial", 0.08),
        Column(words.say(Wording("Wizara", "Ministry")), share=0.5),
        Column(
            words.say(
                Wording(
                    "Taasisi zake zilizotajwa katika ratiba",
                    "Its institutions named in the programme",
                )
            ),
            share=0.42,
        ),
    )
    rows = tuple(
        (_serial(place), _ministry(report, words), Cell(_covered(report, words)))
        for place, report in enumerate(reports, start=1)
    )
    return columns, rows, ()


def _ministry(report: MinistryReport, words: Words) -> Cell:
    """The ministry under its right name; the printed one in small print where it differs."""
    name = words.institution(report.institution)
    printed = report.name_printed_sw if words.language == "sw" else report.name_printed_en
    notes = (in_source(words.language, printed),) if printed and printed != name else ()
    return Cell((Piece(name),), notes, is_head=True)


def _covered(report: MinistryReport, words: Words) -> Line:
    names = [covered.name_printed for covered in report.covered.all()]
    if not names:
        return (Piece("–"),)
    if report.more_institutions:
        names.append(words.say(AND_OTHERS))
    return (Piece(", ".join(names)),)


def _entries(material: Material, words: Words) -> Made:
    columns = (
        Column(words.say(NUMBER), "serial", 0.08),
        Column(words.say(Wording("Taasisi", "Institution")), share=0.35),
        Column(words.say(Wording("Utafiti au ubunifu", "Research or innovation")), share=0.44),
        Column(words.say(Wording("Aina", "Kind")), share=0.13),
    )
    noted: set[int] = set()
    rows = tuple(_entry(entry, words, noted) for entry in material.entries)
    note: Line = ()
    if any(not entry.kind_certain for entry in material.entries):
        note = (Piece(words.say(KIND_NOTE)),)
    return columns, rows, note


KIND_NOTE = Wording(
    "Aina yenye alama ya nyota (*) haikutajwa katika chanzo; imekadiriwa kutokana na jina la kazi.",
    "A kind marked with a star (*) is not named in the source; it is read from the title.",
)


def _entry(entry: Entry, words: Words, noted: set[int]) -> tuple[Cell, ...]:
    institution = entry.institution
    notes: tuple[Line, ...] = ()
    if (
        institution is not None
        and institution.pk not in noted
        and _printed_otherwise(entry.institution_printed, institution, words)
    ):
        noted.add(institution.pk)
        notes = (in_source(words.language, entry.institution_printed, printed_language="en"),)
    language = entry.title_language if entry.title_language != words.language else ""
    kind = words.say(KINDS[entry.kind]) + ("" if entry.kind_certain else "*")
    return (
        _serial(entry.number),
        Cell(
            (Piece(words.institution(institution) if institution else entry.institution_name),),
            notes,
        ),
        Cell((Piece(entry.title, language),), is_head=True),
        Cell((Piece(kind),)),
    )


def _printed_otherwise(printed: str, institution: Institution, words: Words) -> bool:
    """Whether the source's name is none of the institution's right ones, in either language."""
    day = words.edition.starts_on
    names = {institution.name_on(day, "sw"), institution.name_on(day, "en")}
    with_acronym = {f"{name} ({institution.acronym_on(day)})" for name in names}
    return bool(printed) and printed not in names | with_acronym


def _fees(material: Material, words: Words) -> Made:
    columns = (
        Column(words.say(Wording("Kundi", "Group")), share=0.35),
        Column(words.say(Wording("Mshiriki", "Participant")), share=0.4),
        Column(words.say(Wording("Ada", "Fee")), "numeric", 0.25),
    )
    rows = tuple(
        (
            Cell(words.text(group, "name"), is_head=True),
            Cell(words.text(fee, "name")),
            Cell((Piece(words.grammar.money_in_table(fee.amount)),)),
        )
        for group in material.groups
        for fee in group.fees.all()
    )
    return columns, rows, ()


def _serial(number: int) -> Cell:
    return Cell((Piece(str(number)),))


MAKERS: dict[str, Callable[[Material, Words], Made]] = {
    "table:ministries_submitted": _submitted,
    "table:ministries_missing": _missing,
    "table:entries": _entries,
    "table:fees": _fees,
}
