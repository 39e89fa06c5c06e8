from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstitutionsConfig(AppConfig):
    name = "egov_meeting.institutions"
    label = "institutions"
    verbose_name = _("Institutions")

    def ready(self) -> None:
        from egov_meeting.institutions import exchange  # noqa: F401  (adds its parts to the edition folder)
