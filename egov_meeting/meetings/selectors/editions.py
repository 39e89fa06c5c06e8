"""The editions in their order."""

import datetime

from django.db.models import QuerySet

from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import Edition, Phase


def current_edition(*, on: datetime.date) -> Edition | None:
    """The announced edition that lies ahead or is under way on that day, else the latest one held."""
    announced = Edition.objects.exclude(state=EditionState.DRAFT)
    ahead = announced.filter(ends_on__gte=on).order_by("starts_on").first()
    return ahead or announced.order_by("-starts_on").first()


def earlier_editions(*, edition: Edition) -> QuerySet[Edition]:
    """Announced editions before this one, the latest first."""
    return (
        Edition.objects.exclude(state=EditionState.DRAFT)
        .filter(year__lt=edition.year)
        .order_by("-year")
    )


def previous_edition(*, edition: Edition) -> Edition | None:
    """The announced edition held last before this one; None for the first in the portal."""
    return earlier_editions(edition=edition).first()


def phases_on(*, edition: Edition, day: datetime.date) -> list[Phase]:
    """The phases open on that day; a phase without an end stays open."""
    return [
        phase
        for phase in edition.phases.all()
        if phase.starts_on is not None
        and phase.starts_on <= day
        and (phase.ends_on is None or day <= phase.ends_on)
    ]


def is_open(*, edition: Edition, kind: PhaseKind, day: datetime.date) -> bool:
    """Whether the phase of that kind is open on that day."""
    return any(phase.kind == kind for phase in phases_on(edition=edition, day=day))
