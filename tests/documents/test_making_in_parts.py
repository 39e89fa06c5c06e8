"""A long document is made in parts: by whoever is free, each part once, and joined in order."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.builds import Cancelled
from egov_meeting.documents.choices import JobState, PartState
from egov_meeting.documents.models import DocumentJob, JobPart
from egov_meeting.documents.services import parts
from egov_meeting.documents.services.leases import (
    LEASE_LASTS,
    claim_job,
    requeue_stalled_jobs,
)
from egov_meeting.documents.services.requesting import cancel_job, request_document, retry_job
from egov_meeting.documents.services.running import make_parts, run_job
from egov_meeting.documents.tasks import remove_orphan_files
from tests.documents.factories import EditionFactory
from tests.documents.parted_kind import KEY, register_parted

NOON = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
LINES = "".join(f"{number}\n" for number in range(10)).encode()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kind():
    register_parted()


def ask(total=10, size=3, **params) -> DocumentJob:
    wish = {"total": total, "size": size, **params}
    return request_document(
        kind=KEY, edition=EditionFactory(), language="sw", by=SYSTEM, at=NOON, params=wish
    )


def clock():
    return NOON


def claimed(job):
    """The job in the hands of a worker, its parts written down."""
    held = claim_job(job_id=job.pk, at=NOON)
    assert held is not None
    parts.plan_parts(job=held, params=[{"from": 0, "to": 5}, {"from": 5, "to": 10}])
    return held


def made_by(job):
    job.refresh_from_db()
    return job.document.file.read()


@pytest.mark.parametrize(("total", "size"), [(10, 3), (10, 10), (10, 4)])
def test_parts_are_joined_in_order_and_forgotten(total, size) -> None:
    job = ask(total, size)
    run_job(job_id=job.pk, clock=clock)

    assert made_by(job) == LINES
    assert job.state == JobState.DONE
    assert JobPart.objects.count() == 0
    assert not list((Path(settings.MEDIA_ROOT) / "documents/parts").rglob("*.bin"))


def test_two_workers_never_take_the_same_part() -> None:
    held = claimed(ask())
    taken = [parts.claim_part(job_id=held.pk, at=NOON) for _worker in range(3)]
    assert [part and part.number for part in taken] == [0, 1, None]


def test_helper_makes_what_is_left_and_nothing_twice() -> None:
    held = claimed(ask())
    assert make_parts(job_id=held.pk, clock=clock) == 2
    assert make_parts(job_id=held.pk, clock=clock) == 0
    assert b"".join(parts.contents_of_parts(job_id=held.pk)) == LINES


def test_part_of_a_helper_that_is_gone_is_made_by_another() -> None:
    held = claimed(ask())
    lost = parts.claim_part(job_id=held.pk, at=NOON)
    later = NOON + LEASE_LASTS + dt.timedelta(seconds=1)
    assert parts.requeue_stalled_parts(job=held, at=later) == 1
    assert make_parts(job_id=held.pk, clock=clock) == 2
    with pytest.raises(Cancelled):
        parts.finish_part(part=lost, content=b"late")
    assert b"".join(parts.contents_of_parts(job_id=held.pk)) == LINES


def test_next_worker_keeps_the_parts_that_were_ready() -> None:
    job = ask()
    held = claimed(job)
    first = parts.claim_part(job_id=held.pk, at=NOON)
    parts.finish_part(part=first, content=b"first half\n")
    parts.claim_part(job_id=held.pk, at=NOON)  # the worker dies over the second
    requeue_stalled_jobs(at=NOON + LEASE_LASTS + dt.timedelta(seconds=1))
    run_job(job_id=job.pk, clock=clock)

    assert made_by(job) == b"first half\n5\n6\n7\n8\n9\n"


def test_cancelled_job_takes_no_more_parts_and_is_swept() -> None:
    job = ask()
    held = claimed(job)
    part = parts.claim_part(job_id=held.pk, at=NOON)
    cancel_job(job=job, by=SYSTEM, at=NOON)

    with pytest.raises(Cancelled):
        parts.renew_part(part=part, at=NOON)
    assert parts.claim_part(job_id=held.pk, at=NOON) is None
    remove_orphan_files()
    assert JobPart.objects.count() == 0


def test_what_goes_wrong_in_a_part_is_said_of_the_job_and_can_be_tried_again() -> None:
    job = ask(refused_at=4)
    run_job(job_id=job.pk, clock=clock)
    job.refresh_from_db()
    assert (job.state, job.error_key) == (JobState.FAILED, "no_line")

    DocumentJob.objects.filter(pk=job.pk).update(params={"total": 10, "size": 3})
    job.refresh_from_db()
    retry_job(job=job, by=SYSTEM, at=NOON)
    run_job(job_id=job.pk, clock=clock)
    assert made_by(job) == LINES


def test_helper_that_fails_gives_the_part_back() -> None:
    held = claimed(ask(refused_at=1))
    assert make_parts(job_id=held.pk, clock=clock) == 0
    assert {part.state for part in JobPart.objects.all()} == {PartState.QUEUED}
