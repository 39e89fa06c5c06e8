"""The tags of filled masters: each filling is a part of its own, with a paragraph for every field."""

from __future__ import annotations

from collections.abc import Mapping

from egov_meeting.documents.pdf.stamping.field_drawing import PaintedCell
from egov_meeting.documents.pdf.stamping.field_masters import FieldMaster
from egov_meeting.documents.pdf.stamping.field_pages import StampedPages
from egov_meeting.documents.pdf.stamping.update import Update

Slots = tuple[bytes, ...]


def tagged(
    update: Update,
    painted: StampedPages,
    masters: Mapping[str, FieldMaster],
    pages: list[bytes],
    language: str,
) -> bytes:
    """Write the tree of tags; a reference to its root comes back.

    Numbers are given before what they number is written: the root first, then the document in it.
    """
    root, document = b"%d 0 R" % update.reserve(), b"%d 0 R" % update.reserve()
    slots = {key: _slots(master) for key, master in masters.items()}
    spoken = {key: _language(master, language) for key, master in masters.items()}
    parts: list[bytes] = []
    lists: list[bytes] = []
    for number, (_content, cells) in enumerate(painted.pages):
        mark, found = 0, []
        for cell in cells:
            part = b"%d 0 R" % (update.next_number + len(cell.slots))
            children = _children(update, cell, slots[cell.master], part, pages[number], mark)
            update.add(
                b"<</S/Sect/P %s/K[%s]%s>>" % (document, b" ".join(children), spoken[cell.master])
            )
            parts.append(part)
            found += children
            mark += len(children)
        lists.append(b"%d [%s]" % (number, b" ".join(found)))
    parents = update.add(b"<</Nums[%s]>>" % b" ".join(lists))
    update.fill(document, b"<</S/Document/P %s/K[%s]>>" % (root, b" ".join(parts)))
    update.fill(
        root,
        b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>"
        % (document, parents, len(pages)),
    )
    return root


def _children(
    update: Update, cell: PaintedCell, slots: Slots, part: bytes, page: bytes, first_mark: int
) -> list[bytes]:
    return [
        update.add(b"<<%s/P %s/Pg %s/K %d>>" % (slots[slot], part, page, first_mark + place))
        for place, slot in enumerate(cell.slots)
    ]


def _slots(master: FieldMaster) -> Slots:
    """What each mark of a filling is: the ground says all its fixed text at once."""
    page = master.page
    ground = b"/S/P/ActualText" + text_string(page.said) if page.said else b"/S/Artifact"
    codes = tuple(b"/S/Figure/Alt" + text_string(code.label or code.name) for code in page.codes)
    return (ground, *(b"/S/P" for _text in page.texts), *codes)


def _language(master: FieldMaster, language: str) -> bytes:
    own = master.page.language
    return b"/Lang(%s)" % own.encode() if own != language else b""


def text_string(text: str) -> bytes:
    """A text as PDF writes it."""
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()
