"""What the audit trail calls what happens to the programme."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_NAMES: dict[str, str | Promise] = {
    "programme.day_added": _("Added a day to the programme"),
    "programme.session_added": _("Added a session to the programme"),
    "programme.session_changed": _("Changed a session of the programme"),
    "programme.session_removed": _("Removed a session from the programme"),
    "programme.part_given": _("Gave somebody a part in a session"),
    "programme.part_taken": _("Took a part in a session away"),
    "programme.person_named": _("Named a person for the programme"),
    "programme.item_added": _("Added an item to the programme"),
    "programme.item_changed": _("Changed an item of the programme"),
    "programme.item_removed": _("Removed an item from the programme"),
    "programme.item_moved": _("Moved an item of the programme"),
    "programme.items_ordered": _("Put the items of a session in another order"),
    "programme.move_undone": _("Undid a move in the programme"),
    "programme.skeleton_taken": _("Took over the programme of an earlier edition"),
    "programme.published": _("Published the programme"),
    "programme.people_told": _("Told people what changed in the programme"),
}
