"""Registering a person: once, for a place that is really there."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from egov_meeting.audit.actors import Actor
from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.kept import kept_group
from egov_meeting.meetings.selectors.registration import registration_now
from registrations import notifications
from registrations.applicants import Applicant
from registrations.choices import RegistrationState, Source
from registrations.models import Registration
from registrations.names import name_keys, tidy
from registrations.selectors.fees import chosen_fee
from registrations.selectors.rules import registration_rules
from registrations.selectors.seats import place_in_queue
from registrations.services.billing import due_at, issue_personal_bill
from registrations.services.confirming import send_first_code
from registrations.services.consents import give_consents
from registrations.services.locking import locked_group
from registrations.services.recording import record_new
from registrations.services.refusals import (
    GroupFull,
    NotPossible,
    RegistrationClosed,
    refuse_known,
    refuse_unreachable,
)
from registrations.services.waiting import is_place_for_newcomers

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def register(
    *,
    group: ParticipantGroup,
    fee_category: FeeCategory | None,
    applicant: Applicant,
    by: Actor,
    at: datetime,
    consents: Iterable[str] = (),
    form_key: uuid.UUID | None = None,
    source: str = Source.SELF,
    registered_by: User | None = None,
    account: User | None = None,
    email_is_confirmed: bool = False,
    paid_by_institution: bool = False,
    is_namesake: bool = False,
    outside_window: bool = False,
) -> Registration:
    """Register one person for one group; the same `form_key` again gives the registration it made.

    Takes a place, or puts the person on the waiting list when there is none. Who registers alone
    gets a code by e-mail first and the bill once it is confirmed; who is registered by others, or
    whose address is known (`email_is_confirmed`), gets it now unless the institution pays for all.
    A fee of nought confirms the place at once. `consents` are purposes agreed to.

    Raises AlreadyRegistered (the same person stands in the group), GroupFull, RegistrationClosed
    (not with `outside_window`), and ValidationError by field for a person who could not be reached
    or a fee that does not hold today.
    """
    applicant = replace(
        applicant, full_name=tidy(applicant.full_name), email=applicant.email.lower()
    )
    refuse_unreachable(applicant)
    wanted = Registration(
        group=group,
        **name_keys(applicant.full_name),
        source=source,
        registered_by=registered_by,
        account=account,
        email_confirmed_at=at if email_is_confirmed else None,
        paid_by_institution=paid_by_institution,
        is_namesake=is_namesake,
        form_key=form_key,
        created_at=at,
        **applicant.as_fields(),
    )
    try:
        fee = _fee_if_open(group, fee_category, at=at, outside_window=outside_window)
        with transaction.atomic():
            place = locked_group(group_id=group.pk)
            refuse_known(group=place, applicant=applicant, is_namesake=is_namesake)
            _store(wanted, place, fee, purposes=consents, by=by, at=at)
    except IntegrityError:
        return _made_meanwhile(wanted, applicant)
    except ValidationError:
        # Sent twice, the form finds what it made in its own way; the key says so only then.
        if (made := _made_before(wanted)) is not None:
            return made
        raise
    return wanted


def _fee_if_open(
    group: ParticipantGroup, wanted: FeeCategory | None, *, at: datetime, outside_window: bool
) -> FeeCategory | None:
    """What hangs on no place, settled before others have to wait for the lock of the group."""
    if not outside_window:
        _refuse_closed(kept_group(pk=group.pk), at)
    return chosen_fee(group=group, fee=wanted, at=at)


# Foreign keys are rows we just read; unique values are held by constraints.
_CHECKED_BY_DATABASE = {
    "reference",
    "edition",
    "group",
    "fee_category",
    "institution",
    "registered_by",
    "account",
    "form_key",
}


def _store(
    registration: Registration,
    group: ParticipantGroup,
    fee: FeeCategory | None,
    *,
    purposes: Iterable[str],
    by: Actor,
    at: datetime,
) -> None:
    """Insert the row with its place and fee, and tell the person. The group is locked."""
    registration.edition, registration.group = group.edition, group
    registration.fee_category, registration.amount_due = fee, fee.amount if fee else 0
    is_sure = bool(registration.email_confirmed_at) or registration.source != Source.SELF
    _take_place(registration, group, is_sure=is_sure, at=at)
    registration.full_clean(exclude=_CHECKED_BY_DATABASE, validate_constraints=False)
    registration.save(force_insert=True)
    record_new(registration, by=by, at=at)
    give_consents(registration=registration, purposes=purposes, at=at)
    _tell_and_bill(registration, is_sure=is_sure, by=by, at=at)


def _take_place(
    registration: Registration, group: ParticipantGroup, *, is_sure: bool, at: datetime
) -> None:
    """Choose the state in which the row begins. The group is locked."""
    rules = registration_rules(edition=group.edition)
    if not is_place_for_newcomers(group=group):
        if not rules.has_waiting_list:
            raise GroupFull
        registration.state, registration.waiting_since = RegistrationState.WAITING, at
    elif not is_sure:
        registration.state = RegistrationState.UNCONFIRMED
        registration.hold_until = at + timedelta(hours=rules.confirmation_hours)
    elif registration.amount_due:
        registration.state = RegistrationState.PENDING
        if (
            registration.paid_by_institution
        ):  # until it stands on a bill, which has a time of its own
            registration.hold_until = due_at(edition=group.edition, at=at)
    else:
        registration.state, registration.confirmed_at = RegistrationState.CONFIRMED, at


def _tell_and_bill(registration: Registration, *, is_sure: bool, by: Actor, at: datetime) -> None:
    if not is_sure:
        send_first_code(registration=registration, at=at)
        return
    if registration.source == Source.DELEGATION:
        institution = registration.institution
        name = str(institution.name) if institution else registration.institution_name
        notifications.tell_received(registration, institution=name, at=at)
    if registration.state == RegistrationState.WAITING:
        notifications.tell_waiting(
            registration, place=place_in_queue(registration=registration), at=at
        )
    elif registration.state == RegistrationState.CONFIRMED:
        notifications.tell_confirmed(registration, at=at)
    elif not registration.paid_by_institution:
        issue_personal_bill(registration=registration, by=by, at=at)


def _refuse_closed(group: ParticipantGroup, at: datetime) -> None:
    standing = registration_now(group=group, at=at)
    if not standing.is_open:
        raise RegistrationClosed(standing.why_closed)


def _made_before(wanted: Registration) -> Registration | None:
    """What the same form of the same sender made; a key in other hands opens nothing."""
    if wanted.form_key is None:
        return None
    rows = Registration.objects.filter(
        form_key=wanted.form_key, source=wanted.source, registered_by=wanted.registered_by
    )
    return rows.order_by("pk").first()


def _made_meanwhile(wanted: Registration, applicant: Applicant) -> Registration:
    """The form was sent twice at once, or the person registered in another window."""
    if (made := _made_before(wanted)) is not None:
        return made
    refuse_known(group=wanted.group, applicant=applicant)
    raise NotPossible  # it stood for a moment and is gone again: the form can be sent once more
