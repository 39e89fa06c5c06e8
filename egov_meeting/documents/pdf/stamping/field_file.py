"""Painted pages as one file: grounds, fonts once, pages, and a tag for everything a reader should hear."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import pikepdf
from pikepdf import Dictionary, Name

from egov_meeting.documents.pdf.marking import with_archive_marks
from egov_meeting.documents.pdf.stamping.embedding import EmbeddedFont
from egov_meeting.documents.pdf.stamping.faces import face_called
from egov_meeting.documents.pdf.stamping.field_drawing import ground_name
from egov_meeting.documents.pdf.stamping.field_masters import FieldMaster
from egov_meeting.documents.pdf.stamping.field_pages import (
    MILLIMETRE,
    FieldPage,
    MixedPage,
    Sheet,
    StampedPages,
    paint_pages,
)
from egov_meeting.documents.pdf.stamping.field_tags import tagged
from egov_meeting.documents.pdf.stamping.master import used_resources
from egov_meeting.documents.pdf.stamping.update import Update, reference

GENERATOR = "Kikao Kazi"


def stamp_fields(
    *,
    masters: Mapping[str, FieldMaster],
    pages: Iterable[FieldPage | MixedPage],
    title: str,
    language: str,
    sheet: Sheet | None = None,
    created: datetime | None = None,
) -> bytes:
    """Fill the masters and give the finished, tagged PDF/A-3a; the same arguments give the same bytes.

    Raises KeyError for a page of an unknown master. A field that a page does not name stays empty.
    """
    painted = paint_pages(masters=masters, pages=pages, sheet=sheet)
    return stamped_file(
        painted, masters=masters, title=title, language=language, sheet=sheet, created=created
    )


def stamped_file(
    painted: StampedPages,
    *,
    masters: Mapping[str, FieldMaster],
    title: str,
    language: str,
    sheet: Sheet | None = None,
    created: datetime | None = None,
) -> bytes:
    """The file of pages that were painted with the same masters, perhaps by several workers."""
    base = _base(painted, masters, title, language, created)
    with pikepdf.open(io.BytesIO(base)) as pdf:
        update = Update(pdf)
        pages = _pages(update, pdf, painted, masters, sheet)
        roots = tagged(update, painted, masters, pages, language)
        _root(update, pdf, roots)
        return update.appended_to(base)


def _pages(
    update: Update,
    pdf: pikepdf.Pdf,
    painted: StampedPages,
    masters: Mapping[str, FieldMaster],
    sheet: Sheet | None,
) -> list[bytes]:
    """Write the pages; references to them come back."""
    resources = reference(pdf.Root.KikaoResources)
    tree = reference(pdf.Root.Pages)
    sizes = {key: _size(master, sheet) for key, master in masters.items()}
    written = []
    for number, (content, cells) in enumerate(painted.pages):
        stream = update.add_stream(b"/Filter/FlateDecode", content)
        width, height = sizes[cells[0].master] if cells else next(iter(sizes.values()))
        written.append(
            update.add(
                b"<</Type/Page/Parent %s/MediaBox[0 0 %.6g %.6g]/Resources %s/Contents %s"
                b"/StructParents %d/Tabs/S>>" % (tree, width, height, resources, stream, number)
            )
        )
    kids = b" ".join(written)
    update.replace(pdf.Root.Pages, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(written), kids))
    return written


def _size(master: FieldMaster, sheet: Sheet | None) -> tuple[float, float]:
    if sheet:
        return sheet.width * MILLIMETRE, sheet.height * MILLIMETRE
    return master.page.width * 0.75, master.page.height * 0.75


def _root(update: Update, pdf: pikepdf.Pdf, roots: bytes) -> None:
    """The catalogue as it was, with the tags and without what only led here to the resources."""
    kept = {
        key: value for key, value in pdf.Root.items() if key not in ("/KikaoResources", "/Type")
    }
    parts = [
        key.encode() + b" " + (reference(value) if value.is_indirect else value.unparse())
        for key, value in kept.items()
    ]
    update.replace(pdf.Root, b"<</Type/Catalog/StructTreeRoot %s%s>>" % (roots, b"".join(parts)))


def _base(
    painted: StampedPages,
    masters: Mapping[str, FieldMaster],
    title: str,
    language: str,
    created: datetime | None,
) -> bytes:
    """A file without pages: grounds and fonts, and all that it says of itself."""
    first = next(iter(masters.values()))
    with pikepdf.open(io.BytesIO(first.content)) as pdf:
        resources = Dictionary(Font=Dictionary(), XObject=_grounds(pdf, masters))
        for name, glyphs in painted.glyphs.items():
            font = EmbeddedFont(face_called(name), name)
            font.gather(glyphs)
            resources.Font[f"/{name}"] = font.embed(pdf)
        del pdf.pages[:]
        pdf.Root.KikaoResources = pdf.make_indirect(resources)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = language
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _describe(pdf, title, created)
        target = io.BytesIO()
        pdf.save(target, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return with_archive_marks(target.getvalue())


def _describe(pdf: pikepdf.Pdf, title: str, created: datetime | None) -> None:
    # Conformance A instead of U: the tags are ours.
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as told:
        told["dc:title"] = title
        told["xmp:CreatorTool"] = GENERATOR
        told["pdfaid:conformance"] = "A"
        if created:
            moment = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            told["xmp:CreateDate"] = told["xmp:ModifyDate"] = moment


def _grounds(pdf: pikepdf.Pdf, masters: Mapping[str, FieldMaster]) -> Dictionary:
    """Every master's page as a form in `pdf`, by the name that pages use."""
    opened: dict[int, pikepdf.Pdf] = {}
    grounds = Dictionary()
    try:
        for number, master in enumerate(masters.values()):
            source = opened.get(id(master.content)) or pikepdf.open(io.BytesIO(master.content))
            opened[id(master.content)] = source
            page = source.pages[master.number]
            painted = page.Contents.read_bytes()
            form = source.make_stream(
                painted,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=page.MediaBox,
                Resources=used_resources(page.Resources, painted),
            )
            grounds[f"/{ground_name(number).decode()}"] = pdf.copy_foreign(form)
    finally:
        for source in opened.values():
            source.close()
    return grounds
