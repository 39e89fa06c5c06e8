"""What somebody says of a person to be registered, before there is a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from egov_meeting.institutions.models import Institution
    from registrations.models import Registration


@dataclass(frozen=True)
class Applicant:
    """A person as told. `phone` is digits with the country in front (phones.phone_digits)."""

    full_name: str
    office: str = ""
    institution: Institution | None = None
    institution_name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "sw"
    needs: str = ""

    def as_fields(self) -> dict[str, object]:
        """By the names of the columns of a registration."""
        return {
            "full_name": self.full_name,
            "office": self.office,
            "institution": self.institution,
            "institution_name": "" if self.institution else self.institution_name,
            "email": self.email,
            "phone": self.phone,
            "language": self.language,
            "needs": self.needs,
        }


def applicant_of(registration: Registration) -> Applicant:
    """The person of a row, as told."""
    return Applicant(
        full_name=registration.full_name,
        office=registration.office,
        institution=registration.institution,
        institution_name=registration.institution_name,
        email=registration.email,
        phone=registration.phone,
        language=registration.language,
        needs=registration.needs,
    )
