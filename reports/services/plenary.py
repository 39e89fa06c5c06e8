"""Decisions recorded while the meeting sits: what is seen on the page is what is decided about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked
from reports.choices import Decision
from reports.models import Resolution
from reports.services.edition_lock import locked_edition
from reports.services.resolution_drafts import WordingConflict, change_wording
from reports.services.resolving import adopt_resolution, refer_resolution, reject_resolution

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

DECIDED = {Decision.REJECTED: reject_resolution, Decision.REFERRED: refer_resolution}


def decide(
    *,
    resolution: Resolution,
    decision: str,
    wording: Mapping[str, str],
    revision: int,
    by: Actor,
    at: datetime,
    on: date,
    why: str = "",
) -> bool:
    """Take in the amendment typed on the page, then record the decision; True when the text changed.

    `decision` is one of adopted, rejected, referred. Raises WordingConflict, with nothing written,
    when the text is no longer the one of `revision`; ValidationError and TransitionRefused as the
    single steps do.
    """
    with transaction.atomic():
        locked_edition(resolution.edition)
        stored: Resolution = locked(resolution)
        if stored.revision != revision:
            raise WordingConflict(stored)
        amended = change_wording(
            resolution=resolution,
            wording=wording,
            revision=revision,
            by=by,
            at=at,
            note=_("Amended in the meeting"),
        )
        if decision == Decision.ADOPTED:
            adopt_resolution(resolution=resolution, by=by, at=at, on=on, why=why)
        else:
            DECIDED[Decision(decision)](resolution=resolution, by=by, at=at, on=on, why=why)
    return amended
