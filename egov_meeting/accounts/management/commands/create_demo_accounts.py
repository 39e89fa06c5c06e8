"""manage.py create_demo_accounts: one account for each role, printed as a table."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from egov_meeting.accounts.services.demo import DEMO_PEOPLE, prepare_demo_account


class Command(BaseCommand):
    help = (
        "Make one account for each role, for demonstrations and tests. "
        "Run again, it sets them back to how they were made."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--password", help="the password of all of them; one is made up when left out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        password = options["password"] or secrets.token_urlsafe(9)
        at = timezone.now()
        rows = [("role", "e-mail", "language", "password")]
        for person in DEMO_PEOPLE:
            prepare_demo_account(person=person, password=password, at=at)
            rows.append((person.role.value, person.email, person.language.value, password))
        self._print_table(rows)

    def _print_table(self, rows: list[tuple[str, ...]]) -> None:
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())
