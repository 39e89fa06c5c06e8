"""The states of registrations, exemptions and claims.

Who may cancel, exempt or move a person is asked by the views (permissions.py); many moves are made by
time, by payments and by the waiting list. Money that comes in late is never turned away: a lapsed
registration can still be confirmed.
"""

from egov_meeting.audit.workflow import Move, Workflow
from registrations.choices import BulkKind, PassState
from registrations.choices import BulkState as B
from registrations.choices import ClaimState as C
from registrations.choices import DecisionState as D
from registrations.choices import FeedbackState as F
from registrations.choices import ImportState as I
from registrations.choices import RegistrationState as R

REGISTRATION_WORKFLOW = Workflow(
    states=R,
    moves=[
        *(Move(R.UNCONFIRMED, target) for target in (R.PENDING, R.CONFIRMED, R.LAPSED)),
        *(Move(R.WAITING, target) for target in (R.PENDING, R.CONFIRMED, R.LAPSED)),
        *(Move(R.PENDING, target) for target in (R.CONFIRMED, R.LAPSED, R.WAITING)),
        *(Move(R.LAPSED, target) for target in (R.PENDING, R.CONFIRMED, R.WAITING)),
        Move(R.CONFIRMED, R.PENDING),  # moved to a dearer group
        *(Move(R.EXEMPT, target) for target in (R.PENDING, R.CONFIRMED)),  # exemption taken back
        *(Move(source, R.EXEMPT) for source in (R.UNCONFIRMED, R.WAITING, R.PENDING, R.CONFIRMED)),
        *(
            Move(source, R.CANCELLED)
            for source in (R.UNCONFIRMED, R.WAITING, R.PENDING, R.CONFIRMED, R.EXEMPT, R.LAPSED)
        ),
    ],
)

DECISION_WORKFLOW = Workflow(
    states=D,
    moves=[
        Move(D.WAITING, D.APPROVED),
        Move(D.WAITING, D.REFUSED),
        Move(D.APPROVED, D.TAKEN_BACK),
    ],
)

CLAIM_WORKFLOW = Workflow(states=C, moves=[Move(C.OPEN, C.PAID), Move(C.OPEN, C.DROPPED)])

BULK_WORKFLOW = Workflow(
    states=B,
    moves=[
        Move(B.QUEUED, B.RUNNING),
        *(Move(source, B.CANCELLED) for source in (B.QUEUED, B.RUNNING)),
        Move(B.RUNNING, B.DONE),
        *(Move(source, B.QUEUED) for source in (B.DONE, B.CANCELLED)),  # what was left, once more
    ],
)

IMPORT_WORKFLOW = Workflow(
    states=I,
    moves=[
        Move(I.READING, I.READY),
        Move(I.READING, I.FAILED),
        Move(I.READING, I.CANCELLED),
        Move(I.READY, I.COMMITTING),
        Move(I.READY, I.CANCELLED),
        Move(I.COMMITTING, I.DONE),
        Move(I.COMMITTING, I.READY),  # stopped: who is registered stays, the others wait
        Move(I.COMMITTING, I.FAILED),
        Move(I.FAILED, I.READING),
        Move(I.FAILED, I.COMMITTING),
    ],
)

_CERTIFICATES = frozenset({BulkKind.CERTIFY, BulkKind.DECERTIFY})


def capability_for(kind: str) -> str:
    """What somebody must hold to do this with many registrations."""
    return "certificates.issue" if kind in _CERTIFICATES else "registrations.change"


PASS_WORKFLOW = Workflow(
    states=PassState, moves=[Move(PassState.VALID, PassState.REVOKED, permission="badges.print")]
)

FEEDBACK_WORKFLOW = Workflow(
    states=F,
    moves=[
        Move(F.DRAFT, F.OPEN, permission="feedback.change"),
        Move(F.OPEN, F.CLOSED, permission="feedback.change"),
        Move(F.CLOSED, F.OPEN, permission="feedback.change"),
    ],
)
