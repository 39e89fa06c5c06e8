"""Letters to entrants, the list of exhibitors and the certificates of selected entries as kinds of document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.documents.services.publishing import publish_document
from egov_meeting.documents.text import Words, plain
from egov_meeting.shared.grammar import for_language
from innovations.letter_words import words_of
from innovations.models import Call, Entry
from innovations.outcome_certificates import KEY as CERTIFICATE_KEY
from innovations.permissions import can_view_innovations
from innovations.selectors.booths import exhibitors
from innovations.selectors.letters import Letter, letters_of

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document
    from egov_meeting.meetings.models import Edition

PDF_TYPE = "application/pdf"
# Apart from the documents about the whole of the edition.
SUBJECT = "outcome"
_ENTRY = "entry:"
ERRORS = {
    "no_letters": gettext_lazy("There are no results to tell of."),
    "no_exhibitors": gettext_lazy("Nobody exhibits yet."),
    "no_certificates": gettext_lazy("No certificate is given yet."),
}


def subject_of(entry: Entry) -> str:
    """What the letter about an entry says it is about."""
    return f"{_ENTRY}{entry.pk}"


def build_letter(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The letter about one entry, in the language asked for. Refuses ("no_letters") before the results."""
    progress.report("reading", percent=1, until=8)
    entry = _entry_in(request.subject)
    letters = letters_of(call=_call(request.edition), entry=entry) if entry else []
    if not letters:
        raise BuildRefused("no_letters", request.subject)
    content = _letters_pdf(letters, request, progress, language=request.language, verified=True)
    name = f"barua-{request.edition.year}-{letters[0].entry.number}-{request.language}.pdf"
    return BuiltDocument(content, name, PDF_TYPE)


def build_letters(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """All letters, each on its page in the language of its entry. Refuses ("no_letters") before the results."""
    progress.report("reading", percent=1, until=8)
    letters = letters_of(call=_call(request.edition))
    if not letters:
        raise BuildRefused("no_letters", f"edition {request.edition.year}")
    content = _letters_pdf(letters, request, progress, language="", verified=False)
    return BuiltDocument(content, f"barua-{request.edition.year}.pdf", PDF_TYPE)


def build_exhibitors(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The list of exhibitors by booth. Refuses ("no_exhibitors") when there are none."""
    progress.report("reading", percent=1, until=8)
    with translation.override(request.language):
        rows = exhibitors(call=_call(request.edition), edition=request.edition)
        if not rows:
            raise BuildRefused("no_exhibitors", f"edition {request.edition.year}")
        title = _("Exhibitors")
        context = {**_frame(request, request.language, title), "rows": rows}
        html = render_to_string("pdf/innovations/exhibitors.html", context)
    content = _rendered(html, title, request, request.language, progress, pages=1)
    name = f"waoneshaji-{request.edition.year}-{request.language}.pdf"
    return BuiltDocument(content, name, PDF_TYPE)


def build_certificates(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """All valid certificates in one file. Refuses ("no_certificates") when there are none."""
    from egov_meeting.documents.certificate_stamping import certificates_pdf

    rows = Certificate.objects.filter(
        edition=request.edition, kind=CERTIFICATE_KEY, state=CertificateState.VALID
    ).order_by("full_name", "pk")
    number = rows.count()
    if not number:
        raise BuildRefused("no_certificates", f"edition {request.edition.year}")
    with translation.override(request.language):
        title = _("Certificates of recognition")
    content = certificates_pdf(
        rows,
        number=number,
        title=title,
        language=request.language,
        created=request.requested_at,
        progress=progress.within(5, 99),
    )
    return BuiltDocument(content, f"vyeti-{request.edition.year}.pdf", PDF_TYPE)


def can_view_file(user: Person, document: Document) -> bool:
    """Staff who see what is entered."""
    return can_view_innovations(user, document.edition)


def can_view_letter(user: Person, document: Document) -> bool:
    """Who made the entry, and staff who see what is entered."""
    if can_view_innovations(user, document.edition):
        return True
    entry = _entry_in(document.subject)
    is_own = entry is not None and entry.owner_id is not None and entry.owner_id == user.pk
    return bool(is_own and user.is_authenticated and user.is_active)


def letter_made(document: Document, by: Any, at: datetime) -> None:
    """A letter is official at once: its code answers."""
    publish_document(document=document, by=by, at=at)


LETTER = DocumentKind(
    key="innovation_letter",
    title=gettext_lazy("Letter about the result of an entry"),
    build=build_letter,
    can_view=can_view_letter,
    errors=ERRORS,
    on_built=letter_made,
)
LETTERS = DocumentKind(
    key="innovation_letters",
    title=gettext_lazy("Letters to all entrants"),
    build=build_letters,
    can_view=can_view_file,
    errors=ERRORS,
)
EXHIBITORS = DocumentKind(
    key="innovation_exhibitors",
    title=gettext_lazy("List of exhibitors"),
    build=build_exhibitors,
    can_view=can_view_file,
    errors=ERRORS,
)
CERTIFICATES = DocumentKind(
    key="innovation_certificates",
    title=gettext_lazy("Certificates of selected entries"),
    build=build_certificates,
    can_view=can_view_file,
    errors=ERRORS,
)
KINDS = (LETTER, LETTERS, EXHIBITORS, CERTIFICATES)
ASKED_BY_STAFF = {"barua": LETTERS, "waoneshaji": EXHIBITORS, "vyeti": CERTIFICATES}


def _letters_pdf(
    letters: Iterable[Letter],
    request: BuildRequest,
    progress: Progress,
    *,
    language: str,
    verified: bool,
) -> bytes:
    rows = list(letters)
    first = language or rows[0].entry.language
    pages = [_letter_page(row, request, language or row.entry.language, verified) for row in rows]
    with translation.override(first):
        title = _("Results of research and innovation")
        context = {"language": first, "title": title, "pages": pages}
        html = render_to_string("pdf/innovations/letters.html", context)
    return _rendered(html, title, request, first, progress, pages=len(rows))


def _letter_page(letter: Letter, request: BuildRequest, language: str, verified: bool) -> str:
    entry = letter.entry
    with translation.override(language):
        title = _("Result of your entry")
        context = {
            **_frame(request, language, title),
            "entry": entry,
            "institution": entry.institution.name_on(request.edition.starts_on, language)
            if entry.institution
            else entry.institution_name,
            "name": entry.owner.full_name if entry.owner else "",
            "words": words_of(letter, language=language),
        }
        if verified:
            context |= {
                "code": request.verification_code,
                "address": request.verification_address,
                "code_picture": qr_code_svg(
                    text=request.verification_address,
                    label=_("QR code to verify this document"),
                ),
            }
        return render_to_string("pdf/innovations/letter.html", context)


def _frame(request: BuildRequest, language: str, title: str) -> dict[str, Any]:
    words = Words(request.edition, language)
    day = for_language(language).date(timezone.localtime(request.requested_at).date())
    return {
        "language": language,
        "title": title,
        "running_title": title,
        "running_note": day,
        "organiser": words.institution(request.edition.organiser),
        "meeting": plain(words.text(request.edition, "name")),
        "day": day,
    }


def _rendered(
    html: str, title: str, request: BuildRequest, language: str, progress: Progress, *, pages: int
) -> bytes:
    organiser = request.edition.organiser
    return render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=language,
            created=request.requested_at,
            author=organiser.name_on(request.edition.starts_on, language),
            subject=title,
        ),
        stylesheets=("innovations/letter.css",),
        progress=progress.within(10, 99),
        expected_pages=pages,
    )


def _entry_in(subject: str) -> Entry | None:
    number = subject.removeprefix(_ENTRY)
    if not subject.startswith(_ENTRY) or not number.isdigit():
        return None
    return Entry.objects.filter(pk=int(number)).first()


def _call(edition: Edition) -> Call:
    found = Call.objects.select_related("edition").filter(edition=edition).first()
    if found is None:
        raise BuildRefused("no_letters", f"edition {edition.year} has no call")
    return found
