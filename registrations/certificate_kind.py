"""The certificate of attendance as a kind of certificate, and what is kept of it about a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.certificate_kinds import CertificateKind
from egov_meeting.documents.services.certificates import forget_holders
from registrations.day_permissions import can_issue_certificates
from registrations.models import Registration
from registrations.personal_data import PersonalData
from registrations.selectors.certificates import (
    KIND,
    own_certificates,
    registration_pk_in,
    subject_of,
    subjects_of,
)
from registrations.services.certificates import tell_holder

if TYPE_CHECKING:
    from egov_meeting.documents.models import Certificate
    from egov_meeting.meetings.models import Edition


def can_see(user: Any, certificate: Certificate) -> bool:
    return can_issue_certificates(user, certificate.edition)


def _list_address(edition: Edition) -> str:
    return f"{reverse('registrations:certificates')}?mwaka={edition.year}"


def _holder(certificate: Certificate) -> Registration | None:
    return Registration.objects.filter(pk=registration_pk_in(certificate.subject)).first()


def _holder_address(certificate: Certificate) -> str:
    holder = _holder(certificate)
    return reverse("registrations:staff_registration", args=[holder.reference]) if holder else ""


def _name_now(certificate: Certificate) -> str:
    """None that could be put right for one who has given the place to somebody else."""
    holder = _holder(certificate)
    if holder is None or certificate.subject != subject_of(holder):
        return ""
    return holder.full_name if holder.name_key else ""


ATTENDANCE = CertificateKind(
    key=KIND,
    title=_("Certificate of participation"),
    can_view=can_see,
    can_revoke=can_see,
    tell=tell_holder,
    list_address=_list_address,
    holder_address=_holder_address,
    name_now=_name_now,
)


def _told(registration: Registration) -> list[dict[str, Any]]:
    return [
        {
            "code": str(one),
            "full_name": one.full_name,
            "state": one.state,
            "language": one.language,
            "issued_at": one.issued_at,
            "revoked_at": one.revoked_at,
        }
        for one in own_certificates(registration=registration)
    ]


def _forget(numbers: Sequence[int]) -> None:
    places = Registration.objects.filter(pk__in=numbers).values_list("pk", "link_version")
    subjects = [one for pk, holders in places for one in subjects_of(pk, holders=holders)]
    forget_holders(kind=KIND, subjects=subjects)


CERTIFICATES_KEPT = PersonalData("certificates", told=_told, forget=_forget)
