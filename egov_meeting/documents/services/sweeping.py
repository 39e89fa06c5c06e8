"""Deleting what interrupted builds left behind."""

from datetime import datetime

from egov_meeting.documents.models import Document
from egov_meeting.documents.storage import ORPHAN_AFTER, delete_file, files_before


def remove_orphan_files(*, at: datetime) -> int:
    """Delete stored files older than an hour that no document names; returns how many."""
    known = set(Document.objects.values_list("file", flat=True))
    orphans = [name for name in files_before(at - ORPHAN_AFTER) if name not in known]
    for name in orphans:
        delete_file(name)
    return len(orphans)
