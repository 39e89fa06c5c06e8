"""Deleting what interrupted builds left behind, and documents that are not kept for good."""

from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import delete
from egov_meeting.documents.kinds import registered_kinds
from egov_meeting.documents.models import Document, DocumentJob, JobPart
from egov_meeting.documents.storage import ORPHAN_AFTER, delete_file, files_before


def remove_orphan_files(*, at: datetime) -> int:
    """Delete stored files older than an hour that neither a document nor a part of one names.

    Returns how many.
    """
    known = set(Document.objects.values_list("file", flat=True))
    known |= set(JobPart.objects.values_list("file", flat=True))
    orphans = [name for name in files_before(at - ORPHAN_AFTER) if name not in known]
    for name in orphans:
        delete_file(name)
    return len(orphans)


def remove_outlived_documents(*, at: datetime) -> int:
    """Delete documents whose kind keeps them no longer, with job and file; returns how many."""
    number = 0
    for kind in registered_kinds():
        if kind.kept_for is None:
            continue
        outlived = Document.objects.filter(kind=kind.key, created_at__lte=at - kind.kept_for)
        for document in outlived:
            _remove(document, at)
            number += 1
    return number


def _remove(document: Document, at: datetime) -> None:
    """The rows first: a file that stays behind is an orphan, swept later."""
    name = str(document.file.name)
    with transaction.atomic():
        DocumentJob.objects.filter(document=document).delete()
        delete(document, by=SYSTEM, at=at, action="documents.outlived", shown_publicly=False)
    delete_file(name)
