"""What the page of one's own registration shows: everything of this person, nothing of anybody else.

A place may have been another person's before (substitution): whatever is older than that is not shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.urls import reverse

from egov_meeting.audit.models import Event
from egov_meeting.meetings.choices import EditionState
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.choices import OPEN_BILL_STATES
from egov_meeting.payments.links import bill_token
from egov_meeting.payments.models import Bill, BillItem
from egov_meeting.payments.selectors import bills_of
from registrations.choices import ClaimState, RegistrationState, Source
from registrations.models import Consent, Registration
from registrations.payables import KIND
from registrations.selectors.seats import place_in_queue

# What notifications (which stand above) call messages about a registration and about a bill.
_ABOUT_REGISTRATION, _ABOUT_BILL = "registration", "bill"
_MESSAGES_SHOWN = 50
S = RegistrationState


@dataclass(frozen=True)
class OwnPage:
    """The registration with its bill and what its holder may do now."""

    registration: Registration
    bills: list[Bill]
    bill_address: str
    place_in_queue: int
    to_be_given_back: int

    @property
    def bill(self) -> Bill | None:
        """The newest one."""
        return next(iter(self.bills), None)

    @property
    def awaits_code(self) -> bool:
        """Whether the address is still to be confirmed by the one who gave it."""
        one = self.registration
        is_asked = one.source == Source.SELF and bool(one.email) and not one.email_confirmed_at
        return is_asked and one.state != S.CANCELLED

    @property
    def bill_is_open(self) -> bool:
        return self.bill is not None and self.bill.state in OPEN_BILL_STATES

    @property
    def may_ask_for_bill(self) -> bool:
        one = self.registration
        return (
            one.state == S.PENDING
            and one.amount_owed > 0
            and not one.paid_by_institution
            and not self.bill_is_open
        )

    @property
    def may_ask_again(self) -> bool:
        return self.registration.state == S.LAPSED and not self.awaits_code

    @property
    def may_change_group(self) -> bool:
        """The institution that pays for somebody moves the person itself."""
        one = self.registration
        is_time = one.edition.state == EditionState.REGISTRATION
        return one.is_standing and is_time and not one.paid_by_institution

    @property
    def is_waited_for(self) -> bool:
        """Whether something will happen by itself, so that the page looks again."""
        return self.registration.state in (S.PENDING, S.WAITING) and not self.awaits_code

    @property
    def seen(self) -> str:
        """A mark that changes with what the page says of the state."""
        bill = self.bill
        said = [self.registration.state, self.place_in_queue]
        said += [bill.state, bill.control_number, bill.paid_amount] if bill else []
        return sha256(repr(said).encode()).hexdigest()[:12]


def own_page(*, registration: Registration) -> OwnPage:
    """At most four queries."""
    # Nobody is billed before the address is confirmed.
    is_billed = registration.state != S.UNCONFIRMED
    bills = list(own_bills(registration=registration)) if is_billed else []
    waits = registration.state == S.WAITING
    return OwnPage(
        registration,
        bills,
        reverse("payer:bill", args=[bill_token(bills[0])]) if bills else "",
        place_in_queue(registration=registration) if waits else 0,
        _to_be_given_back(registration) if registration.amount_paid else 0,
    )


def own_since(*, registration: Registration) -> dt.datetime:
    """Since when the place is this person's."""
    if registration.link_version == 1:
        return registration.created_at
    given = Event.objects.filter(
        object_type=Registration._meta.label_lower,
        object_id=str(registration.pk),
        action="registrations.substituted",
    )
    return given.order_by("-pk").values_list("at", flat=True).first() or registration.created_at


def own_bills(*, registration: Registration) -> QuerySet[Bill]:
    """Bills for this person alone, the newest first; those of a delegation name others too."""
    rows = bills_of(kind=KIND, ids=[registration.pk])
    if registration.paid_by_institution:
        return rows.none()
    of_others = BillItem.objects.filter(bill=OuterRef("pk")).exclude(
        payable_kind=KIND, payable_id=str(registration.pk)
    )
    since = own_since(registration=registration)
    return rows.filter(~Exists(of_others), generated_at__gte=since)


def own_messages(*, registration: Registration, bills: Iterable[Bill]) -> list[OutboxMessage]:
    """What was written to this person and about these bills, the newest first."""
    prefix = f"{_ABOUT_REGISTRATION}-{registration.pk}-{registration.link_version}-"
    about = Q(about_kind=_ABOUT_REGISTRATION, about_id=str(registration.pk), key__startswith=prefix)
    numbers = [str(bill.pk) for bill in bills]
    if numbers:
        about |= Q(about_kind=_ABOUT_BILL, about_id__in=numbers)
    return list(OutboxMessage.objects.filter(about)[:_MESSAGES_SHOWN])


def own_consents(*, registration: Registration) -> QuerySet[Consent]:
    """Given and withdrawn, by this person."""
    since = own_since(registration=registration)
    return registration.consents.filter(given_at__gte=since)


def _to_be_given_back(registration: Registration) -> int:
    claims = registration.refund_claims.filter(state=ClaimState.OPEN)
    return claims.aggregate(total=Sum("amount"))["total"] or 0


def standing_consents(*, registration: Registration) -> list[str]:
    """The purposes agreed to now."""
    return list(registration.consents.filter(withdrawn_at=None).values_list("purpose", flat=True))
