"""Giving money back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record
from egov_meeting.audit.values import snapshot
from egov_meeting.payments.models import Bill, Refund
from egov_meeting.payments.reactions import BillEvent, tell

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def refund(
    *, bill: Bill, amount: int, reason: str, reference: str, by: User, at: datetime
) -> Refund:
    """Record shillings given back for `bill`; `reference` names the transfer, once.

    Raises ValidationError for more than was paid and not yet given back, for a reference that is
    on record, and without a reason.
    """
    with transaction.atomic():
        stored: Bill = locked(bill)
        row = Refund(
            bill=stored,
            amount=amount,
            reason=reason.strip(),
            reference=reference.strip(),
            refunded_by=by,
            refunded_at=at,
        )
        row.clean_fields()
        if not 0 < amount <= stored.paid_amount - stored.refunded_amount:
            raise ValidationError(
                {"amount": _("No more can be given back than was paid and not yet given back.")}
            )
        _save(row)
        total = stored.refunds.aggregate(sum=Sum("amount"))["sum"]
        stored.refunded_amount = int(total)
        stored.save(update_fields=["refunded_amount"])
        record(
            action="payments.refunded",
            obj=row,
            by=by,
            at=at,
            after=snapshot(row),
            reason=reason,
            shown_publicly=False,
        )
        tell(BillEvent.REFUNDED, bill=stored, by=by, at=at)
    bill.refresh_from_db()
    return row


def _save(row: Refund) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(
            {"reference": _("A refund with this reference is on record already.")}
        ) from None
