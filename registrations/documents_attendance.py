"""Lists to be signed by hand as a kind of document: those expected by a door, by group, with room for a signature."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.text import Words, plain
from egov_meeting.shared.grammar import for_language
from egov_meeting.shared.wording import Wording
from registrations.models import Checkpoint, Registration
from registrations.permissions import can_view_registrations
from registrations.selectors.attendance_list import expected_at

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

KEY = "attendance_list"
# They hold names, and who wanted one has it by then.
KEPT_FOR = timedelta(hours=24)
PDF_TYPE = "application/pdf"
STYLESHEETS = ("attendance/list.css",)
TITLE = Wording("Orodha ya mahudhurio: {door}", "Attendance list: {door}")
SUBJECT = Wording("Orodha ya kutia saini", "List to be signed")
COLUMNS = (
    Wording("Na.", "No."),
    Wording("Jina", "Name"),
    Wording("Taasisi", "Institution"),
    Wording("Namba ya usajili", "Registration number"),
    Wording("Saini", "Signature"),
)
MADE = Wording("Imeandaliwa {day}", "Made on {day}")
_ROWS_OF_A_PAGE = 24
# Empty lines at the end of each group, for people who are not on the list.
_SPARE = 5


def build_attendance_list(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The list of the door in `params`. Refuses ("no_people") where nobody is expected."""
    progress.report("reading", percent=1, until=8)
    door = Checkpoint.objects.filter(edition=request.edition, pk=request.params["door"]).first()
    language = request.language
    people = (
        list(expected_at(door=door).order_by("group__number", "sort_name", "pk")) if door else []
    )
    if door is None or not people:
        raise BuildRefused("no_people", f"door {request.params['door']}")
    words = Words(request.edition, language)
    title = words.say(TITLE).format(door=_door_name(door, words))
    day = for_language(language).date(timezone.localtime(request.requested_at).date())
    name = plain(words.text(request.edition, "name"))
    context = {
        "language": language,
        "title": title,
        "running_title": title,
        "running_note": words.say(MADE).format(day=day),
        "meeting": name,
        "columns": [words.say(one) for one in COLUMNS],
        "parts": _parts(people, words),
        "spare": range(_SPARE),
    }
    with translation.override(language):
        html = render_to_string("pdf/attendance/list.html", context)
    content = render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=language,
            created=request.requested_at,
            author=request.edition.organiser.name_on(request.edition.starts_on, language),
            subject=words.say(SUBJECT),
        ),
        stylesheets=STYLESHEETS,
        progress=progress.within(10, 99),
        expected_pages=len(people) // _ROWS_OF_A_PAGE + 1,
    )
    return BuiltDocument(content, f"mahudhurio-{door.date}-{door.pk}-{language}.pdf", PDF_TYPE)


def can_view_list(user: Person, document: Document) -> bool:
    """Whoever may see the registrations of the edition."""
    return can_view_registrations(user, document.edition)


def _parts(people: list[Registration], words: Words) -> list[dict[str, Any]]:
    day, language = words.edition.starts_on, words.language
    parts = []
    for group, members in groupby(people, key=lambda row: row.group):
        rows = [
            (
                row.full_name,
                row.institution.name_on(day, language) if row.institution else row.institution_name,
                row.reference,
            )
            for row in members
        ]
        parts.append({"name": plain(words.text(group, "name")), "rows": rows})
    return parts


def _door_name(door: Checkpoint, words: Words) -> str:
    day = words.grammar.date(door.date)
    return f"{plain(words.text(door, 'name'))}, {day}" if door.subject else day


ATTENDANCE_LIST = DocumentKind(
    key=KEY,
    title=gettext_lazy("Attendance list to be signed (PDF)"),
    build=build_attendance_list,
    can_view=can_view_list,
    kept_for=KEPT_FOR,
    errors={"no_people": gettext_lazy("Nobody is expected by this door.")},
)
