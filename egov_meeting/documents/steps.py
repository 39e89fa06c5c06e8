"""Sentences behind the keys that jobs keep: what is being done, and why it failed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.kinds import UnknownKind, kind_called

STEPS: Mapping[str, str | Promise] = {
    "waiting": _("Waiting for a free worker"),
    "starting": _("Starting"),
    "reading": _("Reading the data"),
    "writing": _("Writing the text"),
    "drawing": _("Drawing charts and pictures"),
    "layout": _("Laying out the pages"),
    "painting": _("Painting the pages"),
    "tagging": _("Adding tags for screen readers and the archive mark"),
    "waiting_parts": _("Waiting for the parts that other workers make"),
    "joining": _("Putting the parts together"),
    "storing": _("Storing the file"),
    "done": _("Finished"),
}

ERRORS: Mapping[str, str | Promise] = {
    "unexpected": _(
        "Something went wrong while the document was being made. Nothing is lost: "
        "you can ask for it again. If it fails again, tell an administrator."
    ),
    "worker_died": _(
        "The worker stopped before the document was finished. You can ask for it again."
    ),
    "too_many_attempts": _(
        "The document was tried several times and the worker stopped each time. "
        "Tell an administrator before you ask for it again."
    ),
    "storage": _("The finished file could not be stored. You can ask for it again."),
    "unknown_kind": _("This portal no longer makes documents of this kind."),
    "empty": _("The document came out empty. Tell an administrator."),
}


def step_text(*, kind: str, step: str, count: int | None = None) -> str:
    """The step of a job in the active language, with its count of pages when it has one."""
    if step == "layout" and count:
        return ngettext(
            "Laying out the pages: %(count)d page so far",
            "Laying out the pages: %(count)d pages so far",
            count,
        ) % {"count": count}
    return str(_texts_of(kind, "steps").get(step) or STEPS.get(step) or gettext("At work"))


def error_text(*, kind: str, key: str) -> str:
    """Why a job failed, in the active language; "" when it did not."""
    if not key:
        return ""
    return str(_texts_of(kind, "errors").get(key) or ERRORS.get(key) or ERRORS["unexpected"])


def _texts_of(kind: str, name: str) -> Mapping[str, str | Promise]:
    try:
        return getattr(kind_called(kind), name)
    except UnknownKind:
        return {}
