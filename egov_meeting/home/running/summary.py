"""What the demonstration prints when it is ready: where to look and who to be."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from django.urls import reverse
from django.utils import translation

from egov_meeting.home.running import reports
from egov_meeting.home.running.simulators import Simulators
from egov_meeting.meetings.models import Edition


def demonstration_summary(*, address: str, simulators: Simulators, accounts: str) -> str:
    """Addresses, reports and demonstration accounts as text."""
    parts = [
        "",
        f"Kikao Kazi is ready: {address}/sw/  (English: {address}/en/)",
        "\nMeetings",
        *_columns(_edition_rows(address)),
        "\nPaying, and what was sent to people",
        *_columns(_simulator_rows(simulators)),
        "\nReports",
        *_columns(_report_rows()),
        f"\nAccounts, one for each role; sign in at {address}{_sign_in_path()}",
        textwrap.indent(accounts.rstrip(), "  "),
        "\nThis is a demonstration: signing in takes a password only. A real installation asks "
        "every member of staff for a second factor.",
        "Ctrl-C stops everything.",
    ]
    return "\n".join(parts)


def _sign_in_path() -> str:
    with translation.override("sw"):
        return reverse("account_login")


def _edition_rows(address: str) -> list[tuple[str, ...]]:
    return [
        (str(edition.year), edition.name, f"{address}/sw/vikao/{edition.year}/")
        for edition in Edition.objects.order_by("year")
    ]


def _simulator_rows(simulators: Simulators) -> list[tuple[str, ...]]:
    return [
        ("payment simulator (GePG)", f"{simulators.gateway}/sw/"),
        ("phone and mailbox", f"{simulators.inbox}/sw/"),
    ]


def _report_rows() -> list[tuple[str, ...]]:
    return [
        (document.language, f"{document.size // 1024} kB", str(Path(document.file.path)))
        for edition in Edition.objects.order_by("year")
        for document in reports.reports_on_record(edition=edition, kind=reports.PDF)
    ]


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines, every column as wide as its longest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
