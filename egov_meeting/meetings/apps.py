from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "egov_meeting.meetings"
    label = "meetings"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        from egov_meeting.accounts.editions import names_come_from
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.meetings import exchange  # noqa: F401  (adds its parts to the edition folder)
        from egov_meeting.meetings.action_names import ACTION_NAMES
        from egov_meeting.meetings.editing import sections  # noqa: F401  (what of an edition is edited)
        from egov_meeting.meetings.edition_names import edition_names

        name_actions(ACTION_NAMES)
        names_come_from(edition_names)
