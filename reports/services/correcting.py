"""A slip in an adopted text is put right beside it by two people; the frozen text is not touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_new
from egov_meeting.audit.transitions import transition
from reports.adopted_text import WORDED
from reports.choices import CorrigendumState
from reports.models import Corrigendum, Resolution
from reports.selectors.corrections import (
    can_be_corrected,
    number_in_force,
    waiting_correction,
    words_in_force,
)
from reports.services.resolution_drafts import checked_words

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def propose_correction(
    *,
    resolution: Resolution,
    wording: Mapping[str, str],
    reason_sw: str,
    reason_en: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Corrigendum:
    """Put down how title and text (WORDED) should read, and why; it counts once another person confirms it.

    The same words again while they wait give the one that is there. `seen` is the number of the correction
    that counted when the work began, 0 where none did. Raises ValidationError: words or reason missing,
    nothing different, another correction waiting or confirmed since, or a text that is not frozen here;
    PermissionDenied.
    """
    words = checked_words(wording)
    with transaction.atomic():
        stored: Resolution = locked(resolution)
        if not by.may("resolutions.adopt", edition_id=stored.edition_id) or by.pk is None:
            raise PermissionDenied
        if not can_be_corrected(stored):
            raise ValidationError(_("Only a text that a meeting has adopted here is corrected so."))
        waiting = waiting_correction(stored)
        if waiting is not None:
            if all(getattr(waiting.kept, name) == words[name] for name in WORDED):
                return waiting.kept
            raise ValidationError(
                _("Another correction waits to be confirmed. Decide about that one first.")
            )
        if seen is not None and seen != number_in_force(stored):
            raise ValidationError(
                _(
                    "The text has been corrected meanwhile. Look at how it reads now, then begin again."
                )
            )
        now = words_in_force(stored)
        if all(getattr(now, name) == words[name] for name in WORDED):
            raise ValidationError(_("These are the words that stand there: nothing is corrected."))
        last = stored.corrigenda.order_by("-number").values_list("number", flat=True).first()
        corrigendum = Corrigendum(
            resolution=stored,
            number=(last or 0) + 1,
            reason_sw=reason_sw.strip(),
            reason_en=reason_en.strip(),
            proposed_by_id=by.pk,
            proposed_by_label=by.audit_label[:300],
            proposed_at=at,
            **words,
        )
        save_new(
            corrigendum, by=by, at=at, action="reports.correction_proposed", shown_publicly=False
        )
    return corrigendum


def confirm_correction(*, corrigendum: Corrigendum, by: Actor, at: datetime) -> None:
    """Let the correction count, publicly and with its day; the frozen text stays beside it.

    Raises ValidationError when the person proposed it (code "own"), TransitionRefused when it is
    decided, PermissionDenied.
    """
    with transaction.atomic():
        stored: Corrigendum = locked(corrigendum)
        if by.pk is None or by.pk == stored.proposed_by_id:
            raise ValidationError(
                _("Nobody confirms the own correction: a colleague has to look at it."), code="own"
            )
        transition(
            corrigendum,
            to=CorrigendumState.CONFIRMED,
            by=by,
            at=at,
            reason=str(stored.reason),
            also=_decided(by, at),
            action="reports.correction_confirmed",
        )


def drop_correction(*, corrigendum: Corrigendum, why: str, by: Actor, at: datetime) -> None:
    """Do not take a proposed correction; who proposed it may do so too. It stays on record.

    Raises ValidationError without a reason, TransitionRefused when it is decided, PermissionDenied.
    """
    if not why.strip():
        raise ValidationError({"why": _("Say why: it goes on record.")})
    transition(
        corrigendum,
        to=CorrigendumState.WITHDRAWN,
        by=by,
        at=at,
        reason=why.strip(),
        also={**_decided(by, at), "decided_why": why.strip()},
        action="reports.correction_dropped",
        shown_publicly=False,
    )


def _decided(by: Actor, at: datetime) -> dict[str, object]:
    return {"decided_by_id": by.pk, "decided_by_label": by.audit_label[:300], "decided_at": at}
