"""The own pass on paper: one page with the code that the desk reads, for who comes without a phone."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.documents.text import Words, plain
from egov_meeting.shared.wording import Wording
from registrations.choices import TAKING_PART, PassState
from registrations.day_permissions import can_print_badges
from registrations.models import Pass
from registrations.passes import qr_text

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person

KEY = "own_pass"
# It lets somebody in; who wants it again asks again.
KEPT_FOR = timedelta(hours=24)
PDF_TYPE = "application/pdf"
STYLESHEETS = ("passes/pass.css",)
_SUBJECT = "pass:"
TITLE = Wording("Msimbo wa kuingia", "Entry code")
CODE = Wording("Msimbo wa QR, kwa ajili ya dawati", "QR code, for the desk")
NUMBER = Wording("Namba ya usajili", "Registration number")
SHOW = Wording(
    "Onesha msimbo huu kwenye dawati: utapewa beji na kuingia.",
    "Show this code at the desk: you get your badge and are let in.",
)
SECRET = Wording(
    "Mwenye msimbo huu anaingia kwa jina lako: uoneshe kwenye dawati pekee.",
    "Whoever has this code comes in under your name: show it to the desk only.",
)


def pass_subject(pass_: Pass) -> str:
    """What the papers of a pass are about."""
    return f"{_SUBJECT}{pass_.pk}"


def paper_of_pass(pass_: Pass, *, language: str) -> Document | None:
    """The paper that says what is true now, where it is made already. Three queries at most."""
    found = Document.objects.filter(kind=KEY, subject=pass_subject(pass_), language=language)
    newest = found.order_by("-version").first()
    if newest is None or newest.source_fingerprint != _fingerprint(_told(pass_, language)):
        return None
    return newest


def job_of_pass(pass_: Pass, *, language: str) -> DocumentJob | None:
    """The newest wish for the paper, however it ended."""
    found = DocumentJob.objects.filter(kind=KEY, subject=pass_subject(pass_), language=language)
    return found.order_by("-created_at").first()


def build_pass(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The pass that the subject names. Refuses ("ended") when it lets nobody in any more."""
    progress.report("reading", percent=1, until=10)
    number = request.subject.removeprefix(_SUBJECT)
    own = Pass.objects.filter(pk=int(number) if number.isdigit() else 0, state=PassState.VALID)
    found = own.select_related(
        "registration__edition__organiser", "registration__group", "registration__institution"
    ).first()
    if found is None or found.registration.state not in TAKING_PART:
        raise BuildRefused("ended")
    language, registration = request.language, found.registration
    told = _told(found, language)
    title = f"{TITLE.in_language(language)} {registration.reference}"
    with translation.override(language):
        html = render_to_string(
            "pdf/passes/pass.html",
            {
                **told,
                "language": language,
                "title": title,
                "code": qr_code_svg(text=qr_text(found), label=CODE.in_language(language)),
                "number_label": NUMBER.in_language(language),
                "show": SHOW.in_language(language),
                "secret": SECRET.in_language(language),
            },
        )
    content = render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=language,
            created=request.requested_at,
            author=request.edition.organiser.name_on(request.edition.starts_on, language),
            subject=TITLE.in_language(language),
        ),
        stylesheets=STYLESHEETS,
        progress=progress.within(10, 99),
        expected_pages=1,
    )
    name = f"msimbo-{registration.reference.lower()}-{language}.pdf"
    return BuiltDocument(content, name, PDF_TYPE, source_fingerprint=_fingerprint(told))


def can_view_pass(user: Person, document: Document) -> bool:
    """Staff who print badges; the person comes by the own link."""
    return can_print_badges(user, document.edition)


OWN_PASS = DocumentKind(
    key=KEY,
    title=gettext_lazy("Entry code of one person (PDF)"),
    build=build_pass,
    can_view=can_view_pass,
    kept_for=KEPT_FOR,
    errors={"ended": gettext_lazy("This code lets nobody in any more. Load the page again.")},
)


def _told(pass_: Pass, language: str) -> dict[str, Any]:
    """What the paper says besides its code and our own words."""
    row = pass_.registration
    words = Words(row.edition, language)
    days = sorted(row.group.days.values_list("date", flat=True))
    first, last = (days[0], days[-1]) if days else (row.edition.starts_on, row.edition.ends_on)
    place = (plain(words.text(row.edition, "hall")), row.edition.city)
    return {
        "meeting": plain(words.text(row.edition, "name")),
        "days": words.grammar.date_range(first, last),
        "place": ", ".join(filter(None, place)),
        "name": row.full_name,
        "institution": words.institution(row.institution)
        if row.institution
        else row.institution_name,
        "group": plain(words.text(row.group, "name")),
        "reference": row.reference,
    }


def _fingerprint(told: dict[str, Any]) -> str:
    return hashlib.sha256(repr(sorted(told.items())).encode()).hexdigest()
