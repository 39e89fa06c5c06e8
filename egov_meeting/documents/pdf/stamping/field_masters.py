"""Masters with fields: pages that the layout engine designs once, and that are filled thousands of times.

An element with `data-master="key"` names its page. In it, `data-field="name"` makes an element a box
for text: its sample text shows face, size, colour, and how the text stands in the box; `data-lines` is
the most lines it may have, `data-smallest` the size in points below which it should not shrink. A
square with `data-qr="name"` takes a QR code; `data-quiet` of its modules stay white on each side.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from egov_meeting.documents.pdf.layout import laid_out
from egov_meeting.documents.pdf.stamping.field_boxes import MasterPage, read_page
from egov_meeting.documents.pdf.stamping.table import MasterUnreadable


@dataclass(frozen=True)
class FieldMaster:
    """One page of `content`, a PDF in which its fields are empty, and where they are."""

    content: bytes
    number: int
    page: MasterPage


def field_master(
    *, html: str, stylesheets: Sequence[str] = (), media: Mapping[str, bytes] | None = None
) -> FieldMaster:
    """Lay ONE page out. `stylesheets` are files under templates/pdf. Raises MasterUnreadable."""
    masters = field_masters(html=html, stylesheets=stylesheets, media=media)
    if len(masters) != 1:
        raise MasterUnreadable(f"{len(masters)} pages where one was wanted")
    return next(iter(masters.values()))


def field_masters(
    *, html: str, stylesheets: Sequence[str] = (), media: Mapping[str, bytes] | None = None
) -> dict[str, FieldMaster]:
    """Lay several masters out at once, each on one page, by their keys. Raises MasterUnreadable."""
    document = laid_out(html=html, stylesheets=stylesheets, media=media)
    pages = [read_page(page) for page in document.pages]
    target = io.BytesIO()
    # Untagged: what it paints is tagged where it is used, once for each person.
    document.write_pdf(target, pdf_variant="pdf/a-3u")
    content = target.getvalue()
    # Laid-out boxes point at one another; the pages about to be stamped need their memory.
    del document, target
    gc.collect()
    masters = {page.key: FieldMaster(content, number, page) for number, page in enumerate(pages)}
    if len(masters) != len(pages):
        raise MasterUnreadable(
            f"{len(pages)} pages of {len(masters)} masters: one has spilled over"
        )
    return masters
