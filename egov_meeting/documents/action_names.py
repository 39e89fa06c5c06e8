"""What the audit trail calls what happens to files that are handed in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_NAMES: dict[str, str | Promise] = {
    "documents.upload_received": _("A file was handed in"),
    "documents.upload_refused": _("A file was refused"),
    "documents.upload_withdrawn": _("A file was withdrawn"),
    "documents.upload_brought_back": _("A file that was withdrawn is given out again"),
    "documents.upload_unused": _("A file was deleted for which no form had come"),
    "documents.upload_read": _("Got a personal file"),
    "documents.outlived": _("A document that had served was deleted"),
}
