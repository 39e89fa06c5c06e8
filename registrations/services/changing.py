"""Changing a registration: the details, the person, the group."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.registration import registration_now
from registrations import notifications
from registrations.applicants import Applicant, applicant_of
from registrations.choices import SEATED_STATES, ClaimReason, RegistrationState, Source
from registrations.models import EmailConfirmation, Registration
from registrations.names import name_keys, tidy
from registrations.selectors.fees import chosen_fee
from registrations.selectors.money import amount_in_hand
from registrations.services.attending import hand_over_attendance
from registrations.services.badges import end_badge
from registrations.services.billing import issue_personal_bill, take_off_bill
from registrations.services.confirming import seat, send_code
from registrations.services.consents import set_consents
from registrations.services.locking import locked_group, locked_registration, locked_with_bill
from registrations.services.recording import change, move
from registrations.services.refunding import claim_refund, drop_claims, drop_claims_beyond
from registrations.services.refusals import (
    GroupFull,
    NotPossible,
    RegistrationClosed,
    refuse_known,
    refuse_unreachable,
)
from registrations.services.waiting import fill_soon, is_place_for_newcomers


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
    Raises AlreadyRegistered, NotPossible for a cancelled registration, ValidationError for a person
    who could not be reached or would leave the institution that pays.
    """
    applicant = replace(
        applicant, full_name=tidy(applicant.full_name), email=applicant.email.lower()
    )
    with _one_person_once(), transaction.atomic():
        stored = locked_registration(pk=registration.pk)
        if stored.state == RegistrationState.CANCELLED:
            raise NotPossible
        refuse_unreachable(applicant)
        _refuse_to_leave_who_pays(stored, applicant)
        refuse_known(
            group=stored.group,
            applicant=applicant,
            is_namesake=is_namesake or stored.is_namesake,
            but=stored,
        )
        moved = applicant.email != stored.email
        fields = {**applicant.as_fields(), **name_keys(applicant.full_name)}
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

    Links, consents and the badge of the first person end; attendance and certificates stay with that
    person; both are told. Raises AlreadyRegistered when the other one has a place in the group,
    NotPossible when the place is given up.
    """
    applicant = replace(
        applicant, full_name=tidy(applicant.full_name), email=applicant.email.lower()
    )
    with _one_person_once(), transaction.atomic():
        bill, stored = locked_with_bill(registration=registration)
        if not stored.is_standing:
            raise NotPossible
        refuse_unreachable(applicant)
        refuse_known(group=stored.group, applicant=applicant, is_namesake=is_namesake, but=stored)
        notifications.tell_given_away(stored, at=at)
        set_consents(registration=stored, purposes=[], by=by, at=at)
        EmailConfirmation.objects.filter(registration=stored).delete()
        hand_over_attendance(registration=stored, full_name=stored.full_name, at=at)
        fields = {
            **applicant.as_fields(),
            **name_keys(applicant.full_name),
            "is_namesake": is_namesake,
            "account": None,
            "email_confirmed_at": None,
            "source": Source.DELEGATION if stored.source == Source.SELF else stored.source,
            "link_version": stored.link_version + 1,
        }
        change(
            stored, fields=fields, action="registrations.substituted", by=by, at=at, reason=reason
        )
        Registration.objects.filter(pk=stored.pk).update(form_key=None)
        given_away = _("The place was given to another person.")
        end_badge(registration=stored, reason=given_away, at=at)
        if stored.state == RegistrationState.UNCONFIRMED:
            seat(stored, by=by, at=at)
        institution = str(stored.institution or stored.institution_name)
        notifications.tell_received(stored, institution=institution, at=at)
        if bill is not None and not stored.paid_by_institution:
            Registration.objects.filter(pk=stored.pk).update(awaits_new_bill=True)
            take_off_bill(
                registration=stored,
                bill=bill,
                reason=reason or given_away,
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
        bill, stored = locked_with_bill(registration=registration)
        if not stored.is_standing:
            raise NotPossible
        if bill is not None and bill.paid_amount:
            raise ValidationError(
                _("Part of the open bill is paid: pay the rest first, or ask us.")
            )
        place = locked_group(group_id=group.pk)
        _refuse_unfit(stored, place, at, outside_window)
        fee = chosen_fee(group=place, fee=fee_category, at=at)
        left = stored.group_id
        if (left, stored.fee_category_id) == (place.pk, fee and fee.pk):
            raise ValidationError(_("The person is in this group with this fee already."))
        change(
            stored,
            fields=_in_place(stored, place, fee, at),
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
    """Bring state and money into line with the new fee; what was to be given back is reckoned anew."""
    note = _("The person was moved again.")
    drop_claims(registration=stored, reason=ClaimReason.CHEAPER, note=note, by=by, at=at)
    drop_claims_beyond(registration=stored, note=note, by=by, at=at)
    if stored.state == RegistrationState.CONFIRMED and stored.amount_owed:
        move(stored, to=RegistrationState.PENDING, by=by, at=at, confirmed_at=None)
    elif stored.state == RegistrationState.PENDING and not stored.amount_owed:
        move(stored, to=RegistrationState.CONFIRMED, by=by, at=at, confirmed_at=at)
    in_hand = amount_in_hand(registration=stored)
    if in_hand > stored.amount_due:
        claim_refund(
            registration=stored,
            amount=in_hand - stored.amount_due,
            reason=ClaimReason.CHEAPER,
            by=by,
            at=at,
        )


def _in_place(
    stored: Registration, place: ParticipantGroup, fee: FeeCategory | None, at: datetime
) -> dict[str, object]:
    """The columns that a move changes; who waits goes to the end of the other list."""
    is_exempt = stored.state == RegistrationState.EXEMPT
    waits_elsewhere = stored.state == RegistrationState.WAITING and place.pk != stored.group_id
    return {
        "group": place,
        "fee_category": fee,
        "amount_due": 0 if is_exempt or fee is None else fee.amount,
        "waiting_since": at if waits_elsewhere else stored.waiting_since,
    }


def _refuse_to_leave_who_pays(stored: Registration, applicant: Applicant) -> None:
    if stored.paid_by_institution and applicant.institution != stored.institution:
        said = _("This institution pays for the place, so the person cannot be of another one.")
        raise ValidationError({"institution_name": [said]})


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
    if stored.state in SEATED_STATES and not is_place_for_newcomers(group=place):
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
