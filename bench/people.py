"""Demonstration people, signed in."""

from __future__ import annotations

from functools import cache

from django.core.management import call_command
from django.test import Client

from egov_meeting.accounts.models import User


@cache
def client_of(role: str) -> Client:
    """A client signed in as the demonstration's person of that role; "" is anybody."""
    client = Client(HTTP_HOST="127.0.0.1")
    if role:
        _prepare_accounts()
        client.force_login(User.objects.get(email__startswith=f"{role}@"))
    return client


@cache
def _prepare_accounts() -> None:
    call_command("create_demo_accounts", stdout=_Silence())


class _Silence:
    def write(self, text: str) -> None:
        pass
