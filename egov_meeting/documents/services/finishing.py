"""The end of a job: its document on record, or the reason why there is none."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import transition
from egov_meeting.documents.builds import BuildRefused, BuiltDocument, Cancelled
from egov_meeting.documents.choices import JobState
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.storage import delete_file, stored_name

DETAIL_KEPT = 8000


def finish_job(*, job: DocumentJob, built: BuiltDocument, at: datetime) -> Document:
    """Store the file, then put document and finished job on record in one transaction.

    The file is whole before any row names it. Raises Cancelled, with the file deleted again, when
    the job was cancelled or given to another worker meanwhile; BuildRefused for an empty file or
    a storage that fails.
    """
    if not built.content:
        raise BuildRefused("empty")
    document = Document(
        id=uuid.uuid4(),
        kind=job.kind,
        edition_id=job.edition_id,
        subject=job.subject,
        language=job.language,
        version=job.version or 1,  # claim_job gave it one
        params=job.params,
        filename=built.filename,
        media_type=built.media_type,
        size=len(built.content),
        sha256=hashlib.sha256(built.content).hexdigest(),
        source_fingerprint=built.source_fingerprint,
        verification_code=job.verification_code,
        created_by_id=job.requested_by_id,
        created_at=at,
    )
    name = stored_name(document)
    try:
        document.file.name = document.file.storage.save(name, ContentFile(built.content))
    except OSError as error:
        raise BuildRefused("storage", detail=repr(error)) from error
    try:
        _put_on_record(job, document, built, at)
    except BaseException:
        delete_file(document.file.name)
        raise
    return document


def fail_job(*, job: DocumentJob, key: str, detail: str, at: datetime) -> None:
    """Put on record why the job failed; nothing happens when it is no longer ours."""
    with transaction.atomic():
        held = _lock_if_held(job)
        if held is None:
            return
        failed = {
            "error_key": key,
            "error_detail": detail[-DETAIL_KEPT:].replace("\x00", ""),
            "lease": None,
            "finished_at": at,
        }
        transition(held, to=JobState.FAILED, by=SYSTEM, at=at, also=failed, shown_publicly=False)


def _put_on_record(
    job: DocumentJob, document: Document, built: BuiltDocument, at: datetime
) -> None:
    with transaction.atomic():
        held = _lock_if_held(job)
        if held is None:
            raise Cancelled
        document.save(force_insert=True)
        by = held.requested_by or SYSTEM
        record(
            action="documents.made",
            obj=document,
            by=by,
            at=at,
            after={"version": document.version, "sha256": document.sha256, "size": document.size},
            shown_publicly=False,
        )
        kind = kind_called(job.kind)
        if kind.on_built:
            kind.on_built(document, by, at)
        if kind.take_facts:
            kind.take_facts(document, built.facts, by, at)
        done = {
            "document": document,
            "progress": 100,
            "step": "done",
            "step_count": None,
            "lease": None,
            "finished_at": at,
        }
        transition(held, to=JobState.DONE, by=SYSTEM, at=at, also=done, shown_publicly=False)


def _lock_if_held(job: DocumentJob) -> DocumentJob | None:
    return (
        DocumentJob.objects.select_for_update()
        .filter(pk=job.pk, state=JobState.RUNNING, lease=job.lease)
        .first()
    )
