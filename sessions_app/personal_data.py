"""What the programme keeps about somebody registered: what was picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registrations.models import Registration
from registrations.personal_data import PersonalData
from registrations.selectors.own import own_since
from sessions_app.models import Pick


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


PICKS = PersonalData("programme", picks_told, forget_picks)
