"""Putting the number of an upload on the queue."""

from egov_meeting.celery import app
from egov_meeting.documents.models import Upload
from egov_meeting.shared.queue import enqueue

# By name: tasks stand above services and are not imported from here.
TASK = "egov_meeting.documents.tasks.check_one_upload"


def send_upload(upload: Upload) -> None:
    """Have `upload` checked by a worker after commit. The row stays the truth when the queue is away."""
    enqueue(app.signature(TASK), str(upload.pk))
