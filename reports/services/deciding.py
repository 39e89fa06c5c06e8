"""A draft on its way to the meeting: proposed, recommended, withdrawn, taken up again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.transitions import transition
from reports.choices import Decision, Recommended
from reports.models import Resolution

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

# A recommendation to adopt it as it stands needs no reason.
NEEDS_REASON = (
    Recommended.ADOPT_AMENDED,
    Recommended.MERGE,
    Recommended.REFER,
    Recommended.REJECT,
)


def propose_resolution(*, resolution: Resolution, by: Actor, at: datetime) -> None:
    """Hand a draft to those who recommend. Raises TransitionRefused, PermissionDenied."""
    _move(resolution, Decision.PROPOSED, by=by, at=at)


def return_to_draft(*, resolution: Resolution, by: Actor, at: datetime) -> None:
    """Take a proposed or withdrawn resolution back to the drafts. Raises TransitionRefused."""
    _move(resolution, Decision.DRAFT, by=by, at=at, decided_on=None, decided_why="")


def recommend_resolution(
    *, resolution: Resolution, recommended: str, why: str, by: Actor, at: datetime
) -> None:
    """Say what the meeting should do about a proposed resolution.

    Raises ValidationError when a recommendation other than plain adoption gives no reason,
    TransitionRefused.
    """
    if recommended in NEEDS_REASON and not why.strip():
        raise ValidationError({"why": _("Say why this is recommended.")})
    _move(
        resolution,
        Decision.RECOMMENDED,
        by=by,
        at=at,
        reason=why,
        recommended=recommended,
        recommended_why=why.strip(),
    )


def take_recommendation_back(*, resolution: Resolution, by: Actor, at: datetime) -> None:
    """Back to proposed, without a recommendation. Raises TransitionRefused."""
    _move(resolution, Decision.PROPOSED, by=by, at=at, recommended="", recommended_why="")


def withdraw_resolution(*, resolution: Resolution, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a draft before the meeting decides. Raises ValidationError without a reason."""
    if not why.strip():
        raise ValidationError({"why": _("Say why it is withdrawn.")})
    _move(
        resolution,
        Decision.WITHDRAWN,
        by=by,
        at=at,
        reason=why,
        decided_on=timezone.localdate(at),
        decided_why=why.strip(),
    )


def _move(
    resolution: Resolution,
    to: Decision,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    **also: object,
) -> None:
    transition(resolution, to=to, by=by, at=at, field="decision", reason=reason, also=also)
