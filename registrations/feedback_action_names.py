"""Words for what the audit trail records of feedback."""

from django.utils.translation import gettext_lazy as _

FEEDBACK_ACTION_NAMES = {
    "registrations.feedback_begun": _("Began the feedback form"),
    "registrations.feedbackform.open": _("Opened the feedback form"),
    "registrations.feedbackform.closed": _("Closed the feedback form"),
    "registrations.feedback_reminded": _("Reminded people of the feedback form"),
    "registrations.feedback_exported": _("Took the results of feedback out"),
}
