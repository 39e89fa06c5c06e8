"""`make demo`: the portal on this machine, with real meetings and an account for every role."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from egov_meeting.home.running.children import ChildEnded
from egov_meeting.home.running.demo import run_demonstration
from egov_meeting.home.running.lock import AlreadyRunning, only_one
from egov_meeting.home.running.stopping import Stopped, stop_signals_raise
from egov_meeting.home.running.waiting import NotReady


class Command(BaseCommand):
    help = "Start the portal with the shipped editions; Ctrl-C or SIGTERM stops all of it."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMO:
            raise CommandError("Start the demonstration by `make demo`: it has public passwords.")
        try:
            with stop_signals_raise(), only_one(Path(settings.VAR_DIR)):
                run_demonstration(port=options["port"], say=self._say)
        except Stopped:
            self._say("Stopped.")
        except (AlreadyRunning, ChildEnded, NotReady) as problem:
            raise CommandError(str(problem)) from problem

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
