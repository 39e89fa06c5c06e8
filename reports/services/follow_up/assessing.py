"""How a resolution stood at an edition, put on record once and for good."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_new
from reports.choices import Decision
from reports.models import Assessment, Resolution

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition


def assess_resolution(
    *,
    resolution: Resolution,
    edition: Edition,
    note_sw: str,
    note_en: str,
    by: Actor,
    at: datetime,
) -> Assessment:
    """Confirm how the resolution stands by its roll-up, as the assessment of that edition.

    Once written it stays. Raises ValidationError when it is assessed at the edition already (code
    "assessed"), when the edition is not later than the resolution's own, or it was never adopted.
    """
    if resolution.decision != Decision.ADOPTED:
        raise ValidationError(_("Only what the meeting adopted is followed up."))
    if edition.year <= resolution.edition.year:
        raise ValidationError(_("A resolution is assessed at a later meeting than its own."))
    try:
        with transaction.atomic():
            stored: Resolution = locked(resolution)
            if stored.assessments.filter(edition=edition).exists():
                raise ValidationError(_assessed(), code="assessed")
            made = Assessment(
                resolution=stored,
                edition=edition,
                delivery=stored.delivery,
                percentage=stored.percentage,
                reported=stored.reported,
                answering=stored.answering,
                note_sw=note_sw.strip(),
                note_en=note_en.strip(),
                by_label=by.audit_label[:300],
                at=at,
            )
            save_new(made, by=by, at=at, action="reports.assessed")
    except IntegrityError as error:
        raise ValidationError(_assessed(), code="assessed") from error
    return made


def _assessed() -> str:
    return _("This resolution has been assessed at this meeting already; an assessment stays.")
