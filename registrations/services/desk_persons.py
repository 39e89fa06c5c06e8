"""Registering somebody who stands before the desk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from egov_meeting.institutions.selectors.lookup import institution_called
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from registrations.applicants import Applicant
from registrations.choices import DeskOutcome as Outcome
from registrations.choices import Source
from registrations.desk_acts import SentAct
from registrations.models import Registration
from registrations.phones import phone_digits
from registrations.selectors.fees import fees_on
from registrations.services.desk_verdicts import Verdict
from registrations.services.refusals import AlreadyRegistered
from registrations.services.registering import register

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User


def register_at_desk(
    act: SentAct, *, edition: Edition, by: User, at: dt.datetime
) -> tuple[Verdict, Registration | None]:
    """Register the person of the act, with the bill that follows; somebody who is known is found again.

    The number of the act is the key of the form: sent twice, it makes one registration. What does not
    hold is refused with the names of the fields; the device keeps what was typed, the portal does not.
    """
    try:
        group, fee = _place(act.new.get("place", ""), edition=edition, at=at)
        with transaction.atomic():
            made = register(
                group=group,
                fee_category=fee,
                applicant=_applicant(act, edition=edition),
                source=Source.STAFF,
                registered_by=by,
                is_namesake=act.new.get("namesake") == "1",
                form_key=act.id,
                outside_window=True,
                by=by,
                at=at,
            )
    except AlreadyRegistered as known:
        return Verdict(Outcome.AGAIN), known.registration
    except ValidationError as refused:
        fields = sorted(getattr(refused, "error_dict", {})) or ["place"]
        said = [str(one) for one in refused.messages][:3]
        return Verdict(Outcome.REFUSED, {"why": "fields", "fields": fields, "said": said}), None
    return Verdict(Outcome.DONE, {"state": made.state}), made


def _place(
    key: str, *, edition: Edition, at: dt.datetime
) -> tuple[ParticipantGroup, FeeCategory | None]:
    """The group and fee behind "12-34" (0: no fee). Raises ValidationError."""
    group, _dash, fee = key.partition("-")
    if not (group.isdecimal() and group.isascii() and fee.isdecimal() and fee.isascii()):
        raise ValidationError({"place": [""]})
    there = ParticipantGroup.objects.filter(edition=edition, pk=int(group)).first()
    if there is None:
        raise ValidationError({"place": [""]})
    fees = fees_on(day=timezone.localdate(at)).filter(group=there, pk=int(fee))
    return there, fees.first()


def _applicant(act: SentAct, *, edition: Edition) -> Applicant:
    told = act.new
    name = told.get("name", "")
    if len(name) < 3:
        raise ValidationError({"name": [""]})
    email = told.get("email", "")
    phone = told.get("phone", "")
    try:
        if email:
            validate_email(email)
    except ValidationError as refused:
        raise ValidationError({"email": refused.messages}) from None
    try:
        phone = phone_digits(phone) if phone else ""
    except ValueError:
        raise ValidationError({"phone": [""]}) from None
    typed = told.get("institution", "")[:200]
    return Applicant(
        full_name=name[:150],
        office=told.get("office", "")[:150],
        institution=institution_called(text=typed, on=edition.starts_on) if typed else None,
        institution_name=typed,
        email=email,
        phone=phone,
        language="en" if told.get("language") == "en" else "sw",
    )
