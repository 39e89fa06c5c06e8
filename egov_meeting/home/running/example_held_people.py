"""Who was registered for the invented meeting that was held, and the accounts that had a part in it."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.accounts.services.demo import DEMO_PEOPLE, prepare_demo_account
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.choices import RegistrationState, Source
from registrations.models import Registration
from registrations.names import name_keys
from registrations.services.recording import record_new

_ROLES = (Role.COORDINATOR, Role.INNOVATION, Role.DESK, Role.PARTICIPANT, Role.INNOVATOR)
_BODIES = ("ega", "udom", "po-psmgg", "po-ralg", "finance", "health", "education", "works", "water", "lands", "tcra", "costech")  # fmt: skip
# Invented, like the meeting.
PRACTITIONERS = (
    "Amina Kilewo", "Baraka Ng'ombe", "Costantine Lyimo", "Dorcas Mwakalinga", "Elibariki Shayo",
    "Fatuma Mzee", "Godlisten Urio", "Halima Kondo", "Isaya Mkumbo", "Josephine Nyoni",
    "Khalfan Mbarouk", "Lulu Mwanri", "Mashaka Chambo", "Neema Kisanga", "Omari Mtitu",
    "Pendo Malecela", "Rajabu Sufiani", "Salome Mhagama", "Tumsifu Masawe", "Upendo Kihwele",
    "Victor Nditi", "Winfrida Lugome",
)  # fmt: skip
DECISION_MAKERS = (
    "Abdallah Mwinjuma", "Bi. Consolata Mapunda", "Dkt. Deogratius Ndunguru", "Bi. Esther Kyando",
    "Mhandisi Festo Mgaya", "Bi. Grace Chuwa", "Dkt. Hamisi Kigoda", "Bi. Irene Mallya",
    "Juma Pangani", "Bi. Leah Mwambene", "Mhandisi Nassoro Rweyemamu", "Bi. Rehema Sanga",
    "Dkt. Stephano Haule",
)  # fmt: skip
_OFFICES = (
    ("Ofisa TEHAMA", "Mchambuzi wa Mifumo", "Msimamizi wa Mtandao"),
    ("Mkurugenzi wa TEHAMA", "Mkuu wa Kitengo cha TEHAMA", "Mkurugenzi wa Utawala"),
)


def prepare_accounts(*, at: dt.datetime) -> None:
    """Make the demonstration accounts that had a part in it; they get their passwords when the table of them is made."""
    for person in DEMO_PEOPLE:
        if person.role in _ROLES and not User.objects.filter(email=person.email).exists():
            prepare_demo_account(person=person, password=secrets.token_urlsafe(), at=at)


def account_of(role: Role) -> User:
    """The demonstration account of a role."""
    person = next(one for one in DEMO_PEOPLE if one.role == role)
    return User.objects.get(email=person.email)


def register_people(*, edition: Edition) -> None:
    """Two groups of people with a place that costs nothing, and the participant of the demonstration."""
    bodies = list(Institution.objects.filter(key__in=_BODIES).order_by("key"))
    first, second = edition.groups.order_by("number")
    for group, names in ((first, PRACTITIONERS), (second, DECISION_MAKERS)):
        for number, name in enumerate(names):
            body = bodies[(number * 5 + group.number) % len(bodies)] if bodies else None
            _register(group, number, name, body)
    person = account_of(Role.PARTICIPANT)
    _register(first, len(PRACTITIONERS), person.full_name, person.institution, account=person)


def _register(
    group: ParticipantGroup,
    number: int,
    name: str,
    body: Institution | None,
    account: User | None = None,
) -> None:
    day = group.edition.starts_on - dt.timedelta(days=58 - 2 * number)
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(8 + number % 8, 7 * group.number)))
    offices = _OFFICES[group.number - 1]
    row = Registration(
        edition=group.edition,
        group=group,
        institution=body,
        institution_name="" if body else "Taasisi ya Mfano",
        full_name=name,
        **name_keys(name),
        office=offices[number % len(offices)],
        email=account.email if account else f"mshiriki{group.number}.{number + 1}@mfano.example",
        language="sw" if number % 5 else "en",
        state=RegistrationState.CONFIRMED,
        source=Source.SELF,
        account=account,
        created_at=at,
        email_confirmed_at=at,
        confirmed_at=at,
    )
    row.save(force_insert=True)
    record_new(row, by=SYSTEM, at=at)
