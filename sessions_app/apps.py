from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Programme and sessions")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.meetings.copying import register_copier
        from sessions_app import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from sessions_app.action_names import ACTION_NAMES
        from sessions_app.copying import copy_programme

        name_actions(ACTION_NAMES)
        register_copier("programme", copy_programme)
