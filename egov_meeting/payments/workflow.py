"""The states of bills, bank slips and reconciliations.

Who may cancel, extend or approve is asked by the views (permissions.py); most moves are made by
the gateway's messages. Money is never turned away: it may arrive at a bill that is expired, was
refused or has not even its number yet.
"""

from egov_meeting.audit.workflow import Move, Workflow
from egov_meeting.payments.choices import BillState as B
from egov_meeting.payments.choices import RunState as R
from egov_meeting.payments.choices import SlipState as S
from egov_meeting.payments.choices import UncountingState as U

BILL_WORKFLOW = Workflow(
    states=B,
    moves=[
        Move(B.DRAFT, B.SUBMITTED),
        Move(B.FAILED, B.DRAFT),
        # The number may come before the acknowledgement of the request for it.
        *(Move(source, B.ISSUED) for source in (B.DRAFT, B.SUBMITTED, B.FAILED, B.EXPIRED)),
        *(Move(source, B.FAILED) for source in (B.DRAFT, B.SUBMITTED)),
        *(
            Move(source, target)
            for source in (B.DRAFT, B.SUBMITTED, B.ISSUED, B.EXPIRED, B.FAILED)
            for target in (B.PART_PAID, B.PAID)
        ),
        Move(B.PART_PAID, B.PAID),
        *(Move(source, B.EXPIRED) for source in (B.DRAFT, B.SUBMITTED, B.ISSUED, B.PART_PAID)),
        *(
            Move(source, B.CANCELLED)
            for source in (B.DRAFT, B.SUBMITTED, B.ISSUED, B.EXPIRED, B.FAILED)
        ),
        # Back again when a payment had been counted by mistake.
        Move(B.PAID, B.PART_PAID),
        Move(B.PAID, B.EXPIRED),
        *(
            Move(source, target)
            for source in (B.PAID, B.PART_PAID)
            for target in (B.DRAFT, B.SUBMITTED, B.ISSUED, B.FAILED)
        ),
    ],
)

SLIP_WORKFLOW = Workflow(
    states=S,
    moves=[
        Move(S.WAITING, S.APPROVED),
        Move(S.WAITING, S.REJECTED),
        Move(S.APPROVED, S.TAKEN_BACK),
    ],
)

UNCOUNTING_WORKFLOW = Workflow(
    states=U, moves=[Move(U.WAITING, U.APPROVED), Move(U.WAITING, U.REJECTED)]
)

RUN_WORKFLOW = Workflow(
    states=R,
    moves=[Move(R.REQUESTED, R.COMPARED), Move(R.REQUESTED, R.FAILED), Move(R.FAILED, R.COMPARED)],
)
