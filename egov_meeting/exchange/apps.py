from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "egov_meeting.exchange"
    label = "exchange"
    verbose_name = _("Exchange")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions, name_fields
        from egov_meeting.exchange.action_names import ACTION_NAMES, FIELD_NAMES

        name_actions(ACTION_NAMES)
        name_fields(FIELD_NAMES)
