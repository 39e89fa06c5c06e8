"""Waiting until the processes have done what they were started for."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence

from egov_meeting.documents.choices import JobState
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.steps import error_text, step_text
from egov_meeting.home.running.children import Children

Say = Callable[[str], None]


class NotReady(RuntimeError):
    """Something did not happen, or went wrong, in the time it was given."""


def wait_until_healthy(*, address: str, children: Children, seconds: float = 60) -> None:
    """Return when `address` answers 200. Raises NotReady, or ChildEnded when a process has gone."""
    deadline = time.monotonic() + seconds
    while not _answers(address):
        children.check()
        if time.monotonic() > deadline:
            raise NotReady(f"{address} did not answer within {seconds:.0f} seconds")
        time.sleep(0.1)


def wait_for_documents(
    *, jobs: Sequence[DocumentJob], children: Children, say: Say, seconds: float = 300
) -> None:
    """Return when every job is done, telling each new step. Raises NotReady when one fails."""
    deadline = time.monotonic() + seconds
    told: dict[object, str] = {}
    while True:
        current = list(DocumentJob.objects.filter(pk__in=[job.pk for job in jobs]))
        for job in current:
            _tell(job, told, say)
            _refuse_failure(job)
        if all(job.state == JobState.DONE for job in current):
            return
        children.check()
        if time.monotonic() > deadline:
            raise NotReady(f"The documents were not ready within {seconds:.0f} seconds")
        time.sleep(0.2)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _tell(job: DocumentJob, told: dict[object, str], say: Say) -> None:
    line = f"{job.progress:3d} %  {step_text(kind=job.kind, step=job.step or 'waiting')}"
    mark = job.step if job.state != JobState.DONE else "done"
    if told.get(job.pk) != mark:
        told[job.pk] = mark
        say(f"  {job.kind} {job.language}: {line}")


def _refuse_failure(job: DocumentJob) -> None:
    if job.state in (JobState.FAILED, JobState.CANCELLED):
        reason = error_text(kind=job.kind, key=job.error_key) or job.get_state_display()
        raise NotReady(f"{job.kind} {job.language}: {reason}\n{job.error_detail}".rstrip())
