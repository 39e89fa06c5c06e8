"""The states of contributions from the floor and of breakout reports, and who may move them."""

from egov_meeting.audit.workflow import Move, Workflow
from sessions_app.choices import BreakoutReportState as B
from sessions_app.choices import ContributionState as C

CONTRIBUTION_WORKFLOW = Workflow(
    states=C,
    moves=[
        Move(C.WAITING, C.SHOWN, permission="floor.moderate"),
        Move(C.WAITING, C.DECLINED, permission="floor.moderate"),
        Move(C.WAITING, C.ANSWERED, permission="floor.moderate"),
        Move(C.SHOWN, C.ANSWERED, permission="floor.moderate"),
        Move(C.SHOWN, C.DECLINED, permission="floor.moderate"),
        Move(C.ANSWERED, C.SHOWN, permission="floor.moderate"),
        Move(C.DECLINED, C.SHOWN, permission="floor.moderate"),
    ],
)

# Who may hand in is asked by the service: a rapporteur of the group, or staff.
BREAKOUT_REPORT_WORKFLOW = Workflow(
    states=B,
    moves=[
        Move(B.DRAFT, B.SUBMITTED),
        Move(B.RETURNED, B.SUBMITTED),
        Move(B.SUBMITTED, B.RETURNED, permission="programme.change"),
        Move(B.SUBMITTED, B.ACCEPTED, permission="programme.change"),
        Move(B.ACCEPTED, B.RETURNED, permission="programme.change"),
    ],
)
