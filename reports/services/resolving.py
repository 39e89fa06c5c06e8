"""The meeting decides: a resolution is adopted and frozen, rejected, or referred elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked
from egov_meeting.audit.transitions import transition
from reports.adopted import tell_adopted
from reports.adopted_text import WORDED, checksum_of
from reports.choices import Decision
from reports.models import Resolution
from reports.services.edition_lock import locked_edition

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition


def adopt_resolution(
    *, resolution: Resolution, by: Actor, at: datetime, on: date, why: str = ""
) -> Resolution:
    """Adopt a recommended resolution: it gets the edition's next number, and its text is frozen.

    `on` is the day of the decision. Whatever is registered for adoptions (reports.adopted) is called
    in the same transaction. Raises ValidationError (code "one_language") when a title or text is
    missing in a language, TransitionRefused for one that is not recommended, PermissionDenied.
    """
    with transaction.atomic():
        # The edition's lock comes first, so that two adoptions at once do not take one number.
        edition = locked_edition(resolution.edition)
        stored: Resolution = locked(resolution)
        _refuse_one_language(stored)
        transition(
            resolution,
            to=Decision.ADOPTED,
            by=by,
            at=at,
            field="decision",
            reason=why,
            also={
                "number": stored.number or next_number(edition=edition),
                "adopted_sha256": checksum_of(stored),
                "decided_on": on,
                "decided_why": why,
            },
        )
        resolution.refresh_from_db()
        tell_adopted(resolution=resolution, by=by, at=at)
    return resolution


def reject_resolution(
    *, resolution: Resolution, by: Actor, at: datetime, on: date, why: str
) -> None:
    """Put on record that the meeting rejected it. Raises ValidationError (also without a reason)."""
    _decide(resolution, Decision.REJECTED, by=by, at=at, on=on, why=why)


def refer_resolution(
    *, resolution: Resolution, by: Actor, at: datetime, on: date, why: str
) -> None:
    """Put on record that it was referred elsewhere; `why` says where to. Raises ValidationError."""
    _decide(resolution, Decision.REFERRED, by=by, at=at, on=on, why=why)


def next_number(*, edition: Edition) -> int:
    """The number after the highest of the edition. Call it holding the edition's lock."""
    highest = Resolution.objects.filter(edition=edition).aggregate(highest=Max("number"))
    return (highest["highest"] or 0) + 1


def _decide(
    resolution: Resolution, to: Decision, *, by: Actor, at: datetime, on: date, why: str
) -> None:
    if not why.strip():
        raise ValidationError({"why": _("Say why the meeting decided so.")})
    transition(
        resolution,
        to=to,
        by=by,
        at=at,
        field="decision",
        reason=why,
        also={"decided_on": on, "decided_why": why},
    )


def _refuse_one_language(resolution: Resolution) -> None:
    if not all(getattr(resolution, name).strip() for name in WORDED):
        raise ValidationError(
            _("An adopted text is frozen in both languages: write title and text in both first."),
            code="one_language",
        )
