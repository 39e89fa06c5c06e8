"""What feedback registers elsewhere, when the application is ready."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.audit.wording import name_actions
from egov_meeting.meetings.copying import register_copier
from egov_meeting.meetings.editing.registry import register as register_section
from egov_meeting.notifications.kinds import register_message
from registrations import exchange_feedback  # noqa: F401  (its part of the edition folder)
from registrations.day_personal_data import FEEDBACK_KEPT
from registrations.feedback_action_names import FEEDBACK_ACTION_NAMES
from registrations.feedback_copying import copy_feedback
from registrations.feedback_editing import SECTIONS
from registrations.further_pages import FurtherPage, register_further_page
from registrations.message_kinds_feedback import KINDS
from registrations.personal_data import register_personal_data
from registrations.selectors.feedback import may_answer


def wire_feedback() -> None:
    """Called once."""
    name_actions(FEEDBACK_ACTION_NAMES)
    for section in SECTIONS:
        register_section(section)
    for kind in KINDS:
        register_message(kind)
    register_copier("feedback", copy_feedback)
    register_personal_data(FEEDBACK_KEPT)
    register_further_page(
        FurtherPage(
            _("Your views on the meeting"),
            "registrations:own_feedback",
            lambda registration: may_answer(registration=registration),
        )
    )
