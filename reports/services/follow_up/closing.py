"""What e-GA says of a resolution as a whole: closed with a reason, opened again, shown or not."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_changes
from reports.choices import Decision, Delivery
from reports.models import Obligation, Resolution, Theme
from reports.selectors.owing import CLOSED
from reports.services.due_days import refuse_passed_day
from reports.services.follow_up.rolling_up import roll_up

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.audit.actors import Actor


def close_resolution(
    *, resolution: Resolution, delivery: str, reason: str, by: Actor, at: datetime
) -> None:
    """Say that nothing more is to come: overtaken, dropped, or verified done; `reason` stays with it.

    Institutions can report no more on what is overtaken or dropped. Raises ValidationError.
    """
    if delivery not in CLOSED:
        raise ValidationError({"delivery": _("Choose one of the states.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: the reason is shown with the resolution.")})
    with transaction.atomic():
        stored = _locked_adopted(resolution)
        fields = {"delivery": delivery, "delivery_reason": reason.strip()}
        save_changes(stored, by=by, at=at, action="reports.resolution_closed", fields=fields)
    resolution.refresh_from_db()


def reopen_resolution(*, resolution: Resolution, by: Actor, at: datetime) -> None:
    """Let it stand again as its institutions report."""
    with transaction.atomic():
        stored = _locked_adopted(resolution)
        if not stored.delivery_reason and stored.delivery not in CLOSED:
            raise ValidationError(_("This resolution is open already."))
        fields = {"delivery": Delivery.NOT_STARTED, "delivery_reason": ""}
        save_changes(stored, by=by, at=at, action="reports.resolution_reopened", fields=fields)
        roll_up(resolution=stored, by=by, at=at)
    resolution.refresh_from_db()


def change_follow_up(
    *,
    resolution: Resolution,
    due_on: date | None,
    theme: Theme | None,
    is_public: bool,
    weight: int,
    by: Actor,
    at: datetime,
) -> bool:
    """Set what may change after the text is frozen; False when nothing differs.

    Raises ValidationError for a weight below 1 or a new due day that has passed.
    """
    stood, edition = resolution.due_on, resolution.edition
    refuse_passed_day(due_on, stood=stood, edition=edition, at=at)
    fields = {"due_on": due_on, "theme": theme, "is_public": is_public, "weight": weight}
    if weight < 1:
        raise ValidationError({"weight": _("Write 1 or more.")})
    return save_changes(resolution, by=by, at=at, action="reports.follow_up_changed", fields=fields)


def change_obligation(
    *,
    obligation: Obligation,
    focal_person: User | None,
    due_on: date | None,
    weight: int,
    by: Actor,
    at: datetime,
) -> bool:
    """Set who answers in the institution, another day than the resolution's, and its share.

    Raises ValidationError for a weight below 1 or a new due day that has passed.
    """
    stood, edition = obligation.due_on, obligation.resolution.edition
    refuse_passed_day(due_on, stood=stood, edition=edition, at=at)
    if weight < 1:
        raise ValidationError({"weight": _("Write 1 or more.")})
    fields = {"focal_person": focal_person, "due_on": due_on, "weight": weight}
    with transaction.atomic():
        resolution = locked(obligation.resolution)
        changed = save_changes(
            obligation, by=by, at=at, action="reports.obligation_changed", fields=fields
        )
        if changed:
            roll_up(resolution=resolution, by=by, at=at)
    return changed


def _locked_adopted(resolution: Resolution) -> Resolution:
    stored: Resolution = locked(resolution)
    if stored.decision != Decision.ADOPTED:
        raise ValidationError(_("Only what the meeting adopted is followed up."))
    return stored
