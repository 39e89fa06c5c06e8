from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "egov_meeting.meetings"
    label = "meetings"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        from egov_meeting.accounts.editions import names_come_from
        from egov_meeting.meetings import exchange  # noqa: F401  (adds its parts to the edition folder)
        from egov_meeting.meetings.edition_names import edition_names

        names_come_from(edition_names)
