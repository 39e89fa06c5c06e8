"""The few parts of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LANGUAGES = {"sw": "sw-TZ", "en": "en-GB"}


def set_language(properties: Any, code: str) -> None:
    """Tag run or style properties (w:rPr) with a language, for spelling and for screen readers."""
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", {"w:val": LANGUAGES.get(code, code)}))


def element(name: str, attributes: dict[str, str] | None = None) -> Any:
    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    return made


def add_field(paragraph: Any, instruction: str, *, shown: str = "") -> None:
    """A field (PAGE, NUMPAGES, PAGEREF …) with the text shown until it is worked out."""
    instruct = element("w:instrText", {"xml:space": "preserve"})
    instruct.text = f" {instruction} "
    for mark in (
        element("w:fldChar", {"w:fldCharType": "begin"}),
        instruct,
        element("w:fldChar", {"w:fldCharType": "separate"}),
    ):
        paragraph.add_run()._r.append(mark)
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": "end"}))


def link_line(paragraph: Any, *, text: str, bookmark: str) -> None:
    """A line of contents: the text, and the page of its bookmark, all leading there."""
    link = element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
    paragraph.add_run(f"{text}\t")
    add_field(paragraph, f"PAGEREF {bookmark} \\h", shown="…")
    for run in list(paragraph._p.r_lst):
        link.append(run)
    paragraph._p.append(link)


def add_bookmark(paragraph: Any, *, number: int, name: str) -> None:
    """A place that contents and references lead to."""
    start = element("w:bookmarkStart", {"w:id": str(number), "w:name": name})
    end = element("w:bookmarkEnd", {"w:id": str(number)})
    first = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(first, start)
    paragraph._p.append(end)


def repeat_row(row: Any) -> None:
    """Show this row again at the top of each page its table runs over."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", {"w:val": "true"}))


def keep_row_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit", {"w:val": "true"}))


def shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(
        element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})
    )


def draw_rules(table: Any, colour: str) -> None:
    """Thin lines between rows, none between columns."""
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour}
        borders.append(element(f"w:{side}", line))
    table._tbl.tblPr.append(borders)


def describe_picture(run: Any, *, number: int, text: str) -> None:
    """Alternative text of the picture in `run`, and a number that is unique in the document."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("id", str(number))
        properties.set("name", f"Picture {number}")
        properties.set("descr", text)
