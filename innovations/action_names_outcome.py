"""Words for what the audit trail records of selections and what follows from them."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "innovations.selected": _("Selected an entry"),
    "innovations.selection_withdrawn": _("Took an entry out of the selection"),
    "innovations.selection_reasoned": _("Changed the reason of a selection"),
    "innovations.selection_locked": _("Locked the selection of entries"),
    "innovations.outcome_marked": _("Wrote down whether an entry is shown and presented"),
    "innovations.others_marked": _("Wrote down which entries are neither shown nor presented"),
    "innovations.results_published": _("Published the results of research and innovation"),
    "innovations.letters_asked": _("Asked for the letters to entrants"),
    "innovations.letters_sent": _("Sent the letters to entrants"),
    "innovations.booth_given": _("Gave an entry a booth"),
    "innovations.slot_given": _("Gave an entry a slot in the programme"),
}

FIELD_NAMES = {"letters": _("letters"), "entries": _("entries")}
