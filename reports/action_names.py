"""Words for what the audit trail records of the report."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "reports.text_edited": _("Edited a section of the report"),
    "reports.text_narrative": _("Took a section's text from an edition folder"),
    "reports.text_rebound": _("Brought figures of a section up to date"),
    "reports.text_restored": _("Restored an earlier text of a section"),
    "reports.text_generated": _("Had a section generated again"),
    "reports.figure_kept": _("Kept a figure in a text on purpose"),
    "reports.figure_preferred": _("Chose between recorded figures"),
    "reports.finding_decided": _("Decided about a contradiction"),
    "reports.finding_reopened": _("Took back a decision about a contradiction"),
    "reports.publishing_asked_for": _("Asked for the report to be published"),
    "reports.in_force": _("Put a version of the report in force"),
}
