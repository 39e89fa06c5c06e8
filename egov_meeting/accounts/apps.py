"""The app of people, their roles and how they sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "egov_meeting.accounts"
    label = "accounts"
    verbose_name = _("People and roles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from egov_meeting.accounts.action_names import ACTION_NAMES
        from egov_meeting.audit.wording import name_actions

        name_actions(ACTION_NAMES)
