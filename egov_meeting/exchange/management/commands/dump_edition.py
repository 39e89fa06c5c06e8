"""Write an edition out as a folder."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services import dump_edition_folder
from egov_meeting.meetings.models import Edition


class Command(BaseCommand):
    help = "Write an edition out as a folder that load_edition reads."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("path", type=Path, help="an empty folder, or one that is not there yet")

    def handle(self, *args: Any, year: int, path: Path, **options: Any) -> None:
        edition = Edition.objects.filter(year=year).first()
        if edition is None:
            raise CommandError(_("There is no edition of %(year)s.") % {"year": year})
        if path.is_dir() and any(path.iterdir()):
            raise CommandError(_("The folder %(path)s is not empty.") % {"path": path})
        files = dump_edition_folder(edition=edition, path=path, by=SYSTEM, at=timezone.now())
        count = len(files)
        self.stdout.write(
            ngettext(
                "%(count)s file was written to %(path)s.",
                "%(count)s files were written to %(path)s.",
                count,
            )
            % {"count": count, "path": path}
        )
