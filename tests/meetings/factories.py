"""Editions for tests."""

import datetime

import factory

from egov_meeting.meetings.models import Edition, ParticipantGroup
from tests.institutions.factories import InstitutionFactory


class EditionFactory(factory.django.DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    number = factory.Sequence(lambda n: 100 + n)
    year = factory.Sequence(lambda n: 2100 + n)
    name_sw = factory.LazyAttribute(lambda edition: f"Kikao Kazi {edition.year}")
    name_en = factory.LazyAttribute(lambda edition: f"Working Session {edition.year}")
    state = "announced"
    starts_on = factory.LazyAttribute(lambda edition: datetime.date(edition.year, 3, 10))
    ends_on = factory.LazyAttribute(lambda edition: datetime.date(edition.year, 3, 12))
    city = "Dodoma"
    organiser = factory.SubFactory(InstitutionFactory)


class GroupFactory(factory.django.DjangoModelFactory[ParticipantGroup]):
    class Meta:
        model = ParticipantGroup

    edition = factory.SubFactory(EditionFactory)
    number = factory.Sequence(lambda n: n + 1)
    name_sw = factory.LazyAttribute(lambda group: f"Kundi la {group.number}")
