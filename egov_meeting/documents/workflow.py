"""The states of a document and of the job that makes it, and who may move them."""

from egov_meeting.audit.workflow import Move, Workflow
from egov_meeting.documents.choices import DocumentState as D
from egov_meeting.documents.choices import JobState as J

JOB_WORKFLOW = Workflow(
    states=J,
    moves=[
        Move(J.QUEUED, J.RUNNING, permission=None),
        Move(J.QUEUED, J.CANCELLED, permission=None),
        Move(J.QUEUED, J.FAILED, permission=None),
        Move(J.RUNNING, J.QUEUED, permission=None),
        Move(J.RUNNING, J.DONE, permission=None),
        Move(J.RUNNING, J.FAILED, permission=None),
        Move(J.RUNNING, J.CANCELLED, permission=None),
        Move(J.FAILED, J.QUEUED, permission=None),
        Move(J.CANCELLED, J.QUEUED, permission=None),
    ],
)

DOCUMENT_WORKFLOW = Workflow(
    states=D,
    moves=[
        Move(D.DRAFT, D.PUBLISHED, permission="report.publish"),
        Move(D.PUBLISHED, D.REVOKED, permission="report.publish"),
    ],
)
