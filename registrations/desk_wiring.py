"""What desks and attendance register with the parts below."""

from __future__ import annotations


def wire_desk() -> None:
    """Called once when the application is ready."""
    from egov_meeting.audit.wording import name_actions
    from egov_meeting.documents.kinds import register
    from registrations.action_names_desk import ACTION_NAMES
    from registrations.day_personal_data import ATTENDANCE_KEPT
    from registrations.documents_attendance import ATTENDANCE_LIST
    from registrations.personal_data import register_personal_data

    name_actions(ACTION_NAMES)
    register(ATTENDANCE_LIST)
    register_personal_data(ATTENDANCE_KEPT)
