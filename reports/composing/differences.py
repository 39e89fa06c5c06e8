"""The annex for staff: corrections of what was printed, and where the sources differ."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import override

from egov_meeting.meetings.places import place_label
from reports.composing.blocks import Block, Cell, Column, DataTable, Facts, Line, PartHeading, Piece
from reports.composing.words import Words
from reports.findings import Finding, findings_of
from reports.findings.areas import Area
from reports.generation import Material
from reports.places import shown_place
from reports.wording import Wording

HEADING = Wording("Tofauti kati ya vyanzo", "Differences between the sources")
UNCERTAIN = Wording("Huenda", "Probably")


def correction_table(material: Material, words: Words) -> DataTable | None:
    """What was printed, what was meant, and where; None where nothing was corrected."""
    if not material.corrections:
        return None
    columns = (
        Column(words.say(Wording("Mahali", "Place")), share=0.24),
        Column(words.say(Wording("Kilichochapwa", "As printed")), share=0.36),
        Column(words.say(Wording("Sahihi", "Corrected")), share=0.4),
    )
    with override(words.language):
        rows = tuple(
            (
                Cell((Piece(str(place_label(correction.place))),)),
                Cell((Piece(correction.printed),)),
                Cell(
                    (Piece(_corrected(correction.corrected, correction.certain, words)),),
                    _note(correction, words),
                ),
            )
            for correction in material.corrections
        )
    return DataTable("corrections", columns, rows, layout="corrections")


def difference_blocks(material: Material, words: Words) -> Iterator[Block]:
    """The findings of the edition, each with the places it rests on."""
    with override(words.language):
        # Corrections have a table of their own.
        findings = [
            finding for finding in findings_of(material.edition) if finding.area != Area.CORRECTIONS
        ]
        if not findings:
            return
        yield PartHeading(2, words.say(HEADING))
        for number, finding in enumerate(findings, start=1):
            yield PartHeading(3, f"{number}. {finding.title}")
            if finding.said:
                yield Facts(tuple(_said(finding, words)))


def _said(finding: Finding, words: Words) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for said in finding.said:
        language = said.language if said.language != words.language else ""
        place = shown_place(said.place) or "–"
        yield place, ((Piece(said.text, language),),)


def _corrected(text: str, certain: bool, words: Words) -> str:
    return text if certain else f"{words.say(UNCERTAIN)}: {text}"


def _note(correction: object, words: Words) -> tuple[Line, ...]:
    note = words.text(correction, "note")
    return (note,) if note else ()
