"""The states of an edition and who may move it between them."""

from egov_meeting.audit.workflow import Move, Workflow
from egov_meeting.meetings.choices import EditionState as S

EDITION_WORKFLOW = Workflow(
    states=S,
    moves=[
        Move(S.DRAFT, S.ANNOUNCED, permission="edition.change"),
        Move(S.ANNOUNCED, S.DRAFT, permission="edition.change"),
        Move(S.ANNOUNCED, S.REGISTRATION, permission="edition.change"),
        Move(S.REGISTRATION, S.IN_SESSION, permission="edition.change"),
        Move(S.REGISTRATION, S.ANNOUNCED, permission="edition.change"),
        Move(S.IN_SESSION, S.CLOSED, permission="edition.change"),
        Move(S.CLOSED, S.PUBLISHED, permission="report.publish"),
        Move(S.PUBLISHED, S.CLOSED, permission="report.publish"),
    ],
)
