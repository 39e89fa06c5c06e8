"""A portal in a browser: the shipped editions, an account for each role, pages with a face."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as project_settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.loading import load_edition_folder

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from pytest_django.live_server_helper import LiveServer

SHIPPED = Path(project_settings.BASE_DIR) / "editions"
SignIn = Callable[[str], Client]


@pytest.fixture
def portal(live_server: LiveServer, settings: object, transactional_db: None) -> str:
    """The address of a running portal that holds the editions of 2019 and 2023."""
    settings.STAFF_SECOND_FACTOR = False
    for year in ("2019", "2023"):
        load_edition_folder(path=SHIPPED / year, by=SYSTEM, at=timezone.now())
    return live_server.url


@pytest.fixture
def signed_in(portal: str) -> SignIn:
    """A client signed in as the demonstration's person of the named role; "" signs nobody in."""

    def sign_in(role: str) -> Client:
        client = Client()
        if role:
            call_command("create_demo_accounts", stdout=_Silence())
            client.force_login(User.objects.get(email__startswith=f"{role}@"))
        return client

    return sign_in


def hand_session_over(client: Client, context: BrowserContext, address: str) -> None:
    """Let the browser go on as the person the client is signed in as."""
    context.add_cookies(
        [{"name": name, "value": one.value, "url": address} for name, one in client.cookies.items()]
    )


class _Silence:
    def write(self, text: str) -> None:
        pass
