"""Putting the number of a job on the queue."""

from egov_meeting.celery import app
from egov_meeting.documents.models import DocumentJob
from egov_meeting.shared.queue import enqueue

# By name: tasks stand above services and are not imported from here.
TASK = "egov_meeting.documents.tasks.make_document"


def send_job(job: DocumentJob) -> None:
    """Send `job` to the workers after commit. The row stays the truth when the queue is away."""
    enqueue(app.signature(TASK), str(job.pk))
