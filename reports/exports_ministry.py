"""The board of the ministries as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from reports.selectors.ministry_board import Line


def headings() -> list[str]:
    return [
        _("No."),
        _("Ministry"),
        _("State"),
        _("Due"),
        _("Time given until"),
        _("Days left"),
        _("Handed in on"),
        _("Institutions covered"),
        _("Institutions in all"),
        _("Not covered"),
        _("Not told"),
        _("Ministry's focal persons"),
        _("Last change"),
    ]


def board_rows(lines: Iterable[Line]) -> Iterator[list[Any]]:
    """One row for each line, in order. No query."""
    for line in lines:
        report = line.report
        yield [
            report.order,
            line.name,
            line.state_label,
            _local(line.due.at),
            _local(report.extended_until),
            line.due.days_left if line.due.is_writable else "",
            report.submitted_on or "",
            line.coverage.covered,
            line.coverage.total,
            line.coverage.missing_names,
            line.coverage.not_told_names,
            ", ".join(person.full_name for person in line.people),
            _local(line.changed_at),
        ]


def _local(at: Any) -> Any:
    """As Dar es Salaam reads it, to the minute."""
    return timezone.localtime(at).replace(tzinfo=None, second=0, microsecond=0) if at else ""
