from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports and resolutions")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from reports import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from reports.action_names import ACTION_NAMES
        from reports.documents import register_kinds

        name_actions(ACTION_NAMES)
        register_kinds()
