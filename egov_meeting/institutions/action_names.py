"""Words for what the audit trail records of institutions."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "institutions.name_kept": _("Kept a former name of an institution"),
    "institutions.renamed": _("Renamed an institution"),
    "institutions.ended": _("Ended an institution"),
    "institutions.merged": _("Merged a duplicate into an institution"),
    "institutions.merged_away": _("Merged into another institution"),
}
FIELD_NAMES = {
    "moved": _("records moved"),
    "duplicate": _("duplicate"),
}
