"""Asking for a document, asking again, and changing one's mind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import transition
from egov_meeting.documents.choices import OPEN_JOB_STATES, DocumentLanguage, JobState
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.services.sending import send_job
from egov_meeting.documents.verification_codes import new_verification_code

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition


def request_document(
    *,
    kind: str,
    edition: Edition,
    language: str,
    by: Actor,
    at: datetime,
    params: Mapping[str, Any] | None = None,
    subject: str = "",
) -> DocumentJob:
    """Ask for a document; the job is on record when this returns and is sent after commit.

    `subject` names what of the edition the document is about ("bill:123"): versions are counted for
    each. The same wish asked twice while the first is open gives the first job back. Raises UnknownKind
    for a kind nobody registered and ValueError for a language that is none. Whether `by` may ask is
    the caller's question (kind.can_request).
    """
    kind_called(kind)
    DocumentLanguage(language)
    wish = dict(params or {})
    key = _request_key(kind, edition.pk, language, subject, wish)
    open_jobs = DocumentJob.objects.filter(request_key=key, state__in=OPEN_JOB_STATES)
    found = open_jobs.first()
    if found:
        return found
    try:
        with transaction.atomic():
            job = DocumentJob.objects.create(
                kind=kind,
                edition=edition,
                subject=subject,
                language=language,
                params=wish,
                request_key=key,
                requested_by_id=by.pk,
                verification_code=new_verification_code(),
                created_at=at,
                sent_at=at,
            )
            record(
                action="documents.requested",
                obj=job,
                by=by,
                at=at,
                after={"kind": kind, "language": language, "subject": subject, "params": wish},
                shown_publicly=False,
            )
            send_job(job)
    except IntegrityError:
        # Somebody pressed the same button in the same moment; theirs is as good.
        return open_jobs.get()
    return job


def cancel_job(*, job: DocumentJob, by: Actor, at: datetime) -> DocumentJob:
    """Cancel an open job. It counts as cancelled at once; a worker that builds it stops within a second.

    Raises TransitionRefused when it has come to an end already.
    """
    ended = {"lease": None, "finished_at": at}
    transition(job, to=JobState.CANCELLED, by=by, at=at, also=ended, shown_publicly=False)
    return job


def retry_job(*, job: DocumentJob, by: Actor, at: datetime) -> DocumentJob:
    """Put a failed or cancelled job back in the queue, with all its attempts before it again.

    When the same wish is open in another job, that one is given back instead. Raises
    TransitionRefused for a job that is neither failed nor cancelled.
    """
    twin = DocumentJob.objects.filter(
        request_key=job.request_key, state__in=OPEN_JOB_STATES
    ).exclude(pk=job.pk)
    found = twin.first()
    if found:
        return found
    try:
        with transaction.atomic():
            fresh = {**FRESH, "attempts": 0, "times_sent": 1, "sent_at": at}
            transition(job, to=JobState.QUEUED, by=by, at=at, also=fresh, shown_publicly=False)
            send_job(job)
    except IntegrityError:
        return twin.get()
    return job


# What a job looks like before anybody has worked on it.
FRESH: Mapping[str, Any] = {
    "progress": 0,
    "step": "",
    "step_count": None,
    "error_key": "",
    "error_detail": "",
    "lease": None,
    "heartbeat_at": None,
    "version": None,
    "started_at": None,
    "finished_at": None,
}


def _request_key(*wish: Any) -> str:
    written = json.dumps(wish, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
