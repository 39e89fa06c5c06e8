"""How the DOCX looks: like the PDF, with fonts that every office suite has."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from egov_meeting.documents.docx.markup import set_language

BRAND, MUTED, INK = (
    RGBColor(0x0B, 0x5A, 0x3C),
    RGBColor(0x4C, 0x5A, 0x53),
    RGBColor(0x16, 0x21, 0x1C),
)
BODY, HEADINGS = "Cambria", "Calibri"
TEXT_WIDTH = Mm(163)


def set_styles(document: Document, *, language: str) -> None:
    """Give the styles of python-docx's own template our look and the document's language."""
    normal = document.styles["Normal"]
    _font(normal, BODY, 11, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    set_language(normal.element.get_or_add_rPr(), language)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for lang in list(defaults.iter(qn("w:lang"))):
            set_language(lang.getparent(), language)
    for level, (size, before) in enumerate(((20, 0), (15, 14), (12, 10), (11, 8)), start=1):
        _heading(document.styles[f"Heading {level}"], size, before, is_chapter=level == 1)
    _caption(document.styles["Caption"])
    for level in (1, 2, 3):
        _contents(document, level)
    _named(document, "Cover Title", HEADINGS, 30, BRAND, bold=True, after=10)
    _named(document, "Cover Text", HEADINGS, 13, MUTED, after=4)
    _named(document, "Contents Title", HEADINGS, 20, BRAND, bold=True, after=10)
    _named(document, "Byline", HEADINGS, 11, MUTED, after=8)
    _named(document, "Table Text", HEADINGS, 9.5, INK, after=2)
    _named(document, "Note", HEADINGS, 10, MUTED, after=6)


def _font(style: Any, name: str, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(key), None)
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), name)


def _heading(style: Any, size: float, before: float, *, is_chapter: bool) -> None:
    _font(style, HEADINGS, size, BRAND)
    style.font.bold = True
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(6)
    form.keep_with_next, form.page_break_before = True, is_chapter


def _caption(style: Any) -> None:
    _font(style, HEADINGS, 10, BRAND)
    style.font.bold = True
    style.paragraph_format.space_before = Pt(6)
    style.paragraph_format.space_after = Pt(4)


def _contents(document: Document, level: int) -> None:
    style = _named(document, f"toc {level}", HEADINGS, 11 if level == 1 else 10, INK, after=2)
    style.font.bold = level == 1
    style.paragraph_format.left_indent = Mm(7 * (level - 1))
    style.paragraph_format.tab_stops.add_tab_stop(
        TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def _named(
    document: Document,
    name: str,
    font: str,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    after: float,
) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, font, size, colour)
    style.font.bold = bold
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.1
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return style
