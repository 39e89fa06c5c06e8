"""What scoring registers with the apps below."""


def wire_judging() -> None:
    """Called once, when the apps are ready."""
    from egov_meeting.audit.wording import name_actions
    from egov_meeting.notifications.kinds import register_message
    from innovations.action_names_judging import ACTION_NAMES
    from innovations.message_kinds_judging import KINDS

    name_actions(ACTION_NAMES)
    for kind in KINDS:
        register_message(kind)
