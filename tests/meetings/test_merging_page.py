"""Two entries of one institution are merged by a page that asks first."""

import pytest
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import Role
from egov_meeting.meetings.models import Sponsor
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory, InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(settings) -> Client:
    settings.STAFF_SECOND_FACTOR = False
    client = Client()
    client.force_login(UserFactory(roles=[Role.COORDINATOR]))
    return client


def test_duplicate_is_merged_and_its_rows_move(coordinator):
    kept, duplicate = InstitutionFactory(name_sw="Benki"), InstitutionFactory(name_sw="Benki Ltd")
    sponsor = Sponsor.objects.create(edition=EditionFactory(), order=1, institution=duplicate)
    at = reverse("institutions:merge", args=[kept.pk])

    assert "Benki Ltd" in coordinator.get(at).content.decode()
    coordinator.post(at, {"duplicate": duplicate.pk})

    sponsor.refresh_from_db()
    assert sponsor.institution == kept
    assert kept.other_spellings.filter(text="Benki Ltd").exists()
    assert coordinator.get(reverse("institutions:merge", args=[duplicate.pk])).status_code == 404


def test_institution_is_not_its_own_duplicate(coordinator):
    kept = InstitutionFactory()

    answer = coordinator.post(reverse("institutions:merge", args=[kept.pk]), {"duplicate": kept.pk})

    assert list(answer.context["form"].errors) == ["duplicate"]


def test_right_in_one_edition_is_not_enough(settings):
    settings.STAFF_SECOND_FACTOR = False
    person = UserFactory()
    person.role_assignments.create(role=Role.COORDINATOR, edition_id=EditionFactory().pk)
    client = Client()
    client.force_login(person)

    kept = InstitutionFactory()

    assert client.get(reverse("institutions:merge", args=[kept.pk])).status_code == 403
