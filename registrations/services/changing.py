"""Changing a registration: the details, the person, the group."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.registration import registration_now
from registrations import notifications
from registrations.applicants import Applicant, applicant_of
from registrations.choices import SEATED_STATES, ClaimReason, RegistrationState, Source
from registrations.models import EmailConfirmation, Registration
from registrations.names import name_key, tidy
from registrations.selectors.fees import chosen_fee
from registrations.selectors.seats import has_free_seat
from registrations.services.billing import issue_personal_bill, take_off_bill
from registrations.services.confirming import send_code
from registrations.services.consents import set_consents
from registrations.services.locking import locked_group, locked_open_bill, locked_registration
from registrations.services.recording import change, move
from registrations.services.refunding import claim_refund
from registrations.services.refusals import (
    GroupFull,
    NotPossible,
    RegistrationClosed,
    refuse_known,
)
from registrations.services.waiting import fill_soon


def correct_details(
    *,
    registration: Registration,
    applicant: Applicant,
    by: Actor,
    at: datetime,
    is_namesake: bool = False,
) -> bool:
    """Put the details of the same person right; False when nothing differs.

    A new e-mail address must be confirmed again by those who registered alone; the place stays.
    Raises AlreadyRegistered, NotPossible for a cancelled registration.
    """
    applicant = replace(
        applicant, full_name=tidy(applicant.full_name), email=applicant.email.lower()
    )
    with _one_person_once(), transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if stored.state == RegistrationState.CANCELLED:
            raise NotPossible
        refuse_known(
            group=stored.group,
            applicant=applicant,
            is_namesake=is_namesake or stored.is_namesake,
            but=stored,
        )
        moved = applicant.email != stored.email
        fields = {**applicant.as_fields(), "name_key": name_key(applicant.full_name)}
        if is_namesake:
            fields["is_namesake"] = True
        if moved:
            fields["email_confirmed_at"] = None
        is_changed = change(stored, fields=fields, action="registrations.corrected", by=by, at=at)
        if moved and stored.source == Source.SELF and stored.email:
            send_code(registration=stored, at=at)
    registration.refresh_from_db()
    return is_changed


def substitute_person(
    *,
    registration: Registration,
    applicant: Applicant,
    by: Actor,
    at: datetime,
    reason: str = "",
    is_namesake: bool = False,
) -> None:
    """Give the place, with what was paid for it, to another person of the same institution.

    Links and consents of the first person end; both are told. Raises AlreadyRegistered when the
    other one has a place in the group, NotPossible when the place is given up.
    """
    applicant = replace(
        applicant, full_name=tidy(applicant.full_name), email=applicant.email.lower()
    )
    with _one_person_once(), transaction.atomic():
        bill = locked_open_bill(registration=registration)
        stored = locked_registration(pk=registration.pk)
        if not stored.is_standing:
            raise NotPossible
        refuse_known(group=stored.group, applicant=applicant, is_namesake=is_namesake, but=stored)
        notifications.tell_given_away(stored, at=at)
        set_consents(registration=stored, purposes=[], by=by, at=at)
        EmailConfirmation.objects.filter(registration=stored).delete()
        fields = {
            **applicant.as_fields(),
            "name_key": name_key(applicant.full_name),
            "is_namesake": is_namesake,
            "account": None,
            "email_confirmed_at": None,
            "source": Source.DELEGATION if stored.source == Source.SELF else stored.source,
            "link_version": stored.link_version + 1,
        }
        if stored.state == RegistrationState.UNCONFIRMED:
            move(stored, to=RegistrationState.PENDING, by=by, at=at, hold_until=None)
        change(
            stored, fields=fields, action="registrations.substituted", by=by, at=at, reason=reason
        )
        institution = str(stored.institution or stored.institution_name)
        notifications.tell_received(stored, institution=institution, at=at)
        if bill is not None and not stored.paid_by_institution:
            Registration.objects.filter(pk=stored.pk).update(awaits_new_bill=True)
            take_off_bill(
                registration=stored,
                bill=bill,
                reason=reason or _("The place was given to another person."),
                by=by,
                at=at,
            )
    registration.refresh_from_db()


def change_group(
    *,
    registration: Registration,
    group: ParticipantGroup,
    fee_category: FeeCategory | None,
    by: Actor,
    at: datetime,
    reason: str = "",
    outside_window: bool = False,
) -> None:
    """Move a person to another group or fee: the open bill is replaced, the difference billed or claimed.

    Raises GroupFull when the group has no place left, AlreadyRegistered, RegistrationClosed (not with
    `outside_window`), NotPossible for a place that is given up, ValidationError for a wrong fee.
    """
    with _one_person_once(), transaction.atomic():
        bill = locked_open_bill(registration=registration)
        stored = locked_registration(pk=registration.pk)
        if not stored.is_standing:
            raise NotPossible
        place = locked_group(group_id=group.pk)
        _refuse_unfit(stored, place, at, outside_window)
        fee = chosen_fee(group=place, fee=fee_category, at=at)
        left = stored.group_id
        is_exempt = stored.state == RegistrationState.EXEMPT
        change(
            stored,
            fields={
                "group": place,
                "fee_category": fee,
                "amount_due": 0 if is_exempt or fee is None else fee.amount,
            },
            action="registrations.group_changed",
            by=by,
            at=at,
            reason=reason,
        )
        _settle_difference(stored, by=by, at=at)
        if bill is not None:
            Registration.objects.filter(pk=stored.pk).update(awaits_new_bill=True)
            said = reason or _("The person was moved to another group.")
            take_off_bill(registration=stored, bill=bill, reason=said, by=by, at=at)
        elif stored.state == RegistrationState.PENDING and not stored.paid_by_institution:
            issue_personal_bill(registration=stored, by=by, at=at)
        notifications.tell_moved(stored, at=at)
        for group_id in {left, place.pk}:
            fill_soon(group_id=group_id)
    registration.refresh_from_db()


def _settle_difference(stored: Registration, *, by: Actor, at: datetime) -> None:
    """Bring state and money into line with the new fee."""
    if stored.state == RegistrationState.CONFIRMED and stored.amount_owed:
        move(stored, to=RegistrationState.PENDING, by=by, at=at, confirmed_at=None)
    elif stored.state == RegistrationState.PENDING and not stored.amount_owed:
        move(stored, to=RegistrationState.CONFIRMED, by=by, at=at, confirmed_at=at)
    if stored.amount_paid > stored.amount_due:
        claim_refund(
            registration=stored,
            amount=stored.amount_paid - stored.amount_due,
            reason=ClaimReason.CHEAPER,
            by=by,
            at=at,
        )


def _refuse_unfit(
    stored: Registration, place: ParticipantGroup, at: datetime, outside_window: bool
) -> None:
    if place.edition_id != stored.edition_id:
        raise NotPossible
    if not outside_window:
        standing = registration_now(group=place, at=at)
        if not standing.is_open:
            raise RegistrationClosed(standing.why_closed)
    if place.pk == stored.group_id:
        return
    if stored.state in SEATED_STATES and not has_free_seat(group=place):
        raise GroupFull
    refuse_known(
        group=place,
        applicant=applicant_of(stored),
        is_namesake=stored.is_namesake,
        but=stored,
    )


@contextmanager
def _one_person_once() -> Iterator[None]:
    """Turns the database's refusal of a second row of the same person into a sentence."""
    try:
        yield
    except IntegrityError as refused:
        raise NotPossible from refused
