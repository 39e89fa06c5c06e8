"""Badges by real workers: two share the parts, and one that is killed in the middle costs nobody a badge."""

from __future__ import annotations

import io
import os
import signal
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.choices import JobState, PartState
from egov_meeting.documents.models import Document, JobPart
from egov_meeting.documents.services.leases import LEASE_LASTS, requeue_stalled_jobs
from egov_meeting.documents.services.requesting import request_document
from registrations import passes
from registrations.documents_badges import KEY
from registrations.models import Pass
from tests.registrations.badges import codes_on, meeting_with, pictures_of
from tests.worker_process import wait_for

pytestmark = pytest.mark.worker
PEOPLE, IN_A_PART = 160, 8


def test_badges_of_a_killed_worker_are_finished_by_the_next_and_none_twice(
    own_queue, celery_worker_process, tmp_path: Path
) -> None:
    edition, rows = meeting_with(tuple(f"Mtu wa {number:03d}" for number in range(PEOPLE)))
    passes.issue_passes(edition=edition, registrations=rows, at=timezone.now())
    first = celery_worker_process(concurrency=2)
    job = request_document(
        kind=KEY,
        edition=edition,
        language="sw",
        by=SYSTEM,
        at=timezone.now(),
        params={"in_a_part": IN_A_PART},
        subject="badges",
    )
    done = JobPart.objects.filter(job=job, state=PartState.DONE)
    wait_for(lambda: done.count() >= 2, 60, first.log)
    os.killpg(first.process.pid, signal.SIGKILL)
    first.process.wait()
    kept = set(done.values_list("number", "file"))
    assert 2 <= len(kept) < PEOPLE // IN_A_PART

    second = celery_worker_process()
    assert requeue_stalled_jobs(at=timezone.now() + LEASE_LASTS + timedelta(seconds=1)) == 1
    wait_for(lambda: _is_ready(job), 120, second.log)
    assert job.attempts == 2
    assert (Document.objects.count(), JobPart.objects.count()) == (1, 0)

    content = job.document.file.read()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == PEOPLE // 8
    codes = [
        code for page in pictures_of(content, tmp_path / "p", dots=80) for code in codes_on(page)
    ]
    assert len(codes) == PEOPLE
    assert {passes.read_code(code).code for code in codes} == set(
        Pass.objects.values_list("code", flat=True)
    )
    assert Pass.objects.filter(printed_as="").count() == 0
    assert Event.objects.filter(action="registrations.badges_printed").count() == 1


def _is_ready(job) -> bool:
    job.refresh_from_db()
    assert job.state != JobState.FAILED, job.error_detail
    return job.state == JobState.DONE
