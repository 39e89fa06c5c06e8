"""Words for what the audit trail records of edition folders."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "exchange.part_loaded": _("Loaded a part of an edition folder"),
    "exchange.loaded": _("Loaded an edition folder"),
    "exchange.loaded_unchanged": _("Loaded an edition folder that brought nothing new"),
    "exchange.dumped": _("Took an edition folder away"),
}
FIELD_NAMES = {
    "part": _("part of the folder"),
    "parts": _("parts of the folder"),
    "added": _("added"),
    "changed": _("changed"),
    "removed": _("removed"),
    "rows": _("records"),
    "fingerprint": _("fingerprint"),
    "warnings": _("to look at"),
    "files": _("files"),
    "bytes": _("size in bytes"),
}
