"""What the programme keeps about somebody registered: what was picked, and what was said from the floor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registrations.models import Registration
from registrations.personal_data import PersonalData
from registrations.selectors.own import own_since
from sessions_app.models import Contribution, Pick


def picks_told(registration: Registration) -> list[dict[str, Any]]:
    """Titles in both languages and when each item was picked."""
    rows = Pick.objects.filter(
        registration=registration, at__gte=own_since(registration=registration)
    ).select_related("item")
    return [
        {
            "sw": pick.item.title_sw if pick.item else "",
            "en": pick.item.title_en if pick.item else "",
            "picked_at": pick.at,
        }
        for pick in rows
    ]


def forget_picks(registrations: Sequence[int]) -> None:
    Pick.objects.filter(registration__in=registrations).delete()


def contributions_told(registration: Registration) -> list[dict[str, Any]]:
    """What was sent from a device known as this person's, as it was sent, and what became of it."""
    rows = Contribution.objects.filter(
        registration=registration, sent_at__gte=own_since(registration=registration)
    ).order_by("sent_at")
    return [
        {
            "text": one.original_text or one.text,
            "language": one.language,
            "name": one.name,
            "institution": one.institution_name,
            "may_be_named": one.may_be_named,
            "state": one.state,
            "sent_at": one.sent_at,
        }
        for one in rows
    ]


def forget_who_contributed(registrations: Sequence[int]) -> None:
    """What was said stays, as said by nobody."""
    Contribution.objects.filter(registration__in=registrations).update(
        name="", institution_name="", registration=None
    )


PICKS = PersonalData("programme", picks_told, forget_picks)
CONTRIBUTIONS = PersonalData("floor", contributions_told, forget_who_contributed)
