"""Finding a focal person for a ministry that has none."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.accounts.services.people import give_role, invite_person
from reports.models import MinistryReport
from reports.notifications_ministry import tell_called_to
from reports.services.ministry_calls import call_of


def invite_focal_person(
    *,
    report: MinistryReport,
    email: str,
    full_name: str,
    language: str,
    by: User,
    at: datetime,
) -> tuple[User, bool]:
    """Invite somebody to write for the ministry, or give the role to one of its people with an account.

    The call is told to the person. Returns the person and whether the letter of invitation could be
    handed over. Raises ValidationError (an account of another institution, the role is held, or a
    meeting without a call) and PermissionDenied.
    """
    there = User.objects.filter(email__iexact=email.strip()).first()
    with transaction.atomic():
        call_of(report)
        if there is not None:
            _give_role(there, report, by, at)
            person, was_sent = there, True
        else:
            person, was_sent = invite_person(
                email=email,
                full_name=full_name,
                language=language,
                institution=report.institution,
                role=Role.MINISTRY_FOCAL_PERSON,
                edition_id=None,
                by=by,
                at=at,
            )
        tell_called_to(report=report, person=person, at=at)
    return person, was_sent


def _give_role(person: User, report: MinistryReport, by: User, at: datetime) -> None:
    if person.institution_id != report.institution_id or not person.is_active:
        raise ValidationError(
            {
                "email": _(
                    "This address belongs to an account of another institution, or to a closed one."
                )
            }
        )
    give_role(person=person, role=Role.MINISTRY_FOCAL_PERSON, edition_id=None, by=by, at=at)
