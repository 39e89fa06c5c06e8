"""When a group can be registered for, and why not now."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import Edition, ParticipantGroup, Phase

_NOT_YET = frozenset({EditionState.DRAFT, EditionState.ANNOUNCED})


@dataclass(frozen=True)
class Window:
    """First and last day of registration, both included. Without a first day the edition's state decides."""

    opens_on: datetime.date | None
    closes_on: datetime.date

    def includes(self, day: datetime.date) -> bool:
        return (self.opens_on is None or self.opens_on <= day) and day <= self.closes_on


@dataclass(frozen=True)
class Registration:
    """How registration for a group stands at one moment; `why_closed` is "" while it is open."""

    window: Window
    is_open: bool
    why_closed: str


def registration_window(*, group: ParticipantGroup) -> Window:
    """The group's own dates, else those of the edition's phase of registration, else until its last day."""
    return _window(group, group.edition, _phase_of(group.edition))


def registration_is_open(*, group: ParticipantGroup, at: datetime.datetime) -> bool:
    """Whether the public form takes registrations: the state says so, and the day is in the window."""
    return registration_now(group=group, at=at).is_open


def why_closed(*, group: ParticipantGroup, at: datetime.datetime) -> str:
    """A sentence in the reader's language that says since or until when; "" while registration is open."""
    return registration_now(group=group, at=at).why_closed


def registration_now(*, group: ParticipantGroup, at: datetime.datetime) -> Registration:
    """Window, whether it is open, and why not, of one group."""
    return _standing(group.edition, registration_window(group=group), at)


def registration_of_groups(
    *, edition: Edition, at: datetime.datetime, groups: Iterable[ParticipantGroup] | None = None
) -> dict[int, Registration]:
    """The same for all groups of an edition by primary key: two queries, one when `groups` are at hand."""
    phase = _phase_of(edition)
    rows = edition.groups.all() if groups is None else groups
    return {row.pk: _standing(edition, _window(row, edition, phase), at) for row in rows}


def _phase_of(edition: Edition) -> Phase | None:
    # all(), so that phases which were fetched ahead are used.
    return next(
        (phase for phase in edition.phases.all() if phase.kind == PhaseKind.REGISTRATION), None
    )


def _window(group: ParticipantGroup, edition: Edition, phase: Phase | None) -> Window:
    opens_on = group.registration_from or (phase.starts_on if phase else None)
    closes_on = group.registration_until or (phase.ends_on if phase else None)
    return Window(opens_on, closes_on or edition.ends_on)


def _standing(edition: Edition, window: Window, at: datetime.datetime) -> Registration:
    said = _why_closed(edition, window, timezone.localdate(at))
    return Registration(window, is_open=not said, why_closed=said)


def _why_closed(edition: Edition, window: Window, today: datetime.date) -> str:
    if today > window.closes_on:
        return _("Registration closed on %(day)s.") % {"day": date_format(window.closes_on)}
    if window.opens_on is not None and today < window.opens_on:
        return _("Registration opens on %(day)s.") % {"day": date_format(window.opens_on)}
    if edition.state in _NOT_YET:
        return _("Registration has not been opened yet.")
    if edition.state == EditionState.IN_SESSION:
        return _("The meeting is in session; registration is at its desk only.")
    if edition.state != EditionState.REGISTRATION:
        return _("Registration is closed.")
    return ""
