"""The composed report as one HTML page for the layout engine."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import override

from egov_meeting.documents.qr import qr_code_svg
from reports.composing import ComposedReport, ComposedSection, Part
from reports.composing.blocks import Block, RichText, WrittenTable
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


def report_html(report: ComposedReport, *, stamp: Stamp | None = None) -> str:
    """The page of the whole report. Pictures are `media:<key>`; nothing else is fetched."""
    language = report.parts[0].language
    context = {
        "language": language,
        "title": report_title(report),
        "running_title": report.cover.meeting,
        "running_note": stamp.note(language) if stamp else "",
        "report": report,
        "parts": [
            _printed_part(part, stamp, is_second=place > 0)
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


def block_html(block: Block, part: Part) -> SafeString:
    """One block as HTML, in the part's language."""
    context = {
        "block": block,
        "placeholder": PLACEHOLDER.in_language(part.language),
        "not_added": NOT_ADDED.in_language(part.language),
    }
    if isinstance(block, RichText):
        context["html"] = to_html(block.document, reading=part.reading, heading_level=4)
    elif isinstance(block, WrittenTable):
        table = Document((block.table,))
        context["html"] = to_html(table, reading=part.reading, table_caption=block.caption)
    return SafeString(get_template(f"{FOLDER}/blocks/{block.kind}.html").render(context))


def _printed_part(part: Part, stamp: Stamp | None, *, is_second: bool) -> dict:
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
                tuple(block_html(block, part) for block in section.blocks),
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
