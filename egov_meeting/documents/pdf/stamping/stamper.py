"""Putting the rows of planned tables on the pages that were left for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary

from egov_meeting.documents.pdf.stamping.drawing import GROUND, Pen
from egov_meeting.documents.pdf.stamping.master import ground_stream
from egov_meeting.documents.pdf.stamping.planning import TablePlan
from egov_meeting.documents.pdf.stamping.table import NotAsPlanned
from egov_meeting.documents.pdf.stamping.tags import UntaggedTable, leave_room_for_rows

# What an empty page may hold: the engine turns its coordinates and paints nothing.
HARMLESS = frozenset({"q", "Q", "cm"})
NEAR = 0.1  # CSS pixels


@dataclass(frozen=True)
class Place:
    """Where the document as laid out has a table's head: page (from nought), box, number of its tag."""

    page: int
    box: tuple[float, float, float, float]
    element: int


def stamp_tables(
    pdf: pikepdf.Pdf, *, plans: Sequence[TablePlan], places: Mapping[str, Place]
) -> list[UntaggedTable]:
    """Stamp the rows of `plans` on `pdf`, and embed what fonts they use, once.

    What comes back is for `with_table_tags`, which tags the rows when the file is written.
    Raises NotAsPlanned when a page left for rows is not blank, or a table does not begin where its
    plan says: rows would then cover something, or be covered.
    """
    pen = Pen()
    resources = Dictionary(Font=Dictionary(), XObject=Dictionary())
    tables = []
    for number, plan in enumerate(plans):
        place = places.get(plan.table.key)
        if place is None:
            raise NotAsPlanned(f"the document has no table {plan.table.key}")
        ground = GROUND + b"%d" % number
        first_mark = _stamp(pdf, pen, plan, place, ground, resources)
        tables.append(UntaggedTable(plan, place.page, first_mark))
    for font in pen.fonts.values():
        embedded = font.embed(pdf)
        resources.Font[f"/{font.name}"] = embedded
        for plan in plans:
            opening = pdf.pages[places[plan.table.key].page]
            opening.obj.Resources.Font[f"/{font.name}"] = embedded
    return tables


def _stamp(
    pdf: pikepdf.Pdf, pen: Pen, plan: TablePlan, place: Place, ground: bytes, resources: Dictionary
) -> int:
    """Stamp one table; the number of marks its opening page had before comes back."""
    if any(abs(a - b) > NEAR for a, b in zip(place.box[:3], plan.master.head[:3], strict=True)):
        raise NotAsPlanned(f"{plan.table.key} stands at {place.box}, not at {plan.master.head}")
    resources.XObject[f"/{ground.decode()}"] = ground_stream(pdf, plan.master)
    opening = _marked_content(pdf, place.page)
    before = len(opening)
    leave_room_for_rows(pdf, pdf.get_object(place.element, 0), opening)
    total = len(pdf.pages)
    for offset, rows in enumerate(plan.pages):
        index = place.page + offset
        page = pdf.pages[index]
        height = float(page.MediaBox[3])
        first_mark = 0 if offset else before
        painted = pen.page(plan, rows, height=height, first_mark=first_mark)
        if offset:
            _expect_blank(page, index)
            _marked_content(pdf, index)
            number = f"{index + 1} / {total}"
            under = pen.ground(plan.master, name=ground, height=height, number=number)
            page.obj.Contents = pdf.make_stream(b"\n".join([under, painted]))
            page.obj.Resources = resources
        else:
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q\n" + painted)
    return before


def _marked_content(pdf: pikepdf.Pdf, index: int) -> Array:
    """The list of tags of a page's marked content, which grows by the cells stamped on it."""
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums
    if int(entries[2 * index]) != index:
        raise NotAsPlanned(f"page {index + 1} has no list of its tags")
    pdf.pages[index].obj.StructParents = index
    marked = entries[2 * index + 1]
    assert isinstance(marked, Array)
    return marked


def _expect_blank(page: pikepdf.Page, index: int) -> None:
    painted = {str(operator) for _, operator in pikepdf.parse_content_stream(page)}
    if painted - HARMLESS or "/Annots" in page.obj:
        raise NotAsPlanned(f"page {index + 1} was to be blank and is not: {sorted(painted)}")
