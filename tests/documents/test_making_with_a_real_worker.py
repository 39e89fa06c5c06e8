"""From the request to the file, with Celery, a broker and processes that die."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from egov_meeting.documents.choices import JobState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.leases import LEASE_LASTS, requeue_stalled_jobs
from egov_meeting.documents.services.requesting import cancel_job, request_document
from egov_meeting.documents.services.sending import send_job
from tests.documents.factories import EditionFactory, staff
from tests.worker_process import sending_to, wait_for

pytestmark = pytest.mark.worker


def ask(edition, by, how="quick", language="sw", **params):
    return request_document(
        kind="sample",
        edition=edition,
        language=language,
        by=by,
        at=timezone.now(),
        params={"how": how, **params},
    )


def is_in(job, state):
    job.refresh_from_db()
    return job.state == state


@pytest.fixture
def edition(own_queue):
    return EditionFactory()


@pytest.fixture
def asha(own_queue):
    return staff()


def test_document_is_made_in_both_languages(edition, asha, celery_worker_process):
    worker = celery_worker_process()
    jobs = [ask(edition, asha, language=code) for code in ("sw", "en")]
    for job in jobs:
        wait_for(lambda job=job: is_in(job, JobState.DONE), 10, worker.log)
        assert job.progress == 100
        assert job.document.version == 1
        assert job.document.file.read().startswith(str(edition.year).encode())
    assert {job.document.language for job in jobs} == {"sw", "en"}


@pytest.mark.timed
def test_progress_is_seen_within_a_second_and_moves_every_two(edition, asha, celery_worker_process):
    worker = celery_worker_process()
    job = ask(edition, asha, "slow")
    assert wait_for(lambda: is_in(job, JobState.RUNNING), 10, worker.log) <= 1
    seen, moved = job.progress, time.monotonic()
    longest = 0.0
    while not is_in(job, JobState.DONE):
        if job.progress != seen:
            longest = max(longest, time.monotonic() - moved)
            seen, moved = job.progress, time.monotonic()
        assert time.monotonic() - moved < 10
        time.sleep(0.05)
    assert longest <= 2


@pytest.mark.timed
def test_cancelled_build_stops_within_two_seconds_even_when_it_never_reports(
    edition, asha, celery_worker_process
):
    worker = celery_worker_process()
    job = ask(edition, asha, "stuck")
    wait_for(lambda: is_in(job, JobState.RUNNING), 10, worker.log)
    cancel_job(job=job, by=asha, at=timezone.now())
    # The only worker is free again: the next document is made at once.
    following = ask(edition, asha)
    assert wait_for(lambda: is_in(following, JobState.DONE), 10, worker.log) <= 2.5
    assert is_in(job, JobState.CANCELLED)
    assert Document.objects.count() == 1


def test_job_of_a_killed_worker_is_made_by_the_next_one(edition, asha, celery_worker_process):
    first = celery_worker_process()
    job = ask(edition, asha, "slow")
    wait_for(lambda: is_in(job, JobState.RUNNING) and job.progress > 5, 10, first.log)
    builder = children_of_session(first.process.pid)
    first.kill()
    wait_for(lambda: not any(is_alive(pid) for pid in builder), 3)
    second = celery_worker_process()
    assert is_in(job, JobState.RUNNING)
    assert requeue_stalled_jobs(at=timezone.now() + LEASE_LASTS + timedelta(seconds=1)) == 1
    wait_for(lambda: is_in(job, JobState.DONE), 25, second.log)
    assert job.attempts == 2
    assert Document.objects.count() == 1
    assert len(list(Path(job.document.file.path).parent.iterdir())) == 1


def test_worker_that_starts_takes_up_what_the_broker_lost(edition, asha, celery_worker_process):
    with sending_to("lost-", "redis://127.0.0.1:1/0"):
        job = ask(edition, asha)
    assert is_in(job, JobState.QUEUED)
    DocumentJob.objects.filter(pk=job.pk).update(sent_at=timezone.now() - timedelta(minutes=1))
    worker = celery_worker_process()
    wait_for(lambda: is_in(job, JobState.DONE), 10, worker.log)


@pytest.mark.timed
def test_request_is_answered_at_once_when_the_broker_is_away(edition, asha):
    began = time.monotonic()
    with sending_to("lost-", "redis://127.0.0.1:1/0"):
        job = ask(edition, asha)
    assert time.monotonic() - began < 3
    assert is_in(job, JobState.QUEUED)


@pytest.mark.parametrize(
    ("how", "key"),
    [
        ("refused", "no_programme"),
        ("broken", "unexpected"),
        ("killed", "worker_died"),
        ("empty", "empty"),
    ],
)
def test_failed_build_says_why_and_the_worker_lives_on(
    edition, asha, celery_worker_process, how, key
):
    worker = celery_worker_process()
    job = ask(edition, asha, how)
    wait_for(lambda: is_in(job, JobState.FAILED), 10, worker.log)
    assert job.error_key == key
    following = ask(edition, asha)
    wait_for(lambda: is_in(following, JobState.DONE), 10, worker.log)


def test_two_workers_make_twelve_jobs_once_each(edition, asha, celery_worker_process):
    workers = [celery_worker_process(), celery_worker_process()]
    jobs = [ask(edition, asha, number=number) for number in range(12)]
    for job in jobs:  # every message comes twice
        send_job(job)
    wait_for(
        lambda: DocumentJob.objects.filter(state=JobState.DONE).count() == len(jobs),
        20,
        workers[0].log,
    )
    assert sorted(Document.objects.values_list("version", flat=True)) == list(range(1, 13))
    assert set(DocumentJob.objects.values_list("attempts", flat=True)) == {1}


def children_of_session(leader):
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if os.getsid(int(folder.name)) == leader:
                    found.append(int(folder.name))
            except ProcessLookupError:
                continue
    return found


def is_alive(pid):
    try:
        os.kill(pid, signal.SIG_DFL)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
