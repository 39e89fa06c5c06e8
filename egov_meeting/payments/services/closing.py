"""Closing a day: from then on its payments, and what was said of them, stand."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.models import DayClose
from egov_meeting.payments.selectors.days import DayStanding, payments_of_day, standing_of_day

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

_COPIED = (
    "payment_count",
    "payment_amount",
    "counted_count",
    "counted_amount",
    "uncounted_count",
    "uncounted_amount",
    "refund_count",
    "refund_amount",
    "open_findings",
    "open_differences",
    "kept_messages",
    "waiting_slips",
    "waiting_uncountings",
    "correction_count",
    "correction_amount",
    "is_reconciled",
)


class ClosedAlready(ValidationError):
    """Somebody has closed the day."""


def close_day(*, day: date, note: str, by: User, at: datetime) -> DayClose:
    """Close `day`, which must be over, with its sums as they stand; once.

    What is still open needs a note that explains it. Money told later belongs to the day on which
    it is told. Raises ValidationError for today or a day to come and for a missing note,
    ClosedAlready for a day that is closed.
    """
    if day >= timezone.localdate(at):
        raise ValidationError(_("Only days that are over can be closed."))
    note = note.strip()
    try:
        with transaction.atomic():
            close = _inserted(day, note, by, at)
            record(
                action="payments.day_closed",
                obj=close,
                by=by,
                at=at,
                after=snapshot(close),
                reason=note,
                shown_publicly=False,
            )
    except IntegrityError:
        raise ClosedAlready(_("This day has been closed already."), code="closed") from None
    return close


def _inserted(day: date, note: str, by: User, at: datetime) -> DayClose:
    if DayClose.objects.filter(day=day).exists():
        raise ClosedAlready(_("This day has been closed already."), code="closed")
    # Whoever changes what a payment of the day counts for waits here, and then finds the day closed.
    list(payments_of_day(day).select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    standing = standing_of_day(day)
    if not standing.is_explained and not note:
        raise ValidationError(
            {"note": _("Something of this day is still open: settle it, or say why it stays open.")}
        )
    close = DayClose(
        day=day,
        closed_by=by,
        closed_at=at,
        note=note,
        breakdown=_breakdown(standing),
        **{name: getattr(standing, name) for name in _COPIED},
    )
    close.save(force_insert=True)
    return close


def _breakdown(standing: DayStanding) -> list[dict[str, Any]]:
    return [{**asdict(line), "amount": f"{line.amount:.2f}"} for line in standing.lines]
