"""Where an edition has no call, the tabs of the work on innovation lead nowhere dead."""

import pytest
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import Role
from innovations.templatetags.innovation_work import WORK
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory


@pytest.mark.django_db
def test_every_tab_opens_or_says_that_there_is_no_call(settings):
    settings.STAFF_SECOND_FACTOR = False
    edition = EditionFactory()
    client = Client()
    client.force_login(UserFactory(roles=[Role.COORDINATOR]))

    found = {
        name: client.get(reverse(f"innovations:{name}", args=[edition.year])).status_code
        for name, _label in WORK
    }

    assert found == {
        "staff_call": 200,
        "entries": 200,
        "panel": 409,
        "stages": 409,
        "newest_ranking": 200,
        "outcome": 409,
    }
