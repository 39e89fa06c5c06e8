"""Two entries for one institution become one: what both reported on a resolution stands in one row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from egov_meeting.audit.services import delete, save_changes
from egov_meeting.institutions.models import Institution
from reports.choices import Delivery, ProgressState
from reports.models import Obligation
from reports.selectors.owing import Institutions, open_resolutions
from reports.services.follow_up.obliging import ensure_obligations

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def join_obligations(*, kept: Institution, duplicate: Institution, by: Actor, at: datetime) -> None:
    """Before a merge: of two rows on one resolution the kept one takes the reports and the later standing.

    Two rows with a report that waits are left; the merge is refused for them until e-GA has decided.
    """
    theirs = Obligation.objects.filter(institution=duplicate).select_related("resolution__edition")
    for row in theirs:
        twin = Obligation.objects.filter(resolution=row.resolution, institution=kept).first()
        if twin is None or (_is_waiting(row) and _is_waiting(twin)):
            continue
        _move_reports(row, twin)
        if row.assessed_at and (twin.assessed_at is None or row.assessed_at > twin.assessed_at):
            names = ("delivery", "percentage", "next_step", "assessed_at")
            fields: dict[str, Any] = {name: getattr(row, name) for name in names}
            save_changes(twin, by=by, at=at, action="reports.obligation_stands", fields=fields)
        if row.delivery == Delivery.REPORTED_DONE:
            done = {"delivery": Delivery.REPORTED_DONE}
            save_changes(twin, by=by, at=at, action="reports.reported_done", fields=done)
        delete(row, by=by, at=at, action="reports.obligation_ended")


def count_anew(*, by: Actor, at: datetime, **_merged: Institution) -> int:
    """Make all open resolutions agree with the institutions as they are now; returns how many there are."""
    institutions = Institutions()
    found = list(open_resolutions().order_by("pk"))
    for resolution in found:
        ensure_obligations(resolution=resolution, by=by, at=at, institutions=institutions)
    return len(found)


def _move_reports(row: Obligation, twin: Obligation) -> None:
    last = twin.reports.first()
    start = last.number if last else 0
    for number, report in enumerate(row.reports.order_by("number"), start=start + 1):
        report.obligation, report.number = twin, number
        report.save(update_fields=["obligation", "number"])


def _is_waiting(row: Obligation) -> bool:
    return row.reports.filter(state=ProgressState.SUBMITTED).exists()
