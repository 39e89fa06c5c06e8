"""Words for what the audit trail records of editions and their parts."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "meetings.added": _("Added"),
    "meetings.changed": _("Changed"),
    "meetings.removed": _("Deleted"),
    "meetings.moved": _("Put in another place"),
    "meetings.edition_started": _("Started an edition"),
    "meetings.edition_copied": _("Took over the plan of an earlier edition"),
    "meetings.deadline_extended": _("Extended a deadline"),
    "meetings.registration_extended": _("Extended the registration of a group"),
}
