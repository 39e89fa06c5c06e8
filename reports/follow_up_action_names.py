"""Words for what the audit trail records of following resolutions up."""

from django.utils.translation import gettext_lazy as _

FOLLOW_UP_ACTIONS = {
    "reports.obliged": _("Noted an institution as owing a resolution"),
    "reports.obligation_ended": _("Noted that an institution no longer owes a resolution"),
    "reports.obligation_changed": _("Changed who answers for a resolution, or by when"),
    "reports.obligation_stands": _("Noted how an obligation stands"),
    "reports.rolled_up": _("Counted anew how a resolution stands"),
    "reports.progress_reported": _("Handed in a progress report"),
    "reports.reported_done": _("Reported a resolution done"),
    "reports.not_verified": _("Did not verify what was reported done"),
    "reports.progress_accepted": _("Accepted a progress report"),
    "reports.progress_returned": _("Returned a progress report"),
    "reports.resolution_closed": _("Closed a resolution"),
    "reports.resolution_reopened": _("Opened a resolution again"),
    "reports.follow_up_changed": _("Changed how a resolution is followed up"),
    "reports.assessed": _("Assessed a resolution at a meeting"),
    "reports.carried_forward": _("Carried a resolution into a later meeting"),
    "reports.split_off": _("Split a part off a resolution"),
    "reports.linked": _("Merged or split resolutions"),
    "reports.asked_for_reports": _("Asked institutions to report on a resolution"),
}
