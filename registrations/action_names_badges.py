"""Words for what the audit trail records of badges."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "registrations.badges_issued": _("Gave codes for badges"),
    "registrations.badges_printed": _("Printed badges"),
    "registrations.badge_design_made": _("Began the design of the badges"),
    "registrations.badge_design_changed": _("Changed the design of the badges"),
    "registrations.badge_colour_changed": _("Changed the colour of a group on the badges"),
    "registrations.pass.revoked": _("Revoked a badge"),
    "registrations.badge_reissued": _("Gave a new badge in place of a revoked one"),
}
