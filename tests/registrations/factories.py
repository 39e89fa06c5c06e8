"""An edition that is open for registration, and people who register for it."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState, PhaseKind
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from egov_meeting.payments.gateways.base import ControlNumber
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors import open_bill_of
from egov_meeting.payments.services.numbers import take_control_number
from egov_meeting.payments.services.payments import record_payment
from registrations.applicants import Applicant
from registrations.models import Registration
from registrations.services.confirming import confirm_email
from registrations.services.registering import register
from tests.documents.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory, GroupFactory
from tests.payments.factories import control_number_of, entry_for

NOON = dt.datetime(2027, 1, 12, 9, 0, tzinfo=dt.UTC)
_numbers = count(1)


def open_edition(**fields: Any) -> Edition:
    """A meeting ten weeks after NOON whose registration is open from 1 January to 1 March 2027."""
    edition: Edition = EditionFactory(
        state=EditionState.REGISTRATION,
        starts_on=dt.date(2027, 3, 23),
        ends_on=dt.date(2027, 3, 26),
        **fields,
    )
    edition.phases.create(
        kind=PhaseKind.REGISTRATION, starts_on=dt.date(2027, 1, 1), ends_on=dt.date(2027, 3, 1)
    )
    return edition


def open_group(
    edition: Edition | None = None, *, fee: int | None = 400_000, **fields: Any
) -> ParticipantGroup:
    """A group of it with one fee category (none where `fee` is None)."""
    group: ParticipantGroup = GroupFactory(edition=edition or open_edition(), **fields)
    if fee is not None:
        add_fee(group, fee)
    return group


def add_fee(group: ParticipantGroup, amount: int, **fields: Any) -> FeeCategory:
    order = group.fees.count() + 1
    return FeeCategory.objects.create(
        group=group,
        order=order,
        amount=amount,
        name_sw=f"Ada {order}",
        name_en=f"Fee {order}",
        **fields,
    )


def applicant(**fields: Any) -> Applicant:
    """A person unlike all others, unless fields say so."""
    number = next(_numbers)
    told: dict[str, Any] = {
        "full_name": f"{_NAMES[number % len(_NAMES)]} {_letters(number)}",
        "office": "Afisa TEHAMA",
        "email": f"mtu{number}@example.go.tz",
        "phone": f"2557{number:08d}",
        **fields,
    }
    return Applicant(**told)


def registered(group: ParticipantGroup, *, at: dt.datetime = NOON, **fields: Any) -> Registration:
    """A person who registered alone, by the service; the address is not confirmed yet."""
    person = fields.pop("applicant", None) or applicant()
    fields.setdefault("fee_category", None)
    return register(group=group, applicant=person, by=SYSTEM, at=at, **fields)


def awaiting_payment(group: ParticipantGroup, **fields: Any) -> Registration:
    """One who has confirmed the address and has a bill."""
    registration = registered(group, **fields)
    confirm_email(registration=registration, by=SYSTEM, at=NOON)
    return registration


def pay(registration: Registration, amount: int | None = None, *, at: dt.datetime = NOON) -> Bill:
    """Let the gateway give the open bill its number and tell that it was paid."""
    bill = open_bill_of(kind="registration", id=registration.pk)
    assert bill is not None
    if not bill.control_number:
        number = ControlNumber(
            bill.number, control_number_of(bill), is_accepted=True, codes=("7101",)
        )
        assert take_control_number(number=number, at=at) == ""
        bill.refresh_from_db()
    record_payment(entry=entry_for(bill, amount, paid_at=at), by=SYSTEM, at=at)
    bill.refresh_from_db()
    registration.refresh_from_db()
    return bill


def staff(role: Role = Role.COORDINATOR, **fields: Any) -> User:
    user: User = UserFactory(**fields)
    RoleAssignment.objects.create(user=user, role=role)
    return user


def focal_person(institution: Institution | None = None, **fields: Any) -> User:
    user: User = UserFactory(institution=institution or InstitutionFactory(), **fields)
    RoleAssignment.objects.create(user=user, role=Role.FOCAL_PERSON)
    return user


_NAMES = (
    "Asha",
    "Juma",
    "Neema",
    "Baraka",
    "Zawadi",
    "Hamisi",
    "Rehema",
    "Salum",
    "Upendo",
    "Musa",
)


def _letters(number: int) -> str:
    """A number as a word no other number is alike to."""
    signs = "bdfgklmnpr"
    return "".join(signs[int(digit)] + "aeiou"[int(digit) % 5] for digit in str(number)).title()
