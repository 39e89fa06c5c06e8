"""Words for what the audit trail records of rankings."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "judging.ranking_frozen": _("Froze the ranking at the close of scoring"),
    "judging.ranking_opened_early": _("Opened the ranking before scoring closed"),
    "judging.flag_decided": _("Wrote down what was decided about a flag"),
    "judging.tie_voted": _("Recorded a vote of the panel on a tie"),
    "judging.tie_vote_changed": _("Changed a recorded vote on a tie"),
    "judging.tie_vote_removed": _("Took a recorded vote on a tie back"),
}
