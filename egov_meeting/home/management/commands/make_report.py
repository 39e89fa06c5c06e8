"""`make report`: an edition folder in, its report out, in both languages, as PDF and DOCX."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from egov_meeting.exchange.problems import FolderRefused
from egov_meeting.home.running.children import ChildEnded
from egov_meeting.home.running.making import make_reports
from egov_meeting.home.running.stopping import Stopped, stop_signals_raise
from egov_meeting.home.running.waiting import NotReady


class Command(BaseCommand):
    help = "Load an edition folder and let a worker of its own make the report of it."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--edition", type=Path, required=True, help="an edition folder")
        parser.add_argument("--out", type=Path, required=True, help="where the files go")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["edition"].is_dir():
            raise CommandError(f"{options['edition']} is not a folder")
        try:
            with stop_signals_raise(), translation.override("en"):
                written = make_reports(
                    folder=options["edition"], out=options["out"], say=self.stdout.write
                )
        except Stopped:
            raise CommandError("Stopped before the reports were ready.", returncode=130) from None
        except FolderRefused as refusal:
            raise CommandError(_refusal(refusal)) from refusal
        except (ChildEnded, NotReady) as problem:
            raise CommandError(str(problem)) from problem
        for path in written:
            self.stdout.write(str(path))


def _refusal(refusal: FolderRefused) -> str:
    with translation.override("en"):
        lines = [str(problem) for problem in refusal.problems]
    return "\n".join(["The folder was refused and nothing was written:", *lines])
