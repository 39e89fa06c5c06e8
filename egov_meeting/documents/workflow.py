"""The states of a document and of the job that makes it.

No move names a capability: each kind of document says for itself who may ask for it, publish it or
revoke it (kinds.py), and views and services ask the kind.
"""

from egov_meeting.audit.workflow import Move, Workflow
from egov_meeting.documents.choices import CertificateState as C
from egov_meeting.documents.choices import DocumentState as D
from egov_meeting.documents.choices import JobState as J
from egov_meeting.documents.choices import UploadState as U

JOB_WORKFLOW = Workflow(
    states=J,
    moves=[
        Move(J.QUEUED, J.RUNNING),
        Move(J.QUEUED, J.FAILED),
        Move(J.QUEUED, J.CANCELLED),
        Move(J.RUNNING, J.QUEUED),
        Move(J.RUNNING, J.DONE),
        Move(J.RUNNING, J.FAILED),
        Move(J.RUNNING, J.CANCELLED),
        Move(J.FAILED, J.QUEUED),
        Move(J.CANCELLED, J.QUEUED),
    ],
)

DOCUMENT_WORKFLOW = Workflow(
    states=D,
    moves=[Move(D.DRAFT, D.PUBLISHED), Move(D.PUBLISHED, D.REVOKED)],
)

# Who may revoke is asked of the application that gives the certificate (certificate_kinds.py).
CERTIFICATE_WORKFLOW = Workflow(
    states=C,
    moves=[Move(C.VALID, C.REPLACED), Move(C.VALID, C.REVOKED), Move(C.REPLACED, C.REVOKED)],
)

UPLOAD_WORKFLOW = Workflow(
    states=U,
    moves=[
        Move(U.RECEIVING, U.CHECKING),
        Move(U.RECEIVING, U.REFUSED),
        Move(U.RECEIVING, U.WITHDRAWN),
        Move(U.CHECKING, U.READY),
        Move(U.CHECKING, U.REFUSED),
        Move(U.CHECKING, U.WITHDRAWN),
        Move(U.READY, U.WITHDRAWN),
        Move(U.WITHDRAWN, U.READY),
    ],
)
