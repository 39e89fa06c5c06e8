"""Finding a contribution important: once per device."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from sessions_app.choices import FloorState
from sessions_app.models import Contribution, Vote
from sessions_app.selectors.floor import PUBLIC_STATES
from sessions_app.services.floor_sending import FloorNotOpen


def vote_for(*, contribution: Contribution, voter: str, at: datetime) -> bool:
    """Count the vote of a device (its mark); False when it has voted already.

    The row of the vote is its record; nobody is named. The number grows by the row that was added,
    so votes at the same moment are all counted. Raises FloorNotOpen, also for what is not shown.
    """
    readable = Contribution.objects.filter(
        pk=contribution.pk, state__in=PUBLIC_STATES, item__floor=FloorState.OPEN
    )
    if not readable.exists():
        raise FloorNotOpen
    try:
        with transaction.atomic():
            Vote.objects.create(contribution=contribution, voter=voter, at=at)
            Contribution.objects.filter(pk=contribution.pk).update(votes=F("votes") + 1)
    except IntegrityError:
        return False
    return True
