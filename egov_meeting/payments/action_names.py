"""Words for what the audit trail records of bills and payments."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "payments.bill_issued": _("Issued a bill"),
    "payments.bill_extended": _("Moved the expiry date of a bill"),
    "payments.cancellation_asked": _("Asked the payment gateway to cancel a bill"),
    "payments.more_received": _("Received a further payment of a bill"),
    "payments.payment_received": _("Received a payment"),
    "payments.payment_assigned": _("Gave a payment its bill"),
    "payments.finding_settled": _("Settled a finding of a payment"),
    "payments.slip_recorded": _("Entered a bank slip"),
    "payments.uncounting_asked": _("Asked to take back that a payment counts"),
    "payments.payment_uncounted": _("Took back that a payment counts"),
    "payments.less_held": _("A payment of a bill counts no more"),
    "payments.correction_booked": _("Booked a correction of a closed day"),
    "payments.refunded": _("Recorded a refund"),
    "payments.reconciliation_asked": _("Asked the payment gateway for its list of a day"),
    "payments.difference_settled": _("Settled a difference with the payment gateway"),
    "payments.day_closed": _("Closed a day of payments"),
    "payments.exported": _("Took a list of money out of the portal"),
    "payments.message_taken_up": _("Had a message of the payment gateway worked on again"),
    "payments.raw_message_read": _("Read a message of the payment gateway byte for byte"),
}
