"""Words for what the audit trail records of editions and their parts."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "meetings.added": _("Added"),
    "meetings.changed": _("Changed"),
    "meetings.removed": _("Deleted"),
    "meetings.moved": _("Put in another place"),
    "meetings.edition_started": _("Started an edition"),
    "meetings.deadline_extended": _("Extended a deadline"),
}
