"""What rankings give to the registries below."""

from egov_meeting.audit.wording import name_actions
from innovations.action_names_ranking import ACTION_NAMES


def wire_ranking() -> None:
    """Words for the audit trail."""
    name_actions(ACTION_NAMES)
