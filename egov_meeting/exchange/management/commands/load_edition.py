"""Load an edition folder."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.problems import FolderRefused
from egov_meeting.exchange.services.loading import LoadResult, load_edition_folder


class Command(BaseCommand):
    help = "Load an edition folder. A bad folder is refused whole, with everything that is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            result = load_edition_folder(path=path, by=SYSTEM, at=timezone.now())
        except FolderRefused as refusal:
            for problem in refusal.problems:
                self.stderr.write(str(problem))
            count = len(refusal.problems)
            raise CommandError(
                ngettext(
                    "The folder was refused: %(count)s problem. Nothing was written.",
                    "The folder was refused: %(count)s problems. Nothing was written.",
                    count,
                )
                % {"count": count}
            ) from refusal
        self._tell(result, verbosity=options["verbosity"])

    def _tell(self, result: LoadResult, *, verbosity: int) -> None:
        if verbosity > 1:
            for warning in result.warnings:
                self.stdout.write(str(warning))
        if result.changed:
            text = _("Loaded: %(edition)s.")
        else:
            text = _("Loaded already, nothing changed: %(edition)s.")
        self.stdout.write(text % {"edition": result.edition})
        if result.warnings:
            count = len(result.warnings)
            self.stdout.write(
                ngettext(
                    "%(count)s thing to look at (shown with -v 2).",
                    "%(count)s things to look at (shown with -v 2).",
                    count,
                )
                % {"count": count}
            )
