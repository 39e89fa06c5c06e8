"""Who owes a resolution becomes a row: those named at adoption, those of a class when they first report."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from egov_meeting.audit.services import delete, locked, save_new
from egov_meeting.institutions.models import Institution
from reports.choices import Decision
from reports.models import Obligation, Resolution
from reports.selectors.owing import Institutions
from reports.services.follow_up.rolling_up import roll_up

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def ensure_obligations(
    *,
    resolution: Resolution,
    by: Actor,
    at: datetime,
    institutions: Institutions | None = None,
) -> list[Obligation]:
    """Make the rows agree with the owners of an adopted resolution; return those that are new.

    A row of somebody who no longer answers goes while nothing was reported; else it stays as history
    and no longer counts. Called at adoption, after a load, and whenever owners change; a second call
    changes nothing. Nothing is done for what is not adopted.
    """
    institutions = institutions or Institutions()
    with transaction.atomic():
        stored: Resolution = locked(resolution)
        if stored.decision != Decision.ADOPTED:
            return []
        answering = institutions.answering(stored)
        rows = list(stored.obligations.prefetch_related("reports"))
        present = {institutions.today(row.institution_id) for row in rows}
        for row in rows:
            if institutions.today(row.institution_id) not in answering and not row.reports.all():
                delete(row, by=by, at=at, action="reports.obligation_ended")
        made = []
        for owner in stored.owners.select_related("institution"):
            if owner.institution is None:
                continue
            today = institutions.today(owner.institution.pk)
            if today not in present:
                present.add(today)
                made.append(_obliged(stored, owner.institution, by=by, at=at))
        roll_up(resolution=resolution, by=by, at=at, institutions=institutions)
    return made


def obligation_for(
    *,
    resolution: Resolution,
    institution: Institution,
    institutions: Institutions,
    by: Actor,
    at: datetime,
) -> Obligation:
    """The row in which the institution answers, made when it is a first report. Hold the resolution's lock.

    What an institution it took over from has reported goes on in the same row.
    """
    behind = {row.pk for row in institutions.behind(institution.pk)}
    rows = list(
        resolution.obligations.select_for_update(of=("self",)).filter(institution__in=behind)
    )
    if not rows:
        return _obliged(resolution, institution, by=by, at=at)
    own = [row for row in rows if row.institution_id == institution.pk]
    assessed = sorted(
        (row for row in rows if row.assessed_at), key=lambda row: (row.assessed_at, row.pk)
    )
    return (own or assessed[-1:] or rows)[0]


def _obliged(
    resolution: Resolution, institution: Institution, *, by: Actor, at: datetime
) -> Obligation:
    row = Obligation(resolution=resolution, institution=institution)
    save_new(row, by=by, at=at, action="reports.obliged")
    return row
