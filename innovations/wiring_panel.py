"""What screening, the panel and assigning register elsewhere, when the application is ready."""

from egov_meeting.audit.wording import name_actions
from egov_meeting.institutions.services.merging import register_on_merge
from egov_meeting.notifications.kinds import register_message
from innovations.action_names_panel import ACTION_NAMES
from innovations.message_kinds_panel import KINDS
from innovations.services.recusing import count_merger


def wire_panel() -> None:
    """Called once."""
    name_actions(ACTION_NAMES)
    for kind in KINDS:
        register_message(kind)
    register_on_merge(after=count_merger)
