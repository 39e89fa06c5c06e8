"""What the call and entering register elsewhere, when the application is ready."""

from egov_meeting.audit.wording import name_actions
from egov_meeting.documents.kinds import register
from egov_meeting.documents.upload_kinds import register_upload_kind
from egov_meeting.meetings.copying import register_copier
from egov_meeting.notifications.kinds import register_message
from innovations.action_names_entering import ENTERING_ACTIONS
from innovations.call_letters import CALL_LETTERS
from innovations.copying import copy_call
from innovations.message_kinds_entering import KINDS
from innovations.uploads import INNOVATION_FILE


def wire_entering() -> None:
    """Called once."""
    name_actions(ENTERING_ACTIONS)
    for kind in KINDS:
        register_message(kind)
    register_upload_kind(INNOVATION_FILE)
    register(CALL_LETTERS)
    register_copier("innovations", copy_call)
