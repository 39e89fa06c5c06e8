"""Corrections by staff, who speak for the person: the needs come with the person's consent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import Actor
from registrations.applicants import Applicant
from registrations.choices import Purpose
from registrations.models import Registration
from registrations.services.changing import correct_details
from registrations.services.consents import set_consents


def correct_by_staff(
    *,
    registration: Registration,
    applicant: Applicant,
    by: Actor,
    at: datetime,
    is_namesake: bool = False,
) -> bool:
    """Put details right, and keep the consent to needs in step with them; False when nothing differs.

    Raises as correct_details does.
    """
    with transaction.atomic():
        standing = set(
            registration.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)
        )
        wanted = standing - {Purpose.NEEDS} | ({Purpose.NEEDS} if applicant.needs else set())
        is_changed = correct_details(
            registration=registration, applicant=applicant, by=by, at=at, is_namesake=is_namesake
        )
        agreed = set_consents(registration=registration, purposes=wanted, by=by, at=at)
    return is_changed or agreed
