"""An edition to edit and people who may, or may not."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import transaction
from django.test import Client

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.loading import load_edition_folder
from egov_meeting.meetings.models import Edition
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    """The second step of signing in has tests of its own."""
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def edition(db) -> Edition:
    return EditionFactory(number=31, year=2031, is_recorded=False)


@pytest.fixture(scope="module")
def loaded_2019(django_db_setup, django_db_blocker) -> Iterator[Edition]:
    """The real edition, loaded once for a module; each test puts back what it changes."""
    folder = Path(project.BASE_DIR) / "editions" / "2019"
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_edition_folder(path=folder, by=SYSTEM, at=NOW).edition
        transaction.set_rollback(True)


@pytest.fixture
def edition_2019(loaded_2019, db) -> Edition:
    """The real edition: some rows in nearly every section."""
    return loaded_2019


@pytest.fixture
def coordinator(db) -> Client:
    return signed_in(Role.COORDINATOR)


def signed_in(*roles: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=roles))
    return client
