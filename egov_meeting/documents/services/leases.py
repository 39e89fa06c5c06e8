"""Who works on a job: taking it, staying on it, and giving it back when a worker is gone."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.transitions import transition
from egov_meeting.documents.builds import Cancelled
from egov_meeting.documents.choices import OPEN_JOB_STATES, JobState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.requesting import FRESH
from egov_meeting.documents.services.sending import send_job

# A worker gives a sign of life every second; after this long without one it is taken for dead.
LEASE_LASTS = timedelta(seconds=15)
MAX_ATTEMPTS = 3
# A message not acted upon is sent again after this long, then after twice as long, and so on.
RESEND_AFTER = timedelta(seconds=30)
RESEND_AT_MOST = timedelta(minutes=10)


def claim_job(*, job_id: uuid.UUID | str, at: datetime) -> DocumentJob | None:
    """Take a waiting job for this worker, give it its version number and a fresh lease.

    None when it is not waiting (done, cancelled, or another worker was faster): messages may come
    twice, work is done once.
    """
    with transaction.atomic():
        job = _lock_with_its_like(job_id)
        if job is None or job.state != JobState.QUEUED:
            return None
        taken = {
            **FRESH,
            "lease": uuid.uuid4(),
            "heartbeat_at": at,
            "started_at": at,
            "version": _next_version(job),
            "attempts": job.attempts + 1,
            "step": "starting",
            "progress": 1,
        }
        transition(job, to=JobState.RUNNING, by=SYSTEM, at=at, also=taken, shown_publicly=False)
        return job


def renew_lease(*, job: DocumentJob, at: datetime, **progress: Any) -> None:
    """Show a sign of life, with the progress made. Raises Cancelled when the job is no longer ours."""
    if not _held(job).update(heartbeat_at=at, **progress):
        raise Cancelled


def requeue_stalled_jobs(*, at: datetime) -> int:
    """Put jobs of dead workers back and send lost messages again; returns how many jobs were sent.

    A job whose worker died MAX_ATTEMPTS times fails instead, so that one bad document cannot take
    the workers down for ever.
    """
    sent = 0
    dead = DocumentJob.objects.filter(
        state=JobState.RUNNING, heartbeat_at__lt=at - LEASE_LASTS
    ).values_list("pk", flat=True)
    for pk in list(dead):
        sent += _give_back(pk, at)
    waiting = DocumentJob.objects.filter(state=JobState.QUEUED, sent_at__lt=at - RESEND_AFTER)
    for job in list(waiting):
        sent += _send_again(job, at)
    return sent


def _held(job: DocumentJob) -> QuerySet[DocumentJob]:
    return DocumentJob.objects.filter(pk=job.pk, state=JobState.RUNNING, lease=job.lease)


def _lock_with_its_like(job_id: uuid.UUID | str) -> DocumentJob | None:
    """The job, locked together with all open jobs for the same document; None when it is not open.

    Version numbers are counted one at a time for each document. Of two jobs claimed at once, the
    one claimed later sees the other's row and waits for it; nobody waits for another document.
    """
    job = DocumentJob.objects.filter(pk=job_id).first()
    if job is None:
        return None
    alike = DocumentJob.objects.filter(**_same(job), state__in=OPEN_JOB_STATES)
    locked = alike.select_for_update().order_by("pk")
    return next((one for one in locked if one.pk == job.pk), None)


def _same(job: DocumentJob) -> dict[str, Any]:
    return {
        "edition": job.edition_id,
        "kind": job.kind,
        "language": job.language,
        "subject": job.subject,
    }


def _next_version(job: DocumentJob) -> int:
    # Jobs at work are asked first: one that ends in between is counted twice and not missed.
    running = DocumentJob.objects.filter(**_same(job), state=JobState.RUNNING).aggregate(
        top=Max("version")
    )["top"]
    finished = Document.objects.filter(**_same(job)).aggregate(top=Max("version"))["top"]
    return max(finished or 0, running or 0) + 1


def _give_back(pk: uuid.UUID, at: datetime) -> int:
    with transaction.atomic():
        job = (
            DocumentJob.objects.select_for_update()
            .filter(pk=pk, state=JobState.RUNNING, heartbeat_at__lt=at - LEASE_LASTS)
            .first()
        )
        if job is None:
            return 0
        if job.attempts >= MAX_ATTEMPTS:
            failed = {"error_key": "too_many_attempts", "lease": None, "finished_at": at}
            transition(job, to=JobState.FAILED, by=SYSTEM, at=at, also=failed, shown_publicly=False)
            return 0
        waiting = {**FRESH, "sent_at": at, "times_sent": 1}
        transition(job, to=JobState.QUEUED, by=SYSTEM, at=at, also=waiting, shown_publicly=False)
        send_job(job)
        return 1


def _send_again(job: DocumentJob, at: datetime) -> int:
    pause = min(RESEND_AFTER * 2 ** (job.times_sent - 1), RESEND_AT_MOST)
    if job.sent_at > at - pause:
        return 0
    with transaction.atomic():
        ours = DocumentJob.objects.filter(
            pk=job.pk, state=JobState.QUEUED, times_sent=job.times_sent
        ).update(sent_at=at, times_sent=min(job.times_sent + 1, 20))
        if ours:
            send_job(job)
    return ours
