"""Words for what the audit trail records of ministry reports."""

from django.utils.translation import gettext_lazy as _

MINISTRY_ACTIONS = {
    "ministry_reports.called": _("Called upon the ministries to report"),
    "ministry_reports.call_changed": _("Changed the call for ministry reports"),
    "ministry_reports.closed": _("Closed the call for ministry reports"),
    "ministry_reports.reopened": _("Opened the call for ministry reports again"),
    "ministry_reports.expected": _("Put a ministry on the list"),
    "ministry_reports.removed": _("Took a ministry off the list"),
    "ministry_reports.written": _("Wrote a ministry's report"),
    "ministry_reports.coverage_told": _("Said whether a report covers an institution"),
    "ministry_reports.institution_added": _("Added an institution to a ministry's report"),
    "ministry_reports.institution_removed": _("Took an institution out of a ministry's report"),
    "ministry_reports.promised": _("Put down a promise"),
    "ministry_reports.promise_changed": _("Changed a promise"),
    "ministry_reports.promise_removed": _("Took a promise out"),
    "ministry_reports.promise_answered": _("Said what came of a promise"),
    "ministry_reports.file_added": _("Added a file to a ministry's report"),
    "ministry_reports.file_removed": _("Took a file out of a ministry's report"),
    "ministry_reports.extended": _("Gave a ministry more time"),
    "ministry_reports.reminded": _("Reminded a ministry of its report"),
    "ministry_reports.version_kept": _("Kept a version of a ministry's report"),
    "reports.ministryreport.draft": _("Began a ministry's report"),
    "reports.ministryreport.submitted": _("Handed in a ministry's report"),
    "reports.ministryreport.returned": _("Returned a ministry's report with remarks"),
    "reports.ministryreport.accepted": _("Accepted a ministry's report"),
}
