"""Words for what the audit trail records of the call and of entering."""

from django.utils.translation import gettext_lazy as _

ENTERING_ACTIONS = {
    "innovations.entry_begun": _("Began an entry"),
    "innovations.entry_kept": _("Wrote an entry"),
    "innovations.entry_version_kept": _("Kept a version of an entry"),
    "innovations.correction_asked_for": _("Asked to correct an entry"),
    "innovations.confirmation_asked": _("Asked somebody to confirm an entry"),
    "innovations.confirmation_asked_again": _("Asked somebody again to confirm an entry"),
    "innovations.confirmation_answered": _("Answered whether an entry is theirs"),
    "innovations.confirmation_named": _("Mended the name of somebody who confirms an entry"),
    "innovations.confirmation_dropped": _("Asked somebody no longer to confirm an entry"),
    "innovations.file_added": _("Added a file to an entry"),
    "innovations.file_changed": _("Changed what a file of an entry is"),
    "innovations.file_removed": _("Took a file out of an entry"),
    "innovations.weights_set": _("Set the weights of the criteria"),
    "innovations.call_begun": _("Began a call for research and innovation"),
    "innovations.criteria_begun": _("Took over the criteria offered"),
    "innovations.call_announced": _("Wrote to institutions about the call"),
    "innovations.entry.submitted": _("Handed in an entry"),
    "innovations.entry.withdrawn": _("Withdrew an entry"),
}
