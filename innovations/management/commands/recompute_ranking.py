"""Make stored rankings again, and say whether every byte is the same."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from innovations.models import RankingRun
from innovations.ranking import BadMaterial
from innovations.ranking_file import StoredRanking, differences


class Command(BaseCommand):
    help = (
        "Make rankings again from what was stored with them: those of a year, or one from its file. "
        "Ends with 1 when a byte differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--year", type=int, help="the rankings of the meeting of this year")
        which.add_argument("--file", type=Path, help="a file from the page of the proof")

    def handle(self, *args: Any, year: int | None, file: Path | None, **options: Any) -> None:
        stored = _from_file(file) if file else _of_year(year)
        if not stored:
            raise CommandError(_("No ranking is stored for %(year)s.") % {"year": year})
        wrong = [name for name, one in stored if not self._is_the_same(name, one)]
        if wrong:
            raise CommandError(_("Not the same: %(rankings)s") % {"rankings": ", ".join(wrong)})

    def _is_the_same(self, name: str, stored: StoredRanking) -> bool:
        found = differences(stored)
        self.stdout.write(f"{name}\n  input   {stored.input_hash}\n  result  {stored.result_hash}")
        if not found:
            self.stdout.write(_("  The same, byte for byte."))
        for text in found:
            self.stdout.write(f"  {text}")
        return not found


def _from_file(path: Path) -> list[tuple[str, StoredRanking]]:
    try:
        return [(path.name, StoredRanking.from_file(path.read_text(encoding="utf-8")))]
    except (OSError, UnicodeDecodeError, BadMaterial) as wrong:
        raise CommandError(str(wrong)) from wrong


def _of_year(year: int | None) -> list[tuple[str, StoredRanking]]:
    rows = RankingRun.objects.filter(stage__call__edition__year=year).select_related("stage")
    return [
        (f"{year}, {run.stage}, {run.made_at:%Y-%m-%d %H:%M}", StoredRanking.of_run(run))
        for run in rows.order_by("stage__number", "made_at", "pk")
    ]
