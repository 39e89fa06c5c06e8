"""What follows from the adoption of a resolution, told by those who know: an explicit registry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from reports.models import Resolution

# Called as `follow(resolution=…, by=…, at=…)` inside the transaction of the adoption, and again when
# an owner is named afterwards: it adds what is not there yet.
Follow = Callable[..., None]

_follows: list[Follow] = []


def register_on_adopted(follow: Follow) -> None:
    """Have `follow` called with every resolution that is adopted. Apps call it when they are ready."""
    if follow not in _follows:
        _follows.append(follow)


def tell_adopted(*, resolution: Resolution, by: Actor, at: datetime) -> None:
    """Call everything that follows from the adoption, in the order of registration."""
    for follow in _follows:
        follow(resolution=resolution, by=by, at=at)
