"""What the programme tells about the work of a group."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.meetings.models import Appearance
from reports.generation.voice import Voice
from sessions_app.choices import ItemKind, SessionPart
from sessions_app.models import Item

DISCUSSIONS = (ItemKind.DISCUSSION, ItemKind.RESOLUTIONS)


def discussed_by(voice: Voice, group: int) -> bool:
    """Whether the group's days have time for discussion or resolutions."""
    return any(item.kind in DISCUSSIONS for item in voice.material.items(group=group))


def chairs(voice: Voice, group: int) -> list[Appearance]:
    """Who chaired the group's sessions, each person once, in order."""
    found: dict[object, Appearance] = {}
    for day in voice.material.days:
        if day.group and day.group.number == group:
            for session in day.sessions.all():
                for role in session.roles.all():
                    if role.part == SessionPart.CHAIR:
                        found.setdefault(
                            role.appearance.person_id or role.appearance, role.appearance
                        )
    return list(found.values())


def papers(voice: Voice, group: int) -> Iterator[Item]:
    """Presentations of the group's days with a presenter, keynotes and ministries' reports apart."""
    for item in voice.material.items(group=group):
        if item.kind == ItemKind.PRESENTATION and item.presenter:
            yield item
