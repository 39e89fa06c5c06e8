"""Words for what the audit trail records of desks and attendance."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "registrations.doors_prepared": _("Made the doors of a meeting"),
    "registrations.desk_opened": _("Opened a desk"),
    "registrations.desk_closed": _("Signed a desk out"),
    "registrations.desk_list_taken": _("Took the list of participants to a desk"),
    "registrations.desk_acts_taken": _("Handed in what was done at a desk"),
    "registrations.attendance_corrected": _("Corrected who was there"),
}
