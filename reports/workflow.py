"""The states of what is put on record, and who may move them.

A version of the meeting report is `draft` while its documents are being made; it is published when the last one is there.
"""

from egov_meeting.audit.workflow import Move, Workflow
from reports.choices import CorrigendumState as C
from reports.choices import Decision
from reports.choices import MinistryReportState as M
from reports.choices import ProgressState as P
from reports.choices import ReportState as R
from reports.choices import VersionState as V

REPORT_WORKFLOW = Workflow(
    states=R,
    moves=[
        Move(R.DRAFT, R.PUBLISHED, permission="report.publish"),
        Move(R.PUBLISHED, R.DRAFT, permission="report.publish"),
    ],
)

VERSION_WORKFLOW = Workflow(
    states=V,
    moves=[
        Move(V.DRAFT, V.PUBLISHED, permission="report.publish"),
        Move(V.DRAFT, V.WITHDRAWN, permission="report.publish"),
        Move(V.PUBLISHED, V.WITHDRAWN, permission="report.publish"),
    ],
)

# Writing and handing in belong to the ministry's own people: the service asks.
MINISTRY_REPORT_WORKFLOW = Workflow(
    states=M,
    moves=[
        Move(M.EXPECTED, M.DRAFT),
        Move(M.DRAFT, M.SUBMITTED),
        Move(M.RETURNED, M.SUBMITTED),
        Move(M.SUBMITTED, M.RETURNED, permission="ministry_reports.change"),
        Move(M.SUBMITTED, M.ACCEPTED, permission="ministry_reports.change"),
        Move(M.ACCEPTED, M.RETURNED, permission="ministry_reports.change"),
    ],
)

# What was adopted stays adopted; it ends by what becomes of it, not by another decision.
DECISION_WORKFLOW = Workflow(
    states=Decision,
    moves=[
        Move(Decision.DRAFT, Decision.PROPOSED, permission="resolutions.change"),
        Move(Decision.PROPOSED, Decision.DRAFT, permission="resolutions.change"),
        Move(Decision.PROPOSED, Decision.RECOMMENDED, permission="resolutions.change"),
        Move(Decision.RECOMMENDED, Decision.PROPOSED, permission="resolutions.change"),
        Move(Decision.RECOMMENDED, Decision.ADOPTED, permission="resolutions.adopt"),
        Move(Decision.RECOMMENDED, Decision.REJECTED, permission="resolutions.adopt"),
        Move(Decision.RECOMMENDED, Decision.REFERRED, permission="resolutions.adopt"),
        Move(Decision.DRAFT, Decision.WITHDRAWN, permission="resolutions.change"),
        Move(Decision.PROPOSED, Decision.WITHDRAWN, permission="resolutions.change"),
        Move(Decision.RECOMMENDED, Decision.WITHDRAWN, permission="resolutions.change"),
        Move(Decision.WITHDRAWN, Decision.DRAFT, permission="resolutions.change"),
    ],
)

# What was confirmed stays; a further slip is another correction.
CORRIGENDUM_WORKFLOW = Workflow(
    states=C,
    moves=[
        Move(C.PROPOSED, C.CONFIRMED, permission="resolutions.adopt"),
        Move(C.PROPOSED, C.WITHDRAWN, permission="resolutions.adopt"),
    ],
)

PROGRESS_WORKFLOW = Workflow(
    states=P,
    moves=[
        Move(P.SUBMITTED, P.ACCEPTED, permission="resolutions.verify"),
        Move(P.SUBMITTED, P.RETURNED, permission="resolutions.verify"),
    ],
)
