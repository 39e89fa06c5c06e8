"""Words for what the audit trail records of registrations."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "registrations.registered": _("Registered a person"),
    "registrations.email_confirmed": _("Confirmed an e-mail address"),
    "registrations.corrected": _("Corrected the details of a registration"),
    "registrations.substituted": _("Gave a place to another person"),
    "registrations.group_changed": _("Moved a person to another group or fee"),
    "registrations.consents_changed": _("Changed consents"),
    "registrations.bound": _("Bound a registration to an account"),
    "registrations.exemption_asked": _("Asked for an exemption from the fee"),
    "registrations.exemption_end_asked": _("Asked for an exemption to be taken back"),
    "registrations.paid": _("Counted a fee as paid"),
    "registrations.payment_taken_back": _("Counted a fee as paid no more"),
    "registrations.refund_claimed": _("Claimed a refund"),
    "registrations.forgotten": _("Took people out of registrations that have served"),
    "registrations.refunded": _("Counted a fee as given back"),
    "registrations.viewed": _("Read a registration"),
    "registrations.exported": _("Took a list of registrations out"),
    "registrations.extended": _("Gave somebody more time"),
    "registrations.reinstated": _("Took up a lapsed registration again"),
    "registrations.written_to": _("Wrote to a person again"),
    "registrations.bulk_asked": _("Asked for something to be done with many registrations"),
    "registrations.sheet_uploaded": _("Uploaded a spreadsheet of a delegation"),
    "registrations.sheet_emptied": _("Emptied a spreadsheet of a delegation"),
}
