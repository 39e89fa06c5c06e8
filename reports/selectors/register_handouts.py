"""The handouts of matters arising that were made for an edition."""

from __future__ import annotations

from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document
from egov_meeting.meetings.models import Edition
from reports.matters_handout import KEY


def handouts_of(edition: Edition, *, only_published: bool = False) -> list[Document]:
    """The newest in each language, Swahili first. One query."""
    found = Document.objects.filter(edition=edition, kind=KEY).order_by("-language", "-version")
    if only_published:
        found = found.filter(state=DocumentState.PUBLISHED)
    latest: dict[str, Document] = {}
    for document in found:
        latest.setdefault(document.language, document)
    return list(latest.values())
