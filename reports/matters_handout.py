"""The matters arising of a meeting as a handout: one kind of document, in one language or both."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.meetings.models import Edition
from reports.follow_up_permissions import (
    can_make_handout,
    can_publish_handout,
    can_view_handout,
)
from reports.register_charts import state_chart
from reports.selectors.corrections import words_in_force
from reports.selectors.matters import Matter, Matters, matters_arising

KEY = "matters_arising"
SUBJECT = "matters_arising"
PDF_TYPE = "application/pdf"
STYLESHEETS = ("matters/matters.css",)


def build_handout(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """What became of earlier resolutions, as the edition finds them. Refuses ("nothing") of none."""
    progress.report("reading", percent=1, until=8)
    edition = Edition.objects.select_related("organiser").get(pk=request.edition.pk)
    matters = matters_arising(edition, only_public=True)
    if not matters.rows:
        raise BuildRefused("nothing", str(edition.year))
    languages = ["sw", "en"] if request.language == "both" else [request.language]
    first = languages[0]
    pages = [_pages(matters, request, language) for language in languages]
    with translation.override(first):
        title = _title(edition)
        html = render_to_string(
            "pdf/matters/handout.html",
            {"language": first, "title": title, "running_title": title, "pages": pages},
        )
    content = render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=first,
            created=request.requested_at,
            author=edition.organiser.name_on(edition.starts_on, first),
            subject=title,
        ),
        stylesheets=STYLESHEETS,
        progress=progress.within(10, 99),
        expected_pages=2 * len(languages),
    )
    return BuiltDocument(content, f"yatokanayo-{edition.year}-{request.language}.pdf", PDF_TYPE)


def printed_rows(matters: Matters, language: str) -> list[dict[str, Any]]:
    """The rows as they are printed, in the active language; owners under the names of their time."""
    return [_printed(row, language) for row in matters.rows]


MATTERS_HANDOUT = DocumentKind(
    key=KEY,
    title=gettext_lazy("Matters arising"),
    build=build_handout,
    can_request=can_make_handout,
    can_view=can_view_handout,
    can_publish=can_publish_handout,
    is_public=True,
    errors={
        "nothing": gettext_lazy("No earlier resolution is open or was assessed at this meeting.")
    },
)


def _pages(matters: Matters, request: BuildRequest, language: str) -> str:
    with translation.override(language):
        made = date_format(timezone.localdate(request.requested_at), "j F Y")
        context = {
            "language": language,
            "edition": matters.edition,
            "organiser": matters.edition.organiser.name_on(matters.edition.starts_on, language),
            "title": _title(matters.edition),
            "running_note": _("Version %(number)s, %(day)s")
            % {"number": request.version, "day": made},
            "made_on": made,
            "matters": matters,
            "rows": printed_rows(matters, language),
            "chart": state_chart(matters.by_state, id=f"chart-matters-{language}"),
            "code": request.verification_code,
            "address": request.verification_address,
            "code_picture": qr_code_svg(
                text=request.verification_address, label=_("QR code to verify this document")
            ),
        }
        return render_to_string("pdf/matters/pages.html", context)


def _title(edition: Edition) -> str:
    return _("Matters arising: %(meeting)s") % {"meeting": edition.name}


def _printed(row: Matter, language: str) -> dict[str, Any]:
    resolution = row.resolution
    day = resolution.edition.starts_on
    owners = [
        owner.institution.name_on(day, language)
        if owner.institution
        else str(owner.get_owner_class_display())
        for owner in resolution.owners.all()
    ]
    note = ""
    if row.assessment:
        note = getattr(row.assessment, f"note_{language}")
    return {
        "number": resolution.register_number,
        "title": words_in_force(resolution).title,
        "owners": owners,
        "state": row.delivery_label,
        "percentage": row.percentage,
        "reported": row.reported,
        "answering": row.answering,
        "reason": resolution.delivery_reason,
        "note": note,
    }
