"""The letters that announce the call: one for each institution, in one language or both, as one file to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from innovations.announcing import call_address, closing_words
from innovations.models import Call
from innovations.permissions import can_change_innovations, can_view_innovations
from innovations.selectors.call import kinds_taken

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

KEY = "call_letters"
SUBJECT = "innovation_call"
PDF_TYPE = "application/pdf"


def build_letters(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """A letter for each institution of the parameters: `institutions` (keys of rows), `reference`,
    `signatory`, `office`. Refuses "no_call" and "nobody".
    """
    progress.report("reading", percent=1, until=8)
    edition = Edition.objects.select_related("organiser").get(pk=request.edition.pk)
    call = Call.objects.filter(edition=edition, closes_on__isnull=False).first()
    if call is None:
        raise BuildRefused("no_call", str(edition.year))
    institutions = list(
        Institution.objects.filter(pk__in=request.params.get("institutions", []))
        .prefetch_related("former_names")
        .order_by("name_sw", "pk")
    )
    if not institutions:
        raise BuildRefused("nobody", str(edition.year))
    languages = ["sw", "en"] if request.language == "both" else [request.language]
    # A letter in both languages goes to one desk: its pages lie together.
    pages = [
        _page(call, edition, one, request, language)
        for one in institutions
        for language in languages
    ]
    with translation.override(languages[0]):
        title = _title(edition)
        html = render_to_string(
            "pdf/innovations/call_letters.html",
            {"language": languages[0], "title": title, "running_title": title, "pages": pages},
        )
    content = render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=languages[0],
            created=request.requested_at,
            author=edition.organiser.name_on(edition.starts_on, languages[0]),
            subject=title,
        ),
        stylesheets=("innovations/call_letters.css",),
        progress=progress.within(10, 99),
        expected_pages=len(pages),
    )
    return BuiltDocument(content, f"wito-{edition.year}-{request.language}.pdf", PDF_TYPE)


def can_view_letters(user: Person, document: Document) -> bool:
    """Staff who see what is entered."""
    return can_view_innovations(user, document.edition)


CALL_LETTERS = DocumentKind(
    key=KEY,
    title=gettext_lazy("Letters announcing the call for research and innovation"),
    build=build_letters,
    can_request=can_change_innovations,
    can_view=can_view_letters,
    errors={
        "no_call": gettext_lazy("The call has no last day yet."),
        "nobody": gettext_lazy("No institution was chosen."),
    },
)


def _page(
    call: Call, edition: Edition, to: Institution, request: BuildRequest, language: str
) -> str:
    params = request.params
    with translation.override(language):
        address = call_address(edition, language)
        context: dict[str, Any] = {
            "language": language,
            "title": _title(edition),
            "organiser": edition.organiser.name_on(edition.starts_on, language),
            "edition": edition,
            "call": call,
            "purpose": str(call.purpose or ""),
            "institution": to.name_on(timezone.localdate(request.requested_at), language),
            "reference": params.get("reference", ""),
            "signatory": params.get("signatory", ""),
            "office": params.get("office", ""),
            "made_on": date_format(timezone.localdate(request.requested_at), "j F Y"),
            "opens_on": date_format(call.opens_on, "j F Y") if call.opens_on else "",
            "until": closing_words(call, language),
            "kinds": [kind.label for kind in kinds_taken(call=call)],
            "tracks": [str(one) for one in call.tracks.all()],
            "address": address,
            "code_picture": qr_code_svg(text=address, label=_("QR code that leads to the call")),
        }
        return render_to_string("pdf/innovations/call_letter.html", context)


def _title(edition: Edition) -> str:
    return _("Call for research and innovation: %(meeting)s") % {"meeting": edition.name}
