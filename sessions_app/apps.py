from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Programme and sessions")

    def ready(self) -> None:
        from sessions_app import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
