"""The masters of badges: one page for each group, in its colour, laid out once."""

from __future__ import annotations

import json
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.documents.models import Upload
from egov_meeting.documents.pdf.stamping import FieldMaster, field_masters
from registrations.badge_colours import letters_on
from registrations.badge_papers import BADGES
from registrations.selectors.badges import BadgeLook

STYLESHEETS = ("badges/badges.css",)


def masters_of(look: BadgeLook) -> dict[str, FieldMaster]:
    """By the number of the group; kept in this process while the look is the same."""
    return _masters(json.dumps(look.as_plain(), sort_keys=True))


def badges_html(look: BadgeLook) -> str:
    """The pages of all groups, with sample texts in the fields."""
    width, height = BADGES[look.size]
    groups = [
        {"key": key, "colour": colour, "letters": letters_on(colour)}
        for key, (_name, _days, colour) in look.groups.items()
    ]
    with translation.override(look.language):
        context = {
            "look": look,
            "groups": groups,
            "paper": f"{width}mm {height}mm",
            "title": _("Badges"),
            "code_label": _("Code of the badge, for the desk"),
        }
        return render_to_string("pdf/badges/badges.html", context)


@lru_cache(maxsize=2)
def _masters(told: str) -> dict[str, FieldMaster]:
    look = BadgeLook.from_plain(json.loads(told))
    media = {"logo": _logo(look)} if look.logo else {}
    return field_masters(html=badges_html(look), stylesheets=STYLESHEETS, media=media)


def _logo(look: BadgeLook) -> bytes:
    with Upload.objects.get(pk=look.logo).file.open("rb") as file:
        content: bytes = file.read()
    return content
