"""Money moves while many read the public pages: they stay kept."""

from __future__ import annotations

import pytest

from egov_meeting.audit.models import Event
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.refunds import refund
from egov_meeting.payments.services.slips import (
    approve_manual_payment,
    record_manual_payment,
    reject_manual_payment,
)
from egov_meeting.shared.public_cache import forget_public_pages
from tests.payments.factories import NOON, entry_for, finance_officer, numbered_bill

pytestmark = pytest.mark.django_db


def test_bills_and_payments_leave_kept_public_pages_alone(
    django_capture_on_commit_callbacks,
) -> None:
    asha, juma = finance_officer(), finance_officer()
    slip = {"bank": "NMB", "paid_on": NOON.date(), "by": asha, "at": NOON}

    with django_capture_on_commit_callbacks() as hooks:
        bill = numbered_bill()
        record_payment(entry=entry_for(bill, 100_000), by=asha, at=NOON)
        record_payment(entry=entry_for(bill, 100_000), by=asha, at=NOON)
        good = record_manual_payment(bill=bill, amount=200_000, reference="SL-1", **slip)
        bad = record_manual_payment(bill=bill, amount=1, reference="SL-2", **slip)
        approve_manual_payment(slip=good, by=juma, at=NOON)
        reject_manual_payment(slip=bad, reason="Haisomeki", by=juma, at=NOON)
        refund(bill=bill, amount=100, reason="Zaidi", reference="R-1", by=juma, at=NOON)

    assert Event.objects.count() >= 10
    assert forget_public_pages not in hooks
