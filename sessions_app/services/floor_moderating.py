"""What moderators do with what came from the floor."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record, save_changes
from egov_meeting.audit.transitions import transition
from sessions_app.choices import ContributionState
from sessions_app.models import Contribution

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def show_contribution(*, contribution: Contribution, by: Actor, at: datetime) -> None:
    """Let everybody read it. Raises TransitionRefused, PermissionDenied."""
    _move(contribution, ContributionState.SHOWN, by=by, at=at)


def decline_contribution(
    *, contribution: Contribution, remark: str, by: Actor, at: datetime
) -> None:
    """Keep it from being read. The reason stays with the staff; the sender learns that it is not shown."""
    _move(contribution, ContributionState.DECLINED, by=by, at=at, remark=remark)


def answer_contribution(
    *, contribution: Contribution, answer: str, by: Actor, at: datetime
) -> None:
    """Mark it as answered, with the answer if there is one; an answer can be written again."""
    if contribution.state == ContributionState.ANSWERED:
        save_changes(
            contribution,
            by=by,
            at=at,
            action="sessions_app.answer_changed",
            fields={"answer": answer},
            shown_publicly=False,
        )
        return
    _move(contribution, ContributionState.ANSWERED, by=by, at=at, answer=answer)


def correct_contribution(*, contribution: Contribution, text: str, by: Actor, at: datetime) -> bool:
    """Put mistakes right before it is read; what was sent is kept beside it. False when nothing differs."""
    if not text.strip():
        raise ValidationError(_("Write the text."), code="empty")
    with transaction.atomic():
        stored: Contribution = locked(contribution)
        if text == stored.text:
            return False
        before, stored.original_text = len(stored.text), stored.original_text or stored.text
        stored.text = text
        stored.clean_fields()
        stored.save(update_fields=["text", "original_text"])
        # How long the words are; they themselves stay out of the trail.
        record(
            action="sessions_app.contribution_corrected",
            obj=stored,
            by=by,
            at=at,
            before={"text": before},
            after={"text": len(text)},
            shown_publicly=False,
        )
    contribution.refresh_from_db()
    return True


def _move(
    contribution: Contribution, to: ContributionState, *, by: Actor, at: datetime, **also: str
) -> None:
    transition(contribution, to=to, by=by, at=at, also=also, shown_publicly=False)
