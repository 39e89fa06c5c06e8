"""Institutions for tests."""

import factory

from egov_meeting.institutions.models import Institution


class InstitutionFactory(factory.django.DjangoModelFactory[Institution]):
    class Meta:
        model = Institution

    key = factory.Sequence(lambda n: f"taasisi-{n}")
    name_sw = factory.Sequence(lambda n: f"Taasisi ya {n}")
    name_en = factory.Sequence(lambda n: f"Institution {n}")
    kind = "other"
