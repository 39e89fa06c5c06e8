"""Putting the number of a job on the queue."""

from egov_meeting.documents.models import DocumentJob
from egov_meeting.shared.queue import enqueue


def send_job(job: DocumentJob) -> None:
    """Send `job` to the workers after commit. The row stays the truth when the queue is away."""
    # Tasks stand above services; they are met here only, at run time.
    from egov_meeting.documents.tasks import make_document

    enqueue(make_document, str(job.pk))
