"""Work of the queue `documents`."""

from celery import shared_task
from celery.signals import worker_process_init, worker_ready
from django.utils import timezone

from egov_meeting.documents.pdf.warming import warm_up
from egov_meeting.documents.services import leases, sweeping, upload_sweeping
from egov_meeting.documents.services.parts import drop_left_parts
from egov_meeting.documents.services.running import make_parts as help_making_parts
from egov_meeting.documents.services.running import run_job
from egov_meeting.documents.services.upload_checking import check_upload


@shared_task
def make_document(job_id: str) -> None:
    """Build the document of one job; a message that comes twice does nothing the second time."""
    run_job(job_id=job_id, clock=timezone.now)


@shared_task
def make_parts(job_id: str) -> int:
    """Make parts of a document that another worker holds; without any left nothing is done."""
    return help_making_parts(job_id=job_id, clock=timezone.now)


@shared_task
def requeue_stalled_jobs() -> int:
    """Give back the jobs of dead workers and send lost messages again (every 30 s)."""
    return leases.requeue_stalled_jobs(at=timezone.now())


@shared_task
def remove_orphan_files() -> int:
    """Delete documents kept long enough, and what interrupted builds left (every hour)."""
    at = timezone.now()
    drop_left_parts()
    return sweeping.remove_outlived_documents(at=at) + sweeping.remove_orphan_files(at=at)


@shared_task
def check_one_upload(upload_id: str) -> None:
    """Put together and check one upload; a message that comes twice does nothing the second time."""
    check_upload(upload_id=upload_id, at=timezone.now())


@shared_task
def check_waiting_uploads() -> int:
    """Check again what a dead worker or an absent virus scanner left waiting (every minute)."""
    return upload_sweeping.check_waiting_uploads(at=timezone.now())


@shared_task
def remove_abandoned_uploads() -> int:
    """Give up uploads that nobody finishes, and delete files that nothing names (every hour)."""
    return upload_sweeping.remove_abandoned_uploads(at=timezone.now())


@worker_ready.connect
def look_for_stalled_jobs(**kwargs: object) -> None:
    """A worker that starts first asks what the last one left undone."""
    requeue_stalled_jobs.apply_async(queue="documents")


@worker_process_init.connect
def load_the_engine(**kwargs: object) -> None:
    """Each process of the pool loads WeasyPrint once, so that no document waits for it."""
    warm_up()
