"""Rows as operators of a page, each cell marked as the content of one tag."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.documents.pdf.stamping.embedding import EmbeddedFont
from egov_meeting.documents.pdf.stamping.faces import Face
from egov_meeting.documents.pdf.stamping.master import Field, TableMaster
from egov_meeting.documents.pdf.stamping.planning import PlacedRow, TablePlan
from egov_meeting.documents.pdf.stamping.styles import TextStyle

GROUND = b"KikaoGround"
ARTIFACT = b"/Artifact<</Type/Pagination>>BDC"
# From points upwards to CSS pixels downwards, which is how the engine counts.
TURNED = b"0.75 0 0 -0.75 0 %g cm"


class Pen:
    """Writes the operators of pages, and remembers which glyphs of which fonts were shown."""

    def __init__(self) -> None:
        self.fonts: dict[Face, EmbeddedFont] = {}
        self._shown: dict[tuple[TextStyle, str], bytes] = {}
        self._style: TextStyle | None = None

    def page(
        self, plan: TablePlan, rows: tuple[PlacedRow, ...], *, height: float, first_mark: int
    ) -> bytes:
        """The rows of one page; `height` is the page's, in points."""
        self._style = None
        parts = [b"q", TURNED % height, ARTIFACT, *_rules(plan.master, rows), b"EMC", b"BT"]
        mark = first_mark
        for row in rows:
            for column, lines in enumerate(row.cells):
                tag = b"TH" if column == plan.table.head_column else b"TD"
                parts.append(b"/%s<</MCID %d>>BDC" % (tag, mark))
                parts.extend(self._lines(plan.master.fields[column], row, lines, plan.master.line))
                parts.append(b"EMC")
                mark += 1
        parts += [b"ET", b"Q"]
        return b"\n".join(parts)

    def ground(self, master: TableMaster, *, name: bytes, height: float, number: str) -> bytes:
        """The master page under the rows, and the page's number; artifacts both."""
        self._style = None
        style = master.number.style
        x = master.number.right - style.width(number)
        parts = [ARTIFACT, b"q /%s Do Q" % name, b"q", TURNED % height, b"BT"]
        parts += [*self._changed(style), self._line(style, number, x, master.number.baseline)]
        return b"\n".join([*parts, b"ET", b"Q", b"EMC"])

    def _lines(
        self, field: Field, row: PlacedRow, lines: tuple[str, ...], line_height: float
    ) -> Iterator[bytes]:
        yield from self._changed(field.style)
        for place, text in enumerate(lines):
            x = field.left
            if field.is_right:
                x = field.right - field.style.width(text.rstrip(" "))
            baseline = row.top + field.drop + place * line_height
            yield self._line(field.style, text, x, baseline)

    def _changed(self, style: TextStyle) -> Iterator[bytes]:
        if style == self._style:
            return
        self._style = style
        font = self.fonts.setdefault(
            style.face, EmbeddedFont(style.face, f"Kikao{len(self.fonts)}")
        )
        yield b"%g %g %g rg" % style.colour
        yield b"/%s %.6g Tf" % (font.name.encode(), style.size)

    def _line(self, style: TextStyle, text: str, x: float, baseline: float) -> bytes:
        shown = self._shown.get((style, text))
        if shown is None:
            font = self.fonts[style.face]
            shown = font.shown(style.shaped(text), size=style.size)
            self._shown[style, text] = shown
        return b"1 0 0 -1 %.3f %.3f Tm %s" % (x, baseline, shown)


def _rules(master: TableMaster, rows: tuple[PlacedRow, ...]) -> Iterator[bytes]:
    rule = master.rule
    yield b"%g %g %g RG %g w" % (*rule.colour, rule.width)
    for row in rows:
        y = row.top + row.height + master.below
        yield b"%g %.3f m %g %.3f l S" % (rule.left, y, rule.right, y)
