from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    name = "egov_meeting.payments"
    label = "payments"
    verbose_name = _("Payments")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.meetings.copying import register_copier
        from egov_meeting.payments import editing  # noqa: F401  (what of an edition is edited)
        from egov_meeting.payments.action_names import ACTION_NAMES
        from egov_meeting.payments.copying import copy_billing_rules
        from egov_meeting.payments.documents import register_kinds
        from egov_meeting.payments.notifications import register_messages
        from egov_meeting.payments.reactions import BillEvent, on_bill
        from egov_meeting.payments.services.papers import (
            cancel_receipts,
            withdraw_invoices,
            withdraw_receipts,
        )

        name_actions(ACTION_NAMES)
        register_kinds()
        register_messages()
        register_copier("billing_rules", copy_billing_rules)
        on_bill(BillEvent.CANCELLED, withdraw_invoices)
        on_bill(BillEvent.REFUNDED, withdraw_receipts)
        on_bill(BillEvent.UNCOUNTED, cancel_receipts)
