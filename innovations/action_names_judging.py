"""What the audit trail calls what happens in scoring. No event of these holds a score."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_NAMES: dict[str, str | Promise] = {
    "judging.stage_planned": _("Planned a stage of judging"),
    "judging.stage_filled": _("Took entries into a stage of judging"),
    "judging.closing_set": _("Set when scoring closes"),
    "judging.stage_opened": _("Opened scoring"),
    "judging.stage_closed": _("Closed scoring"),
    "judging.sheet_begun": _("Began a score sheet"),
    "judging.sheet_kept": _("Saved a score sheet"),
    "judging.sheet_submitted": _("Handed in a score sheet"),
    "judging.sheet_corrected": _("Corrected a score sheet"),
    "judging.reminded": _("Reminded judges of their sheets"),
}
