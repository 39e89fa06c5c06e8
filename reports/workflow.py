"""The states of the meeting report and of its versions, and who may move them.

A version is `draft` while its documents are being made; it is published when the last one is there.
"""

from egov_meeting.audit.workflow import Move, Workflow
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
