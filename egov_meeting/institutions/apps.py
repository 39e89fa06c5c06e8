from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstitutionsConfig(AppConfig):
    name = "egov_meeting.institutions"
    label = "institutions"
    verbose_name = _("Institutions")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions, name_fields
        from egov_meeting.institutions import exchange  # noqa: F401  (adds its parts to the edition folder)
        from egov_meeting.institutions.action_names import ACTION_NAMES, FIELD_NAMES

        name_actions(ACTION_NAMES)
        name_fields(FIELD_NAMES)
