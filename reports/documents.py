"""The meeting report as kinds of document: made by the worker, published with its version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind, register
from egov_meeting.documents.progress import Progress
from reports.composing import ComposedReport, ComposeOptions, compose_bilingual, compose_report
from reports.permissions import can_generate_report, can_publish_report_file, can_view_report_file
from reports.printing import Stamp, report_pdf
from reports.selectors.versions import texts_for
from reports.services.versions import document_made

PDF_KIND, DOCX_KIND = "meeting_report_pdf", "meeting_report_docx"
PDF_TYPE = "application/pdf"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ERRORS = {
    "unknown_tokens": _(
        "A text of the report holds a figure or reference that does not exist. Mend the places "
        "marked in the workshop, then ask again."
    )
}


def build_pdf(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The report as PDF. Refuses ("unknown_tokens") a final one whose texts cannot be printed."""
    report = _composed(request, progress)
    content = report_pdf(report, stamp=_stamp(request), progress=progress.within(12, 99))
    return BuiltDocument(content, _filename(request, "pdf"), PDF_TYPE, fingerprint_of(report))


def build_docx(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The report as DOCX; refuses as `build_pdf` does."""
    from reports.printing.docx import report_docx  # nine megabytes that only this build needs

    report = _composed(request, progress)
    progress.report("layout", percent=40, until=95)
    content = report_docx(report, stamp=_stamp(request))
    return BuiltDocument(content, _filename(request, "docx"), DOCX_TYPE, fingerprint_of(report))


def fingerprint_of(report: ComposedReport) -> str:
    """A checksum of everything the report says, to tell later whether data or texts have changed."""
    said = hashlib.sha256()
    for part in report.parts:
        said.update(repr((part.language, part.cover, part.contents)).encode())
        for section in part.sections:
            said.update(
                repr((section.number, section.title, section.text, section.blocks)).encode()
            )
    for figure in report.figures.values():
        said.update(repr((figure.key, figure.value)).encode())
    return said.hexdigest()


def _composed(request: BuildRequest, progress: Progress) -> ComposedReport:
    progress.report("reading", percent=1, until=6)
    options = _options(request.params)
    texts = texts_for(edition=request.edition, params=request.params)
    if request.language == "both":
        report = compose_bilingual(edition=request.edition, texts=texts, options=options)
    else:
        report = compose_report(
            edition=request.edition,
            language=request.language,
            texts=texts[request.language],
            options=options,
        )
    progress.report("writing", percent=8, until=12)
    if report.problems and _is_final(request.params):
        problem = report.problems[0]
        raise BuildRefused("unknown_tokens", f"{problem.section}: {problem.token.written()}")
    return report


def _options(params: Mapping[str, Any]) -> ComposeOptions:
    return ComposeOptions(
        participants=bool(params.get("participants")),
        findings=bool(params.get("findings")),
        speech_texts=params.get("speech_texts", True) is not False,
        draft=not _is_final(params),
    )


def _is_final(params: Mapping[str, Any]) -> bool:
    """A final report has no watermark, and nothing in it that cannot be printed."""
    return bool(params.get("final"))


def _stamp(request: BuildRequest) -> Stamp:
    return Stamp(
        version=_version(request),
        made_at=request.requested_at,
        is_draft=not _is_final(request.params),
        verification_code=request.verification_code,
        verification_address=request.verification_address,
    )


def _version(request: BuildRequest) -> int:
    """A published report bears the number of its version, a draft that of its file."""
    return int(request.params.get("report_version") or request.version)


def _filename(request: BuildRequest, ending: str) -> str:
    return f"taarifa-{request.edition.year}-{request.language}-{_version(request)}.{ending}"


def register_kinds() -> None:
    """Called once, when the application is ready."""
    for key, title, build in (
        (PDF_KIND, _("Meeting report (PDF)"), build_pdf),
        (DOCX_KIND, _("Meeting report (DOCX)"), build_docx),
    ):
        register(
            DocumentKind(
                key=key,
                title=title,
                build=build,
                can_request=can_generate_report,
                can_view=can_view_report_file,
                can_publish=can_publish_report_file,
                is_public=True,
                errors=ERRORS,
                on_built=document_made,
            )
        )
