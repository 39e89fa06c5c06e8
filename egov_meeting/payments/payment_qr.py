"""The text of the QR code that banks and wallets read from a bill."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from egov_meeting.payments.models import Bill


def payment_qr_text(bill: Bill) -> str:
    """JSON as the gateway's QR readers want it, asking for what is still owed. Raises ValueError for a bill without control number."""
    if not bill.control_number:
        raise ValueError("a bill can be paid only once it has its control number")
    fields = {
        "opType": "2",
        "shortCode": settings.GEPG_QR_SHORT_CODE,
        "billReference": bill.control_number,
        "amount": f"{bill.owed}.0",
        "billCcy": bill.currency,
        "billExprDt": timezone.localdate(bill.expires_at).isoformat(),
        "billPayOpt": str(bill.pay_option),
        "billRsv01": f"{bill.edition.organiser.name_sw}|{bill.payer_name}",
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def transfer_form_fields(bill: Bill, *, account: str) -> dict[str, str]:
    """Fields 59 and 70 of the bank's transfer form (MT103). Raises ValueError without control number."""
    if not bill.control_number:
        raise ValueError("a bill can be paid only once it has its control number")
    return {"59": f"/{account}", "70": f"/ROC/{bill.control_number}"}
