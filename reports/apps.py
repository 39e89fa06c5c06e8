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
        from reports.follow_up_wiring import wire_follow_up
        from reports.ministry_wiring import wire_ministry_reports

        name_actions(ACTION_NAMES)
        register_kinds()
        wire_follow_up()
        wire_ministry_reports()
