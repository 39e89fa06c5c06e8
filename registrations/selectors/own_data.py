"""Everything that is kept about a person in a registration, to be taken along."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from egov_meeting.audit.models import Event
from egov_meeting.payments.models import Bill, BillItem
from egov_meeting.payments.selectors import payments_that_count
from egov_meeting.shared.bilingual import text_in
from registrations.models import Registration
from registrations.payables import KIND
from registrations.personal_data import told_of
from registrations.selectors.own import own_bills, own_consents, own_messages, own_since


def own_data(*, registration: Registration, at: datetime) -> dict[str, Any]:
    """For JSON: names in English, amounts in whole shillings, moments with their zone.

    Of a bill that others stand on only the own line; of the staff's doings when and what, not who.
    """
    return {
        "made_at": at,
        "meeting": _both(registration.edition, "name") | {"year": registration.edition.year},
        "registration": _registration(registration),
        "consents": list(
            own_consents(registration=registration).values(
                "purpose", "version", "language", "text", "given_at", "withdrawn_at"
            )
        ),
        "bills": [_bill(bill) for bill in own_bills(registration=registration)],
        "bills_of_the_institution": _lines(registration),
        "refunds": list(
            registration.refund_claims.filter(
                created_at__gte=own_since(registration=registration)
            ).values("amount", "reason", "percent", "state", "created_at")
        ),
        "exemptions": list(
            registration.exemptions.values("kind", "takes_back", "state", "asked_at")
        ),
        "messages": [
            {
                "written_at": message.created_at,
                "sent_at": message.sent_at,
                "channel": message.channel,
                "to": message.address,
                "subject": message.subject,
                "text": message.text,
                "state": message.state,
            }
            for message in own_messages(
                registration=registration, bills=own_bills(registration=registration)
            )
        ],
        "history": _history(registration),
        **told_of(registration),
    }


def _registration(registration: Registration) -> dict[str, Any]:
    fee = registration.fee_category
    institution = registration.institution
    plain = (
        "reference",
        "full_name",
        "office",
        "institution_name",
        "email",
        "phone",
        "language",
        "needs",
        "state",
        "source",
        "is_namesake",
        "paid_by_institution",
        "amount_due",
        "amount_paid",
        "attended",
        "created_at",
        "email_confirmed_at",
        "hold_until",
        "waiting_since",
        "confirmed_at",
    )
    return {name: getattr(registration, name) for name in plain} | {
        "group": _both(registration.group, "name"),
        "fee": _both(fee, "name") if fee else None,
        "institution": _both(institution, "name") if institution else None,
        "account": registration.account.email if registration.account else None,
    }


def _bill(bill: Bill) -> dict[str, Any]:
    plain = (
        "number",
        "control_number",
        "payer_name",
        "payer_email",
        "payer_phone",
        "amount",
        "paid_amount",
        "refunded_amount",
        "state",
        "generated_at",
        "expires_at",
        "paid_at",
    )
    payments = [
        {"amount": int(payment.amount), "paid_at": payment.paid_at}
        for payment in payments_that_count(bill=bill)
    ]
    return {name: getattr(bill, name) for name in plain} | {"payments": payments}


def _lines(registration: Registration) -> list[dict[str, Any]]:
    """The own line of the bills that the institution pays."""
    if not registration.paid_by_institution:
        return []
    rows = BillItem.objects.filter(
        payable_kind=KIND,
        payable_id=str(registration.pk),
        bill__generated_at__gte=own_since(registration=registration),
    )
    lines = rows.order_by("-pk").values("amount", "bill__number", "bill__state")
    return [dict(line) for line in lines]


def _history(registration: Registration) -> list[dict[str, Any]]:
    events = Event.objects.filter(
        object_type=Registration._meta.label_lower,
        object_id=str(registration.pk),
        at__gte=own_since(registration=registration),
    )
    return [dict(event) for event in events.order_by("at", "pk").values("at", "action")]


def _both(obj: Any, name: str) -> dict[str, str]:
    return {f"{name}_{code}": text_in(obj, name, code) for code in ("sw", "en")}
