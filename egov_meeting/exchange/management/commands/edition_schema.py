"""Publish the JSON Schema of edition folders."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from egov_meeting.exchange.schema_files import FOLDER, stale_files, write_schema_files


class Command(BaseCommand):
    help = (
        "Write docs/schema/edition-folder/*.json from the code; --check only tells what is stale."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / FOLDER
        if check:
            stale = stale_files(folder)
            if stale:
                raise CommandError(
                    _("These schema files are stale: %(files)s. Run manage.py edition_schema.")
                    % {"files": ", ".join(stale)}
                )
            return
        for name in write_schema_files(folder):
            self.stdout.write(name)
