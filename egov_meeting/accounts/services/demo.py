"""Accounts of a demonstration: one for each role."""

import datetime
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from egov_meeting.accounts.choices import Language
from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.permissions import forget_roles
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from egov_meeting.audit.values import snapshot
from egov_meeting.institutions.models import Institution

DOMAIN = "demo.kikaokazi.example"


@dataclass(frozen=True)
class DemoPerson:
    """An invented person who shows what a role may do."""

    role: Role
    full_name: str
    language: Language
    institution: str = "ega"  # its key; without an institution of that key the person has none

    @property
    def email(self) -> str:
        return f"{self.role.value}@{DOMAIN}"


DEMO_PEOPLE = (
    DemoPerson(Role.COORDINATOR, "Neema Mfano", Language.SWAHILI),
    DemoPerson(Role.FINANCE, "Baraka Mfano", Language.SWAHILI),
    DemoPerson(Role.PROGRAMME, "Zawadi Mfano", Language.SWAHILI),
    DemoPerson(Role.INNOVATION, "Imani Mfano", Language.ENGLISH),
    DemoPerson(Role.RAPPORTEUR, "Tumaini Mfano", Language.SWAHILI),
    DemoPerson(Role.DESK, "Furaha Mfano", Language.SWAHILI),
    DemoPerson(Role.AUDITOR, "Amani Mfano", Language.ENGLISH),
    DemoPerson(Role.ADMINISTRATOR, "Rehema Mfano", Language.ENGLISH),
    DemoPerson(Role.FOCAL_PERSON, "Upendo Mfano", Language.SWAHILI, "udom"),
    DemoPerson(Role.MINISTRY_FOCAL_PERSON, "Jabali Mfano", Language.SWAHILI, "po-psmgg"),
    DemoPerson(Role.PARTICIPANT, "Subira Mfano", Language.SWAHILI, "tcra"),
    DemoPerson(Role.INNOVATOR, "Elimu Mfano", Language.SWAHILI, "udom"),
    DemoPerson(Role.JUDGE, "Busara Mfano", Language.ENGLISH, "costech"),
    DemoPerson(Role.CHAIRPERSON, "Heri Mfano", Language.SWAHILI, "po-psmgg"),
)


def prepare_demo_account(*, person: DemoPerson, password: str, at: datetime.datetime) -> User:
    """Make the account, or set it back to how it was made: name, language, institution, role, password."""
    with transaction.atomic():
        user = User.objects.filter(email=person.email).first() or User(email=person.email)
        user.full_name, user.language = person.full_name, person.language
        user.institution = Institution.objects.filter(key=person.institution).first()
        user.is_active = True
        user.is_staff = person.role == Role.ADMINISTRATOR
        user.set_password(password)
        user.save()
        RoleAssignment.objects.filter(user=user).exclude(role=person.role).delete()
        RoleAssignment.objects.get_or_create(user=user, role=person.role, edition_id=None)
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"primary": True, "verified": True}
        )
        record(
            action="accounts.demo_prepared",
            obj=user,
            by=SYSTEM,
            at=at,
            after=snapshot(
                user, only=("email", "full_name", "language", "institution", "is_staff")
            ),
            shown_publicly=False,
        )
    forget_roles(user)
    return user
