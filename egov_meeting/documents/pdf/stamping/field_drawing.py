"""Fields as operators of a page: the ground of the master, texts on it, and codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from egov_meeting.documents.pdf.stamping.embedding import EmbeddedFont
from egov_meeting.documents.pdf.stamping.faces import Face
from egov_meeting.documents.pdf.stamping.field_boxes import CodeField, TextField
from egov_meeting.documents.pdf.stamping.field_fitting import FittedText, fitted
from egov_meeting.documents.pdf.stamping.field_masters import FieldMaster
from egov_meeting.documents.pdf.stamping.styles import TextStyle
from egov_meeting.documents.qr import qr_path

# From points upwards to CSS pixels downwards, which is how the engine counts.
TURNED = b"0.75 0 0 -0.75 0 %g cm"
GROUND_SLOT = 0


class PaintedCell(NamedTuple):
    """What was marked for tags, in order: nought is the ground, then texts and codes of the master."""

    master: str
    slots: tuple[int, ...]


class FieldPen:
    """Writes the operators of cells, and remembers which glyphs of which fonts were shown."""

    def __init__(self, masters: Mapping[str, FieldMaster]) -> None:
        self._masters = masters
        self._names = {key: ground_name(number) for number, key in enumerate(masters)}
        self._fields = {
            key: [field.name for field in master.page.texts] for key, master in masters.items()
        }
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._texts = lru_cache(maxsize=5_000)(self._text)

    def glyphs(self) -> dict[str, dict[int, str]]:
        """The glyphs shown, by the name of their face."""
        return {face.name: font.meanings for face, font in self._fonts.items()}

    def cell(
        self, key: str, fields: Mapping[str, str], *, at: tuple[float, float], first_mark: int
    ) -> tuple[bytes, PaintedCell]:
        """One filling of a master whose lower left corner is `at`, in points."""
        page = self._masters[key].page
        place = b"1 0 0 1 %.3f %.3f cm" % at if any(at) else b""
        parts = [b"q " + place, b"/P<</MCID %d>>BDC /%s Do EMC" % (first_mark, self._names[key])]
        parts.append(TURNED % (page.height * 0.75))
        slots, mark = [GROUND_SLOT], first_mark
        for slot, name in enumerate(self._fields[key], start=1):
            if text := fields.get(name):
                mark += 1
                slots.append(slot)
                shown = self._texts(key, slot - 1, text)
                parts.append(b"/P<</MCID %d>>BDC BT %s ET EMC" % (mark, shown))
        for slot, code in enumerate(page.codes, start=1 + len(page.texts)):
            if text := fields.get(code.name):
                mark += 1
                slots.append(slot)
                parts.append(b"/Figure<</MCID %d>>BDC %s EMC" % (mark, _code(code, text)))
        parts.append(b"Q")
        return b"\n".join(parts), PaintedCell(key, tuple(slots))

    def _text(self, key: str, place: int, text: str) -> bytes:
        page = self._masters[key].page
        field = page.texts[place]
        found = fitted(text, field=field, language=page.language)
        font = self._font(found.style.face)
        head = b"%g %g %g rg /%s %.6g Tf " % (
            *found.style.colour,
            font.name.encode(),
            found.style.size,
        )
        return head + b" ".join(_lines(found, field, font))

    def _font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, face.name, face.letters)
        return self._fonts[face]


def ground_name(number: int) -> bytes:
    """What pages call the ground of a master, by its place among the masters."""
    return b"Ground%d" % number


def _lines(found: FittedText, field: TextField, font: EmbeddedFont) -> Iterator[bytes]:
    style: TextStyle = found.style
    for place, line in enumerate(found.lines):
        shown = font.shown(style.shaped(line), size=style.size)
        free = field.width - style.width(line.rstrip(" ")) if field.across else 0
        x = field.left + free * field.across
        yield b"1 0 0 -1 %.3f %.3f Tm %s" % (x, found.baseline + place * found.line, shown)


def _code(code: CodeField, text: str) -> bytes:
    """The dark modules as runs of one path: no renderer leaves a gap between them."""
    side, path = qr_path(text=text)
    module = code.side / (side + 2 * code.quiet)
    at = code.quiet * module
    head = b"q %.5g 0 0 %.5g %.3f %.3f cm 0 g " % (module, module, code.left + at, code.top + at)
    return head + path + b" f Q"
