"""Whose ministry it is: focal persons, and institutions that followed one another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition


class _Step(NamedTuple):
    leads_to: int
    until: dt.date | None
    is_duplicate: bool


class Succession:
    """Which institution came after which, by split, merger or correction. One query when made."""

    def __init__(self) -> None:
        rows = Institution.objects.filter(
            Q(successor__isnull=False) | Q(merged_into__isnull=False)
        ).values_list("pk", "successor_id", "merged_into_id", "valid_until")
        self._steps = {
            pk: _Step(merged_into or successor, until, merged_into is not None)
            for pk, successor, merged_into, until in rows
        }

    def standing_on(self, institution_id: int, day: dt.date) -> int:
        """The institution itself if it existed on the day, else the one that came after it."""
        current = institution_id
        for _step in self._steps:
            step = self._steps.get(current)
            if step is None or not (step.is_duplicate or (step.until and step.until < day)):
                return current
            current = step.leads_to
        return current

    def line_of(self, institution_id: int) -> set[int]:
        """The institution and all that led to it, however long ago."""
        line = {institution_id}
        for _step in self._steps:
            more = {pk for pk, step in self._steps.items() if step.leads_to in line} - line
            if not more:
                break
            line |= more
        return line


def focal_persons(
    *, edition: Edition, succession: Succession | None = None
) -> dict[int, list[User]]:
    """The focal persons of all ministries who may sign in, by the ministry that stood at the edition. Two queries."""
    succession = succession or Succession()
    people = (
        User.objects.filter(
            Q(role_assignments__edition_id=None) | Q(role_assignments__edition_id=edition.pk),
            is_active=True,
            institution__isnull=False,
            role_assignments__role=Role.MINISTRY_FOCAL_PERSON,
        )
        .distinct()
        .order_by("full_name", "email")
    )
    found: dict[int, list[User]] = defaultdict(list)
    for person in people:
        if person.institution_id is not None:
            found[succession.standing_on(person.institution_id, edition.starts_on)].append(person)
    return found


def is_of_line(*, institution_id: int | None, ministry_id: int) -> bool:
    """Whether an institution is the ministry, one it came from, or one it became. One query at most."""
    if institution_id is None or institution_id == ministry_id:
        return institution_id == ministry_id
    succession = Succession()
    return institution_id in succession.line_of(ministry_id) or ministry_id in succession.line_of(
        institution_id
    )
