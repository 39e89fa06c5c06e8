from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Programme and sessions")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.meetings.copying import register_copier
        from egov_meeting.notifications.kinds import register_message
        from registrations.further_pages import register_further_page
        from sessions_app import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from sessions_app.action_names import ACTION_NAMES
        from sessions_app.copying import copy_programme
        from sessions_app.further_pages import OWN_PROGRAMME
        from sessions_app.message_kinds_programme import KINDS as PROGRAMME_KINDS

        name_actions(ACTION_NAMES)
        for kind in PROGRAMME_KINDS:
            register_message(kind)
        register_copier("programme", copy_programme)
        register_further_page(OWN_PROGRAMME)
