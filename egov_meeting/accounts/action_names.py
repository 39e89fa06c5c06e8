"""Words for what the audit trail records of accounts, and of Django's own admin."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "accounts.signed_up": _("Made an account"),
    "accounts.signed_in": _("Signed in"),
    "accounts.signed_out": _("Signed out"),
    "accounts.sign_in_refused": _("A sign-in was refused"),
    "accounts.changed_own_account": _("Changed the own account"),
    "accounts.password_changed": _("Changed the password"),
    "accounts.password_reset": _("Chose a new password by link"),
    "accounts.password_set": _("Chose a first password"),
    "accounts.email_changed": _("Changed the e-mail address"),
    "accounts.email_deleted": _("Took an e-mail address away"),
    "accounts.totp_activated": _("Set up the second step"),
    "accounts.totp_deactivated": _("Turned the second step off"),
    "accounts.recovery_codes_generated": _("Made recovery codes"),
    "accounts.invited": _("Invited a person"),
    "accounts.invited_again": _("Sent an invitation again"),
    "accounts.role_given": _("Gave a role"),
    "accounts.role_taken": _("Took a role away"),
    "accounts.changed": _("Changed an account"),
    "accounts.closed": _("Closed an account"),
    "accounts.opened": _("Opened an account again"),
    "accounts.demo_prepared": _("Prepared an account of the demonstration"),
    "administration.added": _("Added in the system administration"),
    "administration.changed": _("Changed in the system administration"),
    "administration.deleted": _("Deleted in the system administration"),
}
