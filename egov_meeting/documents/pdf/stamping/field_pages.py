"""Pages filled with fields: which master, which texts, and where on the paper."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from egov_meeting.documents.pdf.stamping.field_drawing import FieldPen, PaintedCell
from egov_meeting.documents.pdf.stamping.field_masters import FieldMaster

MILLIMETRE = 72 / 25.4  # in points
QUICKLY = 5  # of nine: a tenth larger than the usual six, in two thirds of the time
Fields = Mapping[str, str]
Place = tuple[float, float]
Line = tuple[float, float, float, float]


class FieldPage(NamedTuple):
    """A page of one master; one dict of texts (and of what codes say) for each place of the sheet."""

    master: str
    fields: Sequence[Fields]


class MixedPage(NamedTuple):
    """A sheet whose places take different masters."""

    cells: Sequence[tuple[str, Fields]]


@dataclass(frozen=True)
class Sheet:
    """A paper that takes several masters, in millimetres: places of their top left corners, cutting marks."""

    width: float
    height: float
    places: tuple[Place, ...]
    marks: tuple[Line, ...] = ()


@dataclass
class StampedPages:
    """Pages painted and not yet a file; parts of one file may be painted by several workers."""

    pages: list[tuple[bytes, list[PaintedCell]]] = field(default_factory=list)
    glyphs: dict[str, dict[int, str]] = field(default_factory=dict)

    def add(self, other: StampedPages) -> None:
        """Put the pages of another part behind these."""
        self.pages += other.pages
        for face, meanings in other.glyphs.items():
            known = self.glyphs.setdefault(face, {})
            for glyph, meaning in meanings.items():
                known.setdefault(glyph, meaning)

    def as_bytes(self) -> bytes:
        """To be kept in a file until the other parts are there."""
        told = {
            "pages": [
                [len(page), [[c.master, list(c.slots)] for c in cells]]
                for page, cells in self.pages
            ],
            "glyphs": self.glyphs,
        }
        head = zlib.compress(json.dumps(told).encode(), 1)
        return b"".join([b"%d\n" % len(head), head, *(page for page, _cells in self.pages)])

    @classmethod
    def from_bytes(cls, content: bytes) -> StampedPages:
        """What `as_bytes` kept."""
        length, _, rest = content.partition(b"\n")
        at = int(length)
        told = json.loads(zlib.decompress(rest[:at]))
        found = cls()
        for size, cells in told["pages"]:
            painted = [PaintedCell(master, tuple(slots)) for master, slots in cells]
            found.pages.append((rest[at : at + size], painted))
            at += size
        found.glyphs = {
            face: {int(glyph): meaning for glyph, meaning in meanings.items()}
            for face, meanings in told["glyphs"].items()
        }
        return found


def paint_pages(
    *,
    masters: Mapping[str, FieldMaster],
    pages: Iterable[FieldPage | MixedPage],
    sheet: Sheet | None = None,
) -> StampedPages:
    """Fill the masters; without a sheet every page is its master alone. Raises KeyError for an unknown master."""
    pen = FieldPen(masters)
    painted = StampedPages()
    for page in pages:
        cells = (
            page.cells
            if isinstance(page, MixedPage)
            else [(page.master, one) for one in page.fields]
        )
        painted.pages.append(_painted(pen, masters, cells, sheet))
    painted.glyphs = pen.glyphs()
    return painted


def _painted(
    pen: FieldPen,
    masters: Mapping[str, FieldMaster],
    cells: Sequence[tuple[str, Fields]],
    sheet: Sheet | None,
) -> tuple[bytes, list[PaintedCell]]:
    places = sheet.places if sheet else ((0.0, 0.0),)
    if len(cells) > len(places):
        raise ValueError(f"{len(cells)} cells on a sheet of {len(places)} places")
    parts, told, mark = [_marks(sheet)] if sheet else [], [], 0
    for (key, fields), (left, top) in zip(cells, places, strict=False):
        at = (0.0, 0.0)
        if sheet:
            height = masters[key].page.height * 0.75
            at = (left * MILLIMETRE, (sheet.height - top) * MILLIMETRE - height)
        content, cell = pen.cell(key, fields, at=at, first_mark=mark)
        parts.append(content)
        told.append(cell)
        mark += len(cell.slots)
    return zlib.compress(b"\n".join(parts), QUICKLY), told


def _marks(sheet: Sheet) -> bytes:
    if not sheet.marks:
        return b""
    lines = b"".join(
        b"%.2f %.2f m %.2f %.2f l "
        % (
            x * MILLIMETRE,
            (sheet.height - y) * MILLIMETRE,
            to_x * MILLIMETRE,
            (sheet.height - to_y) * MILLIMETRE,
        )
        for x, y, to_x, to_y in sheet.marks
    )
    return b"/Artifact<</Type/Layout>>BDC q 0.25 w 0.4 0.4 0.4 RG %sS Q EMC" % lines
