from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports and resolutions")

    def ready(self) -> None:
        from reports import editing, exchange  # noqa: F401  (what is edited; parts of the edition folder)
        from reports.documents import register_kinds

        register_kinds()
