"""Builds a DOCX piece by piece; the same calls give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from egov_meeting.documents.docx.markup import (
    add_bookmark,
    add_field,
    describe_picture,
    element,
    link_line,
    set_language,
)
from egov_meeting.documents.docx.pieces import Cell, Text, clean, pieces_of
from egov_meeting.documents.docx.styles import TEXT_WIDTH, set_styles
from egov_meeting.documents.docx.tables import fill_table

A4 = (Mm(210), Mm(297))
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class DocxDescription:
    """What the file says of itself; `running_title` stands at the head and `running_note` at the foot of each page."""

    title: str
    language: str
    created: datetime
    author: str = ""
    subject: str = ""
    keywords: Sequence[str] = ()
    running_title: str = ""
    running_note: str = ""


@dataclass(frozen=True)
class _Entry:
    level: int
    text: str
    bookmark: str


class DocxBuilder:
    """A document from its first page to its last. Headings carry their numbers in their text."""

    def __init__(self, description: DocxDescription) -> None:
        self._about = description
        self._document = docx.Document()
        self._entries: list[_Entry] = []
        self._contents_after: Any = None
        self._pictures = 0
        self._turns_back = False
        set_styles(self._document, language=description.language)
        self._set_page(self._document.sections[0])
        self._set_running_texts(self._document.sections[0])

    def cover(self, *, title: str, above: Sequence[str] = (), below: Sequence[str] = ()) -> None:
        """The first page, without running texts; what follows begins on a new page."""
        self._document.sections[0].different_first_page_header_footer = True
        for line in above:
            self._body.add_paragraph(clean(line), style="Cover Text")
        first = self._body.add_paragraph(clean(title), style="Cover Title")
        first.paragraph_format.space_before = Mm(45)
        for line in below:
            self._body.add_paragraph(clean(line), style="Cover Text")
        self._body.add_page_break()

    def contents(self, *, title: str) -> None:
        """The list of contents, filled with every heading of the first three levels when saved."""
        self._contents_after = self._body.add_paragraph(clean(title), style="Contents Title")

    def heading(self, text: str, *, level: int = 1) -> None:
        """Level 1 begins a page."""
        paragraph = self._body.add_heading(clean(text), level=level)
        entry = _Entry(level, clean(text), f"_Toc{len(self._entries) + 1:06d}")
        add_bookmark(paragraph, number=len(self._entries) + 1, name=entry.bookmark)
        self._entries.append(entry)

    def paragraph(self, text: Text, *, style: str = "Normal") -> None:
        """Further styles: "Byline", "Note", "Quote", "Cover Text"."""
        self._write(self._body.add_paragraph(style=style), text)

    def bullets(self, items: Sequence[Text]) -> None:
        for item in items:
            self._write(self._body.add_paragraph(style="List Bullet"), item)

    def numbered(self, items: Sequence[Text], *, marks: Sequence[str] = ()) -> None:
        """A list whose numbers are text ("1.", "a)"), so that they stay as they are wherever it is opened."""
        for at, item in enumerate(items):
            paragraph = self._body.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(9)
            paragraph.paragraph_format.first_line_indent = Mm(-9)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(9))
            paragraph.add_run(clean(marks[at] if at < len(marks) else f"{at + 1}.") + "\t")
            self._write(paragraph, item)

    def table(
        self,
        *,
        head: Sequence[Text | Cell],
        rows: Sequence[Sequence[Text | Cell]],
        caption: str = "",
        widths: Sequence[float] = (),
    ) -> None:
        """A table whose head is repeated on each page and whose rows are never cut; `widths` are shares."""
        if caption:
            above = self._body.add_paragraph(clean(caption), style="Caption")
            above.paragraph_format.keep_with_next = True
        section = self._body.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        fill_table(self._body, head=head, rows=rows, widths=widths, room=room, write=self._write)
        self._body.add_paragraph().paragraph_format.space_after = Mm(1)

    def picture(
        self, content: bytes, *, alternative: str, caption: str = "", width_mm: float = 150
    ) -> None:
        """A PNG or JPEG with its alternative text. Raises docx's UnrecognizedImageError for anything else."""
        paragraph = self._body.add_paragraph()
        paragraph.paragraph_format.keep_with_next = bool(caption)
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(content), width=Mm(width_mm))
        self._pictures += 1
        describe_picture(run, number=self._pictures, text=clean(alternative))
        if caption:
            self._body.add_paragraph(clean(caption), style="Caption")

    def page_break(self) -> None:
        self._body.add_page_break()

    @contextmanager
    def landscape(self) -> Iterator[None]:
        """What is added within stands on pages turned sideways."""
        self._turns_back = False
        self._set_page(self._document.add_section(WD_SECTION.NEW_PAGE), sideways=True)
        yield
        self._turns_back = True

    def save(self) -> bytes:
        """The finished file."""
        self._fill_contents()
        self._describe()
        target = io.BytesIO()
        self._document.save(target)
        return _without_clock(target.getvalue())

    @property
    def _body(self) -> Any:
        """The document to add to. Pages turn back only when something follows: no empty page at the end."""
        if self._turns_back:
            self._turns_back = False
            self._set_page(self._document.add_section(WD_SECTION.NEW_PAGE))
        return self._document

    def _write(self, paragraph: Any, text: Text) -> None:
        for piece in pieces_of(text):
            run = paragraph.add_run(piece.text)
            run.bold, run.italic = piece.bold or None, piece.italic or None
            if piece.language and piece.language != self._about.language:
                set_language(run._r.get_or_add_rPr(), piece.language)

    def _set_page(self, section: Any, *, sideways: bool = False) -> None:
        width, height = reversed(A4) if sideways else A4
        section.different_first_page_header_footer = False
        section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin, section.right_margin = Mm(25), Mm(22)
        section.top_margin, section.bottom_margin = Mm(26), Mm(24)

    def _set_running_texts(self, section: Any) -> None:
        head = section.header.paragraphs[0]
        head.text, head.style = clean(self._about.running_title or self._about.title), "Note"
        foot = section.footer.paragraphs[0]
        foot.style = "Note"
        foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(f"{clean(self._about.running_note)}\t")
        add_field(foot, "PAGE", shown="1")
        foot.add_run(" / ")
        add_field(foot, "NUMPAGES", shown="1")

    def _fill_contents(self) -> None:
        listed = [entry for entry in self._entries if entry.level <= 3]
        if self._contents_after is None or not listed:
            return
        last = self._contents_after
        for entry in listed:
            line = self._document.add_paragraph(style=f"toc {entry.level}")
            last._p.addnext(line._p)
            last = line
            link_line(line, text=entry.text, bookmark=entry.bookmark)
        # References to pages, not a TOC field, which LibreOffice would not work out. It works these
        # out by itself; Word does so when the file is opened.
        self._document.settings.element.append(element("w:updateFields", {"w:val": "true"}))

    def _describe(self) -> None:
        about, moment = self._document.core_properties, self._about.created.astimezone(UTC)
        about.title, about.author = clean(self._about.title), clean(self._about.author)
        about.subject = clean(self._about.subject)
        about.keywords = clean(", ".join(self._about.keywords))
        about.language, about.comments = self._about.language, ""
        about.created = about.modified = moment.replace(tzinfo=None)
        about.last_modified_by, about.revision = clean(self._about.author), 1


def _without_clock(content: bytes) -> bytes:
    """The same archive, its members dated alike, so that equal documents have equal checksums."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIRST_MOMENT), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
