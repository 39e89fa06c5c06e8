"""A day compared again: what was settled stays settled, and what the newer list resolves is closed."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from egov_meeting.payments.choices import DifferenceKind, RunState
from egov_meeting.payments.models import ReconciliationDifference, ReconciliationRun

Facts = tuple[object, ...]


def carry_over(*, run: ReconciliationRun, at: datetime) -> None:
    """Settle in `run` what was settled for its day, and close what is open of the day's older lists.

    A payment that only a list told of stays open where it was found: a newer list says nothing
    about the missing notice. Call it inside a transaction.
    """
    differences = ReconciliationDifference.objects.exclude(run=run)
    earlier = differences.filter(run__day=run.day, run__state=RunState.COMPARED)
    notes = {_facts(one): one.note for one in earlier.exclude(settled_at=None).order_by("pk")}
    now = {_facts(one): one for one in run.differences.all()}
    for facts, difference in now.items():
        if difference.settled_at is None and facts in notes:
            _settle(difference, notes[facts], at)
    older = earlier.filter(settled_at=None, run__requested_at__lte=run.requested_at)
    for difference in older.exclude(kind=DifferenceKind.MISSING_HERE):
        still = _facts(difference) in now
        _settle(
            difference,
            _("It stands on the newer list of this day.")
            if still
            else _("The newer list of this day no longer shows it."),
            at,
        )


def _facts(one: ReconciliationDifference) -> Facts:
    """What makes two differences equal."""
    return (
        one.kind,
        one.trx_id,
        one.pay_ref_id,
        one.bill_number,
        one.listed_amount,
        one.own_amount,
        one.detail,
    )


def _settle(difference: ReconciliationDifference, note: str, at: datetime) -> None:
    difference.settled_at, difference.note = at, note
    difference.save(update_fields=["settled_at", "note"])
    record(
        action="payments.difference_settled",
        obj=difference,
        by=SYSTEM,
        at=at,
        reason=note,
        shown_publicly=False,
    )
