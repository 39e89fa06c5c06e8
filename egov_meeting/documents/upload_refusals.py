"""Why a file was refused, in words. The row keeps the key, so that each reader gets the own language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from egov_meeting.documents.upload_kinds import UploadKind

MEGABYTE = 1024 * 1024

REFUSALS: Mapping[str, str | Promise] = {
    "empty": _("This file is empty."),
    "too_large": _("This file is larger than %(limit)s MB, which is the most that is taken here."),
    "type": _("A file of this type is not taken here. Send one of these: %(types)s."),
    "other_content": _(
        "What is in this file is not what its name says. Open it, save it again as %(types)s and send that."
    ),
    "damaged": _("This file is damaged or incomplete. Open it, save it again and send that."),
    "encrypted": _("This file asks for a password. Take the password off and send it again."),
    "no_pages": _("This document has no page."),
    "active": _(
        "This file holds something that runs by itself (a macro, a script or an embedded program). "
        "Save it without that, best as PDF, and send it again."
    ),
    "embedded": _(
        "This file carries other files inside. Send those by themselves, and this one without them."
    ),
    "form_program": _(
        "This PDF is a form that only some programs can show (XFA). Print it to PDF and send that."
    ),
    "external": _(
        "This file fetches something from another place (a linked template, picture or workbook). "
        "Break the links, save it again and send that."
    ),
    "bomb": _("This file unpacks to far more than a document can hold. It was not opened."),
    "unsafe_archive": _("Parts of this file have names that a document never has. It was not opened."),
    "too_many_pixels": _("This picture has too many pixels. Make it smaller and send it again."),
    "two_files": _(
        "This file is two files in one. Open it, save it again under another name and send that."
    ),
    "virus": _("The virus scanner found something harmful in this file. It was not kept."),
    "not_checked": _(
        "This file could not be checked: the program that reads it failed several times. "
        "Save it again, best as PDF, and send that."
    ),
    "abandoned": _("Sending was not finished within a day. Send the file again."),
    "lost": _("Part of this file was lost on our side. Send it again."),
}  # fmt: skip


def refusal_words(key: str, kind: UploadKind) -> str:
    """The sentence for a reader, with the limits of the kind."""
    words = str(REFUSALS.get(key) or gettext("This file was refused."))
    return words % {
        "limit": kind.most // MEGABYTE,
        "types": ", ".join(file_type.label for file_type in kind.accepts),
    }
