"""What the placeholders of messages stand for, for staff who write the words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.kinds import MessageKind, Text

# The apps share these names; a kind may explain its own otherwise (MessageKind.explained).
_SHARED: dict[str, Text] = {
    "amount": _("The amount of the bill"),
    "balance": _("What is still to be paid"),
    "bill": _("Number of the bill"),
    "code": _("The code to be typed"),
    "control_number": _("Control number of the bill, in groups of four"),
    "description": _("What the bill is for"),
    "group": _("Name of the participant group"),
    "institution": _("Name of the institution"),
    "link": _("Link to the person's own page"),
    "meeting": _("Name of the meeting"),
    "name": _("Name of the person"),
    "paid": _("What has been paid so far"),
    "place": _("Place on the waiting list"),
    "reference": _("Number of the registration"),
    "refund": _("What is given back under the rules"),
    "refunded": _("What was given back"),
    "until": _("The last day or moment"),
}


@dataclass(frozen=True)
class Placeholder:
    """`{name}` as the page of the words lists it."""

    name: str
    meaning: Text
    example: str
    is_required: bool


def explained_placeholders(kind: MessageKind) -> list[Placeholder]:
    """All placeholders of the kind, those it cannot do without first."""
    found = [
        Placeholder(
            name=f"{{{name}}}",
            meaning=kind.explained.get(name) or _SHARED.get(name, ""),
            example=example,
            is_required=name in kind.required,
        )
        for name, example in kind.placeholders.items()
    ]
    return sorted(found, key=lambda one: not one.is_required)
