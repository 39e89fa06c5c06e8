"""The states of entries, judges and rounds of scoring, and who may move them."""

from egov_meeting.audit.workflow import Move, Workflow
from innovations.choices import EntryState as E
from innovations.choices import JudgeState as J
from innovations.choices import SendingState as L
from innovations.choices import SheetState
from innovations.choices import StageState as S

# Handing in and withdrawing belong to the entrant: the service asks.
ENTRY_WORKFLOW = Workflow(
    states=E,
    moves=[
        Move(E.DRAFT, E.SUBMITTED),
        Move(E.RETURNED, E.SUBMITTED),
        Move(E.DRAFT, E.WITHDRAWN),
        Move(E.SUBMITTED, E.WITHDRAWN),
        Move(E.RETURNED, E.WITHDRAWN),
        Move(E.SCREENED, E.WITHDRAWN),
        Move(E.SUBMITTED, E.RETURNED, permission="innovations.change"),
        Move(E.SUBMITTED, E.SCREENED, permission="innovations.change"),
        Move(E.SUBMITTED, E.DECLINED, permission="innovations.change"),
        Move(E.SCREENED, E.RETURNED, permission="innovations.change"),
        Move(E.SCREENED, E.DECLINED, permission="innovations.change"),
        Move(E.DECLINED, E.SUBMITTED, permission="innovations.change"),
    ],
)

# A judge answers by the link of the invitation: the service asks.
JUDGE_WORKFLOW = Workflow(
    states=J,
    moves=[
        Move(J.INVITED, J.ACCEPTED),
        Move(J.INVITED, J.DECLINED),
        Move(J.DECLINED, J.ACCEPTED),
        Move(J.ACCEPTED, J.RESIGNED),
        Move(J.INVITED, J.REMOVED, permission="innovations.change"),
        Move(J.ACCEPTED, J.REMOVED, permission="innovations.change"),
        Move(J.DECLINED, J.INVITED, permission="innovations.change"),
        Move(J.RESIGNED, J.INVITED, permission="innovations.change"),
        Move(J.REMOVED, J.INVITED, permission="innovations.change"),
    ],
)

STAGE_WORKFLOW = Workflow(
    states=S,
    moves=[
        Move(S.PLANNED, S.OPEN, permission="innovations.change"),
        Move(S.OPEN, S.CLOSED, permission="innovations.change"),
    ],
)

# The judge's own: the service asks. A submitted sheet is corrected by a new version, with a reason.
SHEET_WORKFLOW = Workflow(states=SheetState, moves=[Move(SheetState.DRAFT, SheetState.SUBMITTED)])

# Whoever selects asks for letters and stops them: the service asks. What was not written waits for a new wish.
SENDING_WORKFLOW = Workflow(
    states=L,
    moves=[
        Move(L.QUEUED, L.RUNNING),
        Move(L.RUNNING, L.DONE),
        *(Move(source, L.CANCELLED) for source in (L.QUEUED, L.RUNNING)),
        *(Move(source, L.FAILED) for source in (L.QUEUED, L.RUNNING)),
    ],
)
