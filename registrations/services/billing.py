"""Bills for registrations: one for a person, one for a delegation, and a new one when what it was for changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors import billing_rules
from egov_meeting.payments.services.bills import BilledItem, Payer, cancel_bill, issue_bill
from registrations.choices import RegistrationState
from registrations.models import Registration
from registrations.payables import KIND
from registrations.phones import is_tanzanian
from registrations.selectors.delegation import focal_person_of
from registrations.services.locking import locked_registrations
from registrations.services.refusals import NotPossible

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

_LONGEST = 200


def issue_personal_bill(
    *, registration: Registration, by: Actor, at: dt.datetime, expires_at: dt.datetime | None = None
) -> Bill:
    """Bill for one person what is still owed; the place must await payment.

    It expires as the billing rules of the edition say, or at `expires_at`. Raises NotPossible when
    nothing is owed or the state does not fit, AlreadyBilled when there is an open bill.
    """
    if registration.state != RegistrationState.PENDING or not registration.amount_owed:
        raise NotPossible
    edition = registration.edition
    return issue_bill(
        edition=edition,
        institution=registration.institution,
        payer=_payer_of(registration),
        items=[_item(registration)],
        expires_at=expires_at or due_at(edition=edition, at=at),
        description_sw=_described(edition, "sw"),
        description_en=_described(edition, "en"),
        by=by,
        at=at,
    )


def issue_delegation_bill(
    *,
    institution: Institution,
    registrations: Sequence[Registration],
    payer: Payer,
    by: Actor,
    at: dt.datetime,
) -> Bill:
    """One bill for several people of an institution, an item for each.

    Raises ValidationError when one of them is of another institution, owes nothing, or stands on an
    open bill already (AlreadyBilled); then nobody is billed.
    """
    with transaction.atomic():
        rows = locked_registrations(pks=[row.pk for row in registrations])
        if not rows:
            raise ValidationError(_("Choose the people the bill is for."))
        if len({row.edition_id for row in rows}) > 1:
            raise ValidationError(_("One bill is for one meeting only."))
        if any(row.institution_id != institution.pk for row in rows):
            raise ValidationError(_("Only people of this institution can stand on its bill."))
        if any(row.state != RegistrationState.PENDING or not row.amount_owed for row in rows):
            raise ValidationError(
                _("Some of these people owe nothing now. Load the page again and choose anew.")
            )
        edition = rows[0].edition
        bill = issue_bill(
            edition=edition,
            institution=institution,
            payer=payer,
            items=[_item(row) for row in rows],
            expires_at=due_at(edition=edition, at=at),
            description_sw=_described(edition, "sw"),
            description_en=_described(edition, "en"),
            by=by,
            at=at,
        )
        Registration.objects.filter(pk__in=[row.pk for row in rows]).update(
            paid_by_institution=True, hold_until=None
        )
    return bill


def take_off_bill(
    *, registration: Registration, bill: Bill, reason: str, by: Actor, at: dt.datetime
) -> None:
    """Cancel the open bill the person stands on; the others on it get a new one once it is cancelled.

    Both are locked. A bill that holds money stays for finance to settle.
    """
    if bill.paid_amount:
        return
    numbers = list(bill.items.filter(payable_kind=KIND).values_list("payable_id", flat=True))
    others = Registration.objects.filter(pk__in=[int(number) for number in numbers])
    others.filter(state=RegistrationState.PENDING).update(awaits_new_bill=True)
    cancel_bill(bill=bill, reason=reason, by=by, at=at)


def bill_anew(*, bill: Bill, by: Actor, at: dt.datetime) -> None:
    """After a bill was cancelled: bill those who stood on it and still owe, as that bill did.

    Who is no longer of the institution that paid for all gets a bill alone.

    Only those for whom a service asked (`awaits_new_bill`); a bill that finance cancelled by hand is
    not issued again by itself.
    """
    numbers = bill.items.filter(payable_kind=KIND).values_list("payable_id", flat=True)
    rows = [
        row
        for row in locked_registrations(pks=[int(number) for number in numbers])
        if row.awaits_new_bill
    ]
    Registration.objects.filter(pk__in=[row.pk for row in rows]).update(awaits_new_bill=False)
    owing = [row for row in rows if row.state == RegistrationState.PENDING and row.amount_owed]
    together = [
        row
        for row in owing
        if row.paid_by_institution and row.institution_id == bill.institution_id
    ]
    for row in owing:
        if row not in together:
            issue_personal_bill(registration=row, by=by, at=at)
    if together and bill.institution is not None:
        payer = Payer(bill.payer_name, bill.payer_email, bill.payer_phone, bill.language)
        issue_delegation_bill(
            institution=bill.institution, registrations=together, payer=payer, by=by, at=at
        )


def due_at(*, edition: Edition, at: dt.datetime) -> dt.datetime:
    """The end of the last day on which a bill issued now can be paid.

    So many days as the billing rules give, not after the meeting's last day, tomorrow at the least.
    """
    today = timezone.localdate(at)
    last = min(
        today + dt.timedelta(days=billing_rules(edition=edition).days_to_pay), edition.ends_on
    )
    last = max(last, today + dt.timedelta(days=1))
    return timezone.make_aware(dt.datetime.combine(last, dt.time(23, 59, 59)))


def _payer_of(registration: Registration) -> Payer:
    """The person; for one whose institution pays, the institution at the focal person's address."""
    institution = registration.institution if registration.paid_by_institution else None
    focal_person = _focal_person(registration, institution) if institution else None
    if institution and focal_person:
        return Payer(str(institution.name), focal_person.email, "", focal_person.language)
    phone = registration.phone if is_tanzanian(registration.phone) else ""
    return Payer(registration.full_name, registration.email, phone, registration.language)


def _focal_person(registration: Registration, institution: Institution) -> User | None:
    """Whoever registered the person, unless that was somebody from elsewhere: staff on its behalf."""
    by = registration.registered_by
    if by is not None and by.institution_id == institution.pk:
        return by
    return focal_person_of(institution=institution)


def _item(registration: Registration) -> BilledItem:
    group = registration.group
    return BilledItem(
        amount=registration.amount_owed,
        description_sw=f"{registration.full_name}, {group.name_sw}"[:_LONGEST],
        description_en=f"{registration.full_name}, {group.name_en or group.name_sw}"[:_LONGEST],
        payable_kind=KIND,
        payable_id=registration.pk,
    )


def _described(edition: Edition, language: str) -> str:
    if language == "sw":
        return f"Ada ya ushiriki - {edition.name_sw}"[:_LONGEST]
    return f"Participation fee - {edition.name_en or edition.name_sw}"[:_LONGEST]
