"""The printed programme as a kind of document: asked for and published by staff, then for everybody."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.progress import Progress
from sessions_app.models import ProgrammeVersion
from sessions_app.permissions import (
    can_arrange_programme,
    can_publish_programme,
    can_view_arranging,
)
from sessions_app.printing.pdf import ToPrint, programme_pdf
from sessions_app.selectors.public import PRINTED_PROGRAMME, published_programme
from sessions_app.shown import as_plain

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

PDF_TYPE = "application/pdf"


def build_programme(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The programme people read now; a draft while none was published. Refuses ("no_programme") an empty one."""
    progress.report("reading", percent=1, until=8)
    published = published_programme(edition=request.edition)
    if not any(session.items for day in published.days for session in day.sessions):
        raise BuildRefused("no_programme", f"edition {request.edition.year} has no items")
    wanted = ToPrint(published.days, published.version, request.edition.is_recorded)
    content = programme_pdf(wanted, request=request, progress=progress.within(10, 99))
    number = published.version.number if published.version else request.version
    name = f"ratiba-{request.edition.year}-{request.language}-{number}.pdf"
    said = json.dumps(as_plain(published.days), sort_keys=True, ensure_ascii=False)
    return BuiltDocument(content, name, PDF_TYPE, sha256(said.encode()).hexdigest())


def can_view_file(user: Person, document: Document) -> bool:
    """A file that is not published yet: staff."""
    return can_view_arranging(user, document.edition)


def can_publish_file(user: Person, document: Document) -> bool:
    """Whoever publishes the programme; not a draft, which says on each page that it is one."""
    return can_publish_programme(user, document.edition) and not _is_draft(document)


def _is_draft(document: Document) -> bool:
    if document.edition.is_recorded:
        return False
    before = ProgrammeVersion.objects.filter(
        edition=document.edition_id, published_at__lte=document.created_at
    )
    return not before.exists()


PROGRAMME_DOCUMENT = DocumentKind(
    key=PRINTED_PROGRAMME,
    title=_("Programme (PDF)"),
    build=build_programme,
    can_request=can_arrange_programme,
    can_view=can_view_file,
    can_publish=can_publish_file,
    is_public=True,
    errors={"no_programme": _("The programme has no items yet.")},
)
