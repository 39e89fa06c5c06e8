"""The files of a ministry's report, each belonging to one part."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import save_changes, save_new
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.uploading import claim_upload, withdraw_upload
from reports.models import MinistryReport, MinistryReportFile
from reports.services.ministry_writing import begin, writable

MOST_FILES = 30


def add_file(
    *, report: MinistryReport, part: str, upload: Upload, by: Actor, at: datetime
) -> MinistryReportFile:
    """Put a received file to a part. The same file twice at a part is one. Raises ValidationError."""
    with transaction.atomic():
        stored = writable(report, at)
        there = list(stored.files.filter(removed_at=None).select_related("upload"))
        same = [
            one
            for one in there
            if one.upload_id == upload.pk
            or (one.part == part and upload.sha256 and one.upload.sha256 == upload.sha256)
        ]
        if same:
            return same[0]
        if len(there) >= MOST_FILES:
            raise ValidationError(
                _("At most %(number)d files fit into a report.") % {"number": MOST_FILES}
            )
        claim_upload(upload=upload)
        added = MinistryReportFile(report=stored, part=part, upload=upload, added_at=at)
        save_new(added, by=by, at=at, action="ministry_reports.file_added", shown_publicly=False)
        begin(stored, by, at)
    return added


def remove_file(*, file: MinistryReportFile, by: Actor, at: datetime) -> None:
    """Take a file out. Versions that hold it keep it; one that was never handed in is withdrawn. Raises ValidationError."""
    with transaction.atomic():
        stored = writable(file.report, at)
        changed = save_changes(
            file,
            by=by,
            at=at,
            action="ministry_reports.file_removed",
            fields={"removed_at": at},
            shown_publicly=False,
        )
        handed_in = stored.versions.filter(at__gte=file.added_at).exists()
    if changed and not handed_in:
        withdraw_upload(upload=file.upload, by=by, at=at)
