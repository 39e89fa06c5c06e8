"""Places in the sources of an edition, as codes, and how a reader is told of them."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop


def place_label(code: str) -> str:
    """The place in words, in the active language: "section 2.4", "programme, day 1, session II".

    Codes are those of edition folders (docs/edition-folders.md); one that is not known is shown as
    it stands.
    """
    kind, _, rest = code.partition(":")
    if kind == "programme":
        return _programme(rest)
    if kind == "press":
        return _press(rest)
    if code in _ALONE:
        return gettext(_ALONE[code])
    if kind in _NUMBERED and rest:
        return gettext(_NUMBERED[kind]) % {"number": rest}
    return code


def _programme(rest: str) -> str:
    day, _, session = rest.partition("/")
    if session:
        return gettext("programme, day %(day)s, session %(session)s") % {
            "day": day,
            "session": session,
        }
    return gettext("programme, day %(day)s") % {"day": day} if day else gettext("programme")


def _press(rest: str) -> str:
    try:
        day = dt.date.fromisoformat(rest)
    except ValueError:
        return gettext("press statement")
    return gettext("press statement of %(date)s") % {"date": date_format(day)}


_ALONE = {
    "cover": gettext_noop("cover"),
    "contents": gettext_noop("contents"),
    "official": gettext_noop("official name"),
    "resolutions": gettext_noop("resolutions"),
    "resolutions:intro": gettext_noop("introduction to the resolutions"),
}
_NUMBERED = {
    "section": gettext_noop("section %(number)s"),
    "caption": gettext_noop("caption of the picture in section %(number)s"),
    "table": gettext_noop("table %(number)s"),
    "speech": gettext_noop("speech %(number)s"),
    "resolutions": gettext_noop("resolution %(number)s"),
    "edition": gettext_noop("the edition of %(number)s"),
}
