"""The composed report as one HTML page for the layout engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import override

from egov_meeting.documents.qr import qr_code_svg
from reports.composing import ComposedReport, ComposedSection, Part
from reports.composing.blocks import Block, LongTable, RichText, WrittenTable
from reports.printing.stamp import Stamp
from reports.richtext import Document, to_html
from reports.wording import Wording

FOLDER = "pdf/meeting_report"
# Chapters begin a page, but for the last one, and but for those of a report of a few pages.
RUN_ON = frozenset({"conclusion"})
SHORT_BODY = 9_000  # letters
LONGEST_RUNNING_HEAD = 55
CONTENTS = Wording("Yaliyomo", "Contents")
SCAN = Wording(
    "Uhalali wa nakala hii unaweza kuthibitishwa kwa namba ya uthibitisho:",
    "This copy can be verified by its code:",
)
NOT_ADDED = Wording("picha bado haijawekwa", "picture not added yet")
PLACEHOLDER = Wording("mchoro wa mfano", "drawn placeholder")
VERIFY = Wording("Msimbo wa QR wa kuthibitisha waraka huu", "QR code to verify this document")


@dataclass(frozen=True)
class PrintedSection:
    """A section with its blocks as HTML."""

    section: ComposedSection
    blocks: tuple[SafeString, ...]
    runs_on: bool

    @property
    def running_head(self) -> str:
        """What stands at the head of the pages where the whole title would not fit."""
        title = f"{self.section.number}: {self.section.title}"
        return self.section.number if len(title) > LONGEST_RUNNING_HEAD else ""

    @property
    def heading_tag(self) -> str:
        return f"h{self.section.level}"


def report_html(
    report: ComposedReport,
    *,
    stamp: Stamp | None = None,
    further_pages: Mapping[str, int] | None = None,
) -> str:
    """The page of the whole report. Pictures are `media:<key>`; nothing else is fetched.

    `further_pages` says how many blank pages the rows of each long table need, by its address.
    """
    language = report.parts[0].language
    context = {
        "language": language,
        "title": report_title(report),
        "running_title": report.cover.meeting,
        "running_note": stamp.note(language) if stamp else "",
        "report": report,
        "parts": [
            _printed_part(part, stamp, further_pages or {}, is_second=place > 0)
            for place, part in enumerate(report.parts)
        ],
        "stamp": stamp,
        "scan": SCAN.in_language(language),
        "qr_code": _qr_code(stamp, language),
    }
    with override(language):
        return get_template(f"{FOLDER}/report.html").render(context)


def report_title(report: ComposedReport) -> str:
    """`Taarifa ya Kikao Kazi cha Pili cha Serikali Mtandao 2019`."""
    return f"{report.cover.title} {report.cover.meeting}"


def master_html(
    report: ComposedReport, part: Part, section: ComposedSection, *, stamp: Stamp | None
) -> str:
    """A section of the report alone, with its long table as a master to be stamped from."""
    context = {
        "language": part.language,
        "title": report_title(report),
        "running_title": part.cover.meeting,
        "running_note": stamp.note(part.language) if stamp else "",
        "printed": PrintedSection(
            section, tuple(block_html(block, part) for block in section.blocks), runs_on=False
        ),
    }
    with override(part.language):
        return get_template(f"{FOLDER}/master.html").render(context)


def block_html(
    block: Block, part: Part, *, further_pages: Mapping[str, int] | None = None
) -> SafeString:
    """One block as HTML, in the part's language; a long table as a master without `further_pages`."""
    context = {
        "block": block,
        "placeholder": PLACEHOLDER.in_language(part.language),
        "not_added": NOT_ADDED.in_language(part.language),
    }
    if isinstance(block, RichText):
        context["html"] = to_html(block.document, reading=part.reading, heading_level=4)
    elif isinstance(block, LongTable):
        context |= _long_table(block, further_pages)
    elif isinstance(block, WrittenTable):
        table = Document((block.table,))
        context["html"] = to_html(table, reading=part.reading, table_caption=block.caption)
    return SafeString(get_template(f"{FOLDER}/blocks/{block.kind}.html").render(context))


def _long_table(block: LongTable, further_pages: Mapping[str, int] | None) -> dict:
    pages = 0 if further_pages is None else further_pages.get(block.address, 0)
    return {
        "columns": [
            {"title": column.title, "kind": column.kind, "percent": round(column.share * 100, 2)}
            for column in block.columns
        ],
        "is_master": further_pages is None,
        "further_pages": range(pages),
    }


def _printed_part(
    part: Part, stamp: Stamp | None, further_pages: Mapping[str, int], *, is_second: bool
) -> dict:
    body = [section for section in part.sections if section.place == "body"]
    is_short = sum(len(section.text) for section in body) < SHORT_BODY
    return {
        "part": part,
        "language": part.language,
        "running_note": stamp.note(part.language) if stamp else "",
        "is_second": is_second,
        "contents_title": CONTENTS.in_language(part.language),
        "contents": part.contents,
        "sections": [
            PrintedSection(
                section,
                tuple(
                    block_html(block, part, further_pages=further_pages) for block in section.blocks
                ),
                section.place == "body" and (is_short or section.key in RUN_ON),
            )
            for section in part.sections
            if section.place != "front"
        ],
    }


def _qr_code(stamp: Stamp | None, language: str) -> SafeString | str:
    if stamp is None or not stamp.verification_address:
        return ""
    return qr_code_svg(text=stamp.verification_address, label=VERIFY.in_language(language))
