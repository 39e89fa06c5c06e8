"""The rules of registration among what staff edit of an edition."""

from egov_meeting.meetings.editing.registry import Chapter, Section
from registrations.models import RefundRule, RegistrationRules

SECTIONS = (
    Section(
        key="kanuni-za-usajili",
        model=RegistrationRules,
        chapter=Chapter.MEETING,
        capability="edition.change",
        single=True,
        fields=("confirmation_hours", "offer_hours", "has_waiting_list", "unpaid_lapse"),
        columns=("confirmation_hours", "offer_hours", "has_waiting_list", "unpaid_lapse"),
    ),
    Section(
        key="kanuni-za-kurejesha-ada",
        model=RefundRule,
        chapter=Chapter.MEETING,
        capability="edition.change",
        other_capability="fees.change",
        fields=("days_before", "percent"),
        columns=("days_before", "percent"),
    ),
)
