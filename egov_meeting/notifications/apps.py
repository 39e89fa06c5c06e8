from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "egov_meeting.notifications"
    label = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions, name_fields
        from egov_meeting.notifications.action_names import ACTION_NAMES, FIELD_NAMES

        name_actions(ACTION_NAMES)
        name_fields(FIELD_NAMES)
