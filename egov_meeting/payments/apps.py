from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    name = "egov_meeting.payments"
    label = "payments"
    verbose_name = _("Payments")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.payments import editing  # noqa: F401  (what of an edition is edited)
        from egov_meeting.payments.action_names import ACTION_NAMES

        name_actions(ACTION_NAMES)
