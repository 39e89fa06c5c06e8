"""Parts of a long document: who makes which, and what became of it.

The worker that holds the job makes parts like every other, waits for the last one and puts them
together. A part whose worker is gone goes back; parts that were ready stay ready when the job itself
goes to another worker.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import F, QuerySet

from egov_meeting.celery import app
from egov_meeting.documents.builds import Cancelled
from egov_meeting.documents.choices import OPEN_JOB_STATES, JobState, PartState
from egov_meeting.documents.models import DocumentJob, JobPart
from egov_meeting.documents.services.leases import LEASE_LASTS
from egov_meeting.documents.storage import FOLDER, delete_file
from egov_meeting.shared.queue import enqueue

# By name: tasks stand above services and are not imported from here.
TASK = "egov_meeting.documents.tasks.make_parts"
# No more workers are called than these, however many parts there are.
MOST_HELPERS = 15


def adopt_parts(*, job: DocumentJob) -> int:
    """Take over what an earlier attempt left, ready parts as they are; returns how many parts there are.

    The first attempt, and one that a person asked for again, begins anew.
    """
    if job.attempts == 1:
        drop_parts(job=job)
        return 0
    parts = JobPart.objects.filter(job=job)
    parts.exclude(state=PartState.DONE).update(state=PartState.QUEUED, lease=None)
    return parts.update(attempt_of_job=job.attempts)


def plan_parts(*, job: DocumentJob, params: Sequence[Mapping[str, Any]]) -> None:
    """Write the parts down; all or none."""
    with transaction.atomic():
        JobPart.objects.bulk_create(
            JobPart(job=job, attempt_of_job=job.attempts, number=number, params=dict(one))
            for number, one in enumerate(params)
        )


def call_helpers(*, job: DocumentJob, parts: int) -> None:
    """Tell other workers that there is something to do; without them the job's own makes every part."""
    for _helper in range(min(parts - 1, MOST_HELPERS)):
        enqueue(app.signature(TASK), str(job.pk))


def claim_part(*, job_id: uuid.UUID | str, at: datetime) -> JobPart | None:
    """The next part that nobody makes, for this worker; None when there is none or the job has ended."""
    with transaction.atomic():
        part = (
            _current(JobPart.objects.filter(job__pk=job_id, state=PartState.QUEUED))
            .select_for_update(of=("self",), skip_locked=connection.features.has_select_for_update)
            .order_by("number")
            .first()
        )
        if part is None:
            return None
        part.state, part.lease, part.heartbeat_at = PartState.RUNNING, uuid.uuid4(), at
        part.attempts += 1
        part.save(update_fields=["state", "lease", "heartbeat_at", "attempts"])
        return part


def renew_part(*, part: JobPart, at: datetime) -> None:
    """Show a sign of life. Raises Cancelled when the part is no longer ours or the job has ended."""
    if not _current(_held(part)).update(heartbeat_at=at):
        raise Cancelled


def finish_part(*, part: JobPart, content: bytes) -> None:
    """Keep what was made. Raises Cancelled, with the file deleted, when the part is no longer ours."""
    name = default_storage.save(_stored_name(part), ContentFile(content))
    done = {"state": PartState.DONE, "lease": None, "file": name, "size": len(content)}
    if not _current(_held(part)).update(**done):
        delete_file(name)
        raise Cancelled


def give_part_back(*, part: JobPart) -> None:
    """Let another worker make it; nothing happens when it is no longer ours."""
    _held(part).update(state=PartState.QUEUED, lease=None)


def requeue_stalled_parts(*, job: DocumentJob, at: datetime) -> int:
    """Put back the parts whose workers have given no sign of life; returns how many."""
    gone = JobPart.objects.filter(
        job=job, state=PartState.RUNNING, heartbeat_at__lt=at - LEASE_LASTS
    )
    return gone.update(state=PartState.QUEUED, lease=None)


def parts_left(*, job: DocumentJob) -> int:
    """How many are not ready."""
    return JobPart.objects.filter(job=job).exclude(state=PartState.DONE).count()


def contents_of_parts(*, job_id: uuid.UUID | str) -> Iterator[bytes]:
    """What was made, in order, one after the other."""
    for part in JobPart.objects.filter(job__pk=job_id).order_by("number"):
        with part.file.open("rb") as file:
            yield file.read()


def drop_parts(*, job: DocumentJob) -> None:
    """Forget the parts of a job; the rows first, a file that stays behind is swept later."""
    parts = JobPart.objects.filter(job=job)
    names = list(parts.exclude(file="").values_list("file", flat=True))
    parts.delete()
    for name in names:
        delete_file(name)


def drop_left_parts() -> int:
    """Forget the parts of jobs that have come to an end; returns of how many jobs."""
    ended = DocumentJob.objects.exclude(state__in=OPEN_JOB_STATES).filter(parts__isnull=False)
    number = 0
    for job in list(ended.distinct()):
        with transaction.atomic():
            # Asked for again in the meantime, it has parts of its own.
            held = DocumentJob.objects.select_for_update().filter(pk=job.pk)
            if held.exclude(state__in=OPEN_JOB_STATES).exists():
                drop_parts(job=job)
                number += 1
    return number


def _held(part: JobPart) -> QuerySet[JobPart]:
    return JobPart.objects.filter(pk=part.pk, state=PartState.RUNNING, lease=part.lease)


def _current(parts: QuerySet[JobPart]) -> QuerySet[JobPart]:
    """Those of jobs under way, and of their present attempt."""
    return parts.filter(job__state=JobState.RUNNING, attempt_of_job=F("job__attempts"))


def _stored_name(part: JobPart) -> str:
    return f"{FOLDER}/parts/{part.job_id}/{part.number}.bin"
