from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = _("Registrations")

    def ready(self) -> None:
        from egov_meeting.audit.wording import name_actions
        from egov_meeting.documents.kinds import register as register_kind
        from egov_meeting.meetings.copying import register_copier
        from egov_meeting.meetings.editing.registry import register as register_section
        from egov_meeting.notifications.kinds import register_message
        from egov_meeting.payments.payables import register_payable
        from egov_meeting.payments.reactions import BillEvent, on_bill
        from registrations import exchange, exchange_rules  # noqa: F401  (parts of the edition folder)
        from registrations.action_names import ACTION_NAMES
        from registrations.badge_wiring import wire_badges
        from registrations.certificate_wiring import wire_certificates
        from registrations.copying import copy_rules
        from registrations.desk_wiring import wire_desk
        from registrations.documents import REGISTRATIONS_LIST
        from registrations.editing import SECTIONS
        from registrations.feedback_wiring import wire_feedback
        from registrations.message_kinds import KINDS
        from registrations.payables import PAYABLE
        from registrations.services import reacting

        name_actions(ACTION_NAMES)
        for section in SECTIONS:
            register_section(section)
        register_copier("registrations", copy_rules)
        register_payable(PAYABLE)
        for kind in KINDS:
            register_message(kind)
        register_kind(REGISTRATIONS_LIST)
        wire_badges()
        wire_desk()
        wire_feedback()
        wire_certificates()
        on_bill(BillEvent.PAID, reacting.bill_was_paid)
        on_bill(BillEvent.PART_PAID, reacting.bill_was_paid_in_part)
        on_bill(BillEvent.EXTENDED, reacting.bill_was_extended)
        on_bill(BillEvent.EXPIRED, reacting.bill_has_expired)
        on_bill(BillEvent.CANCELLED, reacting.bill_was_cancelled)
        on_bill(BillEvent.REFUNDED, reacting.bill_was_refunded)
        on_bill(BillEvent.UNCOUNTED, reacting.bill_lost_a_payment)
