"""The staff's list of editions."""

import pytest
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from tests.accounts.factories import UserFactory
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db


def test_staff_of_one_edition_find_only_theirs_in_the_list(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    theirs = EditionFactory(year=2031, number=31)
    EditionFactory(year=2032, number=32, state="draft")
    desk = UserFactory()
    RoleAssignment.objects.create(user=desk, role=Role.DESK, edition_id=theirs.pk)
    client.force_login(desk)

    shown = client.get(reverse("meetings:staff_editions")).context["editions"]

    assert list(shown) == [theirs]
