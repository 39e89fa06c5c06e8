from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Programme and sessions")

    def ready(self) -> None:
        from egov_meeting.meetings.copying import register_copier
        from sessions_app import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from sessions_app.copying import copy_programme

        register_copier("programme", copy_programme)
