"""Properties and pages of a PDF. The words are read as fonts map them; their order is that of the file."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from innovations.file_words.picture_words import picture_told

# So much is read of one page, and of the whole; then people look at the rest.
LONGEST_PAGE, LONGEST = 20_000, 600_000
MOST_PAGES, MOST_PICTURES = 300, 60
_MOST_SECONDS = 20
_MOST_OPERATIONS = 50_000
_PEOPLE = ("/Author", "/Company", "/Manager", "/LastModifiedBy")
_WORDS = ("/Title", "/Subject", "/Keywords")
# A gap in a line of text, in thousandths of the size of the letters.
_GAP = -180
_SHOWS = {"Tj", "TJ", "'", '"'}
_MOVES = {"Td", "TD", "T*", "Tm", "'", '"', "BT"}


def pdf_told(path: Path) -> dict[str, Any]:
    """What FileTold holds."""
    until = time.process_time() + _MOST_SECONDS
    with pikepdf.open(path) as document:
        people = _properties(document, _PEOPLE)
        creators = document.open_metadata(set_pikepdf_as_editor=False).get("dc:creator", "")
        told = creators if isinstance(creators, str) else ", ".join(map(str, creators))
        if told and told not in people.values():
            people["creator"] = told
        writers: set[str] = set()
        seen: set[Any] = set()
        pages, pictures, length = [], 0, 0
        fonts: dict[Any, _Font] = {}
        for page in document.pages:
            is_late = time.process_time() > until
            if len(pages) >= MOST_PAGES or length > LONGEST or is_late:
                break
            pages.append(_page_text(page, fonts)[:LONGEST_PAGE])
            length += len(pages[-1])
            writers |= _writers(page)
            for content in _pictures(page, seen):
                pictures += 1
                if pictures <= MOST_PICTURES:
                    people |= picture_told(content, name=f"{len(pages)}/{pictures}")
        if writers:
            people["changes"] = ", ".join(sorted(writers))
        return {
            "people": people,
            "words": _properties(document, _WORDS),
            "pages": pages,
            "is_whole": len(pages) == len(document.pages) and pictures <= MOST_PICTURES,
        }


def _writers(page: Any) -> set[str]:
    """Who left comments and marks on the page."""
    notes = page.obj.get("/Annots", [])
    # The field of a form has its own name there.
    told = (note.get("/T", "") for note in notes if note.get("/Subtype") != "/Widget")
    return {str(one).strip() for one in told} - {""}


def _pictures(page: Any, seen: set[Any]) -> Iterator[bytes]:
    """Photographs on the page, as they were put into the file; one that stands on many pages once."""
    for drawn in page.obj.get("/Resources", {}).get("/XObject", {}).values():
        is_photo = drawn.get("/Subtype") == "/Image" and drawn.get("/Filter") == "/DCTDecode"
        if is_photo and drawn.objgen not in seen:
            seen.add(drawn.objgen)
            yield drawn.read_raw_bytes()


def _properties(document: pikepdf.Pdf, names: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for name in names:
        text = str(document.docinfo.get(name, "")).strip()
        if text:
            found[name.removeprefix("/")] = text
    return found


def _page_text(page: Any, known: dict[Any, _Font]) -> str:
    pieces: list[str] = []
    _read(page.obj, page.obj.get("/Resources", {}), pieces, known, depth=0)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _read(
    stream: Any, resources: Any, pieces: list[str], known: dict[Any, _Font], *, depth: int
) -> None:
    fonts = {str(name): _font(font, known) for name, font in resources.get("/Font", {}).items()}
    forms = resources.get("/XObject", {})
    font: _Font | None = None
    operations = pikepdf.parse_content_stream(stream)
    for operands, operator in operations[:_MOST_OPERATIONS]:
        name = str(operator)
        if name in _MOVES:
            pieces.append(" ")
        if name == "Tf":
            font = fonts.get(str(operands[0]))
        elif name in _SHOWS and font is not None and len(operands):
            _show(operands[-1], font, pieces)
        elif name == "Do" and depth < 3:
            form = forms.get(str(operands[0]))
            if form is not None and form.get("/Subtype") == "/Form":
                _read(form, form.get("/Resources", resources), pieces, known, depth=depth + 1)


def _show(shown: Any, font: _Font, pieces: list[str]) -> None:
    for piece in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(piece, pikepdf.String):
            pieces.append(font.text(bytes(piece)))
        elif not isinstance(piece, bytes | str) and float(piece) < _GAP:
            pieces.append(" ")


def _font(font: Any, known: dict[Any, _Font]) -> _Font:
    """The same font on every page is read once."""
    if not font.is_indirect:
        return _Font(font)
    if font.objgen not in known:
        known[font.objgen] = _Font(font)
    return known[font.objgen]


class _Font:
    """How the bytes of a font become letters."""

    def __init__(self, font: Any) -> None:
        self._wide = font.get("/Subtype") == "/Type0"
        mapped = font.get("/ToUnicode")
        is_stream = isinstance(mapped, pikepdf.Stream)
        self._letters = _letters(mapped.read_bytes()) if is_stream else {}

    def text(self, content: bytes) -> str:
        step = 2 if self._wide else 1
        codes = [
            int.from_bytes(content[place : place + step], "big")
            for place in range(0, len(content), step)
        ]
        if self._letters:
            return "".join(self._letters.get(code, "") for code in codes)
        # Without a map the letters of a simple font are those of Windows; of a wide one nobody knows.
        return "" if self._wide else content.decode("cp1252", errors="replace")


_HEX = rb"<([0-9A-Fa-f\s]*)>"
_SINGLE = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")


def _letters(source: bytes) -> dict[int, str]:
    """The map of a ToUnicode stream."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in _SINGLE.findall(block):
            found[_code(code)] = _letter(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text, several in _RANGE.findall(block):
            start, end = _code(first), min(_code(last), _code(first) + 65_535)
            if several:
                listed = re.findall(_HEX, several)
                found.update(zip(range(start, end + 1), map(_letter, listed), strict=False))
                continue
            letters = _letter(text)
            for step, code in enumerate(range(start, end + 1)):
                if letters:
                    found[code] = letters[:-1] + chr(min(ord(letters[-1]) + step, 0x10FFFF))
    return found


def _code(text: bytes) -> int:
    return int(b"".join(text.split()) or b"0", 16)


def _letter(text: bytes) -> str:
    digits = b"".join(text.split())
    return bytes.fromhex(digits.decode()).decode("utf-16-be", errors="ignore") if digits else ""
