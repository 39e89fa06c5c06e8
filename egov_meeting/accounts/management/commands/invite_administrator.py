"""manage.py invite_administrator: the first person of a new portal."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from egov_meeting.accounts.choices import Language
from egov_meeting.accounts.invitations import password_link
from egov_meeting.accounts.services.people import add_administrator


class Command(BaseCommand):
    help = "Add a system administrator and print a link, good once, to choose a password with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True, help="full name")
        parser.add_argument("--language", choices=Language.values, default=Language.SWAHILI.value)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = add_administrator(
                email=options["email"],
                full_name=options["name"],
                language=options["language"],
                at=timezone.now(),
            )
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(password_link(person=person))
