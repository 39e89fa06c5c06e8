"""The shipped editions, loaded once and printed once for all tests that read them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.loading import load_edition_folder
from reports.composing import ComposeOptions
from tests.reports.printed import Printed, print_report

EDITIONS = Path(__file__).resolve().parents[2] / "editions"
LOADED_AT = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def printed_2019(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Printed]:
    """The report of 2019 in both languages, from the folder that the project ships."""
    with django_db_blocker.unblock(), transaction.atomic():
        edition = load_edition_folder(path=EDITIONS / "2019", by=SYSTEM, at=LOADED_AT).edition
        printed = {
            language: print_report(edition, language, options=ComposeOptions(findings=True))
            for language in ("sw", "en")
        }
        transaction.set_rollback(True)
    return printed


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings: pytest.FixtureRequest) -> None:
    """The second step of signing in has tests of its own."""
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]
