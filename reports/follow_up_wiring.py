"""What following up registers elsewhere, when the application is ready."""

from egov_meeting.audit.wording import name_actions
from egov_meeting.documents.kinds import register as register_kind
from egov_meeting.documents.upload_kinds import register_upload_kind
from egov_meeting.institutions.services.merging import register_on_merge
from egov_meeting.notifications.kinds import register_message
from reports.adopted import register_on_adopted
from reports.evidence import EVIDENCE
from reports.follow_up_action_names import FOLLOW_UP_ACTIONS
from reports.matters_handout import MATTERS_HANDOUT
from reports.message_kinds_follow_up import KINDS
from reports.services.follow_up.following import follow_adopted
from reports.services.follow_up.joining import count_anew, join_obligations


def wire_follow_up() -> None:
    """Called once."""
    name_actions(FOLLOW_UP_ACTIONS)
    for kind in KINDS:
        register_message(kind)
    register_on_adopted(follow_adopted)
    register_on_merge(before=join_obligations, after=count_anew)
    register_upload_kind(EVIDENCE)
    register_kind(MATTERS_HANDOUT)
