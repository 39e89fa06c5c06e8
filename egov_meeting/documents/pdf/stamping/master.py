"""The master of a stamped table: laid out and painted once, then read for where everything goes.

The master document shows the table three times (templates/pdf/stamped_table.html): as it opens under
its heading, on a page without rows and without number, which becomes the ground of every further
page, and on a page with rows of sample text, from which style and place of each column are read.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf

from egov_meeting.documents.pdf.layout import laid_out
from egov_meeting.documents.pdf.stamping.faces import TABULAR
from egov_meeting.documents.pdf.stamping.painted import PaintedRule, PaintedText, painting_of
from egov_meeting.documents.pdf.stamping.styles import TextStyle
from egov_meeting.documents.pdf.stamping.table import MasterUnreadable

SAMPLE = "Aa"
NEAR = 0.5  # CSS pixels
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Field:
    """A place for text, in CSS pixels from the page's top left: sides, style, and how it is set.

    `drop` is from the top of a line to its baseline.
    """

    left: float
    right: float
    drop: float
    style: TextStyle
    is_right: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class PageNumber:
    """Where "3 / 120" ends, and how it looks."""

    right: float
    baseline: float
    style: TextStyle


@dataclass(frozen=True)
class TableMaster:
    """Everything needed to set rows as the layout engine would; lengths in CSS pixels.

    `opening` and `first` are where the first row's text begins on the opening and on further pages;
    `below` is from the end of a row's text to its rule, `above` from there to the next row's text.
    """

    content: bytes
    ground_page: int
    head: Box
    opening: float
    first: float
    bottom: float
    line: float
    above: float
    below: float
    rule: PaintedRule
    fields: tuple[Field, ...]
    number: PageNumber


def table_master(
    *,
    key: str,
    columns: int,
    html: str,
    stylesheets: Sequence[str],
    media: Mapping[str, bytes] | None = None,
    watermark: str = "",
) -> TableMaster:
    """Lay out, paint and read the master document `html`. Raises MasterUnreadable."""
    document = laid_out(html=html, stylesheets=stylesheets, media=media, watermark=watermark)
    target = io.BytesIO()
    document.write_pdf(target)
    content = target.getvalue()
    boxes = {
        name: (page, box)
        for page, laid in enumerate(document.pages)
        for name, box in laid.anchors.items()
    }
    # Laid-out boxes point at one another; the document itself is about to need their memory.
    del document, target
    gc.collect()
    try:
        return _read(content, boxes, key, columns)
    except (KeyError, StopIteration, IndexError) as error:
        raise MasterUnreadable(f"{key}: {error!r}") from error


def _read(
    content: bytes, boxes: Mapping[str, tuple[int, Box]], key: str, columns: int
) -> TableMaster:
    ground_page, area = boxes[f"{key}.area"]
    sample_page = boxes[f"{key}.sample.0.0"][0]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        ground = painting_of(pdf.pages[ground_page])
        sample = painting_of(pdf.pages[sample_page])
    cells = [boxes[f"{key}.sample.0.{column}"][1] for column in range(columns)]
    top, end = cells[0][1], cells[0][3]
    next_top = boxes[f"{key}.sample.1.0"][1][1]
    rules = [one for one in sample.rules if end < one.y < next_top]
    new = [text for text in sample.texts if text not in ground.texts]
    fields = tuple(_field(cell, new) for cell in cells)
    return TableMaster(
        content=content,
        ground_page=ground_page,
        head=boxes[key][1],
        opening=boxes[f"{key}.opening.0.0"][1][1],
        first=top,
        bottom=area[3] - rules[0].width / 2,
        line=end - top,
        above=next_top - rules[0].y,
        below=rules[0].y - end,
        rule=_joined(rules),
        fields=fields,
        number=_number(new, area, sample_page + 1),
    )


def _field(box: Box, texts: Sequence[PaintedText]) -> Field:
    left, top, right, end = box
    text = next(one for one in texts if left - NEAR < one.x < right and top < one.baseline < end)
    # Features cannot be seen in a painting; tables have tabular figures (css/blocks.css).
    style = TextStyle(text.face, text.size, text.colour, TABULAR)
    return Field(left, right, text.baseline - top, style, text.x > left + NEAR)


def _number(texts: Sequence[PaintedText], area: Box, page: int) -> PageNumber:
    text = next(one for one in texts if one.baseline > area[3])
    style = TextStyle(text.face, text.size, text.colour)
    return PageNumber(area[2], text.baseline, style)


def _joined(rules: Sequence[PaintedRule]) -> PaintedRule:
    """One rule of the pieces that the engine draws cell by cell."""
    first = rules[0]
    return PaintedRule(
        min(one.left for one in rules),
        max(one.right for one in rules),
        first.y,
        first.width,
        first.colour,
    )


def ground_stream(pdf: pikepdf.Pdf, master: TableMaster) -> pikepdf.Object:
    """The page without rows as a form in `pdf`: running heads, head of the table, watermark."""
    with pikepdf.open(io.BytesIO(master.content)) as source:
        page = source.pages[master.ground_page]
        painted = page.Contents.read_bytes()
        form = source.make_stream(
            painted,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=page.MediaBox,
            Resources=used_resources(page.Resources, painted),
        )
        return pdf.copy_foreign(form)


def used_resources(resources: pikepdf.Object, painted: bytes) -> pikepdf.Dictionary:
    """Those of a page's resources that its operators name."""
    named = set(_names(painted))
    kept = pikepdf.Dictionary()
    for kind, entries in resources.items():
        if isinstance(entries, pikepdf.Dictionary):
            used = {name: entry for name, entry in entries.items() if name[1:].encode() in named}
            if used:
                kept[kind] = pikepdf.Dictionary(used)
    return kept


def _names(painted: bytes) -> Iterator[bytes]:
    for part in painted.split(b"/")[1:]:
        yield part.split(None, 1)[0]
