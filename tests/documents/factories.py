"""Things documents are about."""

import datetime

import factory

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition

NOON = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)


class InstitutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Institution

    key = factory.Sequence(lambda n: f"taasisi-{n}")
    name_sw = factory.Sequence(lambda n: f"Taasisi ya {n}")
    kind = "agency"


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    number = factory.Sequence(lambda n: n + 1)
    year = factory.Sequence(lambda n: 2019 + n)
    name_sw = factory.Sequence(lambda n: f"Kikao Kazi cha {n + 1} cha Serikali Mtandao")
    name_en = factory.Sequence(lambda n: f"e-Government meeting {n + 1}")
    starts_on = datetime.date(2019, 1, 30)
    ends_on = datetime.date(2019, 2, 2)
    city = "Dodoma"
    organiser = factory.SubFactory(InstitutionFactory)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"mtu{n}@example.go.tz")
    full_name = factory.Sequence(lambda n: f"Asha Juma {n}")


def staff(role: Role = Role.COORDINATOR, **fields: object) -> User:
    """A person with one role in every edition."""
    user = UserFactory(**fields)
    RoleAssignment.objects.create(user=user, role=role)
    return user
