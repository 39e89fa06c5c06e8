"""The closes of a call, as staff read them."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.shared.bilingual import active_language
from reports.choices import MINISTRY_REPORT_OUT
from reports.ministry_table_changes import in_words
from reports.ministry_tables import states_in
from reports.models import ClosedTables, MinistryCall


@dataclass(frozen=True)
class Close:
    """One close: how many ministries had handed in, and what differs from the close before, by ministry."""

    kept: ClosedTables
    handed_in: int
    total: int
    changes: list[tuple[str, list[str]]]


def closes_of(*, call: MinistryCall) -> list[Close]:
    """Every close of the call, the newest first. One query."""
    language = active_language()
    found = []
    for kept in call.closes.all():
        states = states_in(kept.tables)
        out = sum(1 for state in states if state in MINISTRY_REPORT_OUT)
        changes = [(one[f"name_{language}"], in_words(one)) for one in kept.changes]
        found.append(Close(kept, len(states) - out, len(states), changes))
    return found
