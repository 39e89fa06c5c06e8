"""What a spreadsheet told of people is kept as long as somebody may still have to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import TransitionRefused, transition
from registrations.choices import ImportState
from registrations.models import DelegationImport, ImportRow

KEPT_FOR = timedelta(days=30)


def empty_old_imports(*, at: datetime) -> int:
    """Empty the rows of sheets that ended a month ago, and of those that nobody came back to.

    Numbers, outcomes and the registrations made stay. Returns how many sheets were emptied.
    """
    long_ago = at - KEPT_FOR
    _put_away_forgotten(long_ago, at)
    ended = DelegationImport.objects.filter(anonymised_at=None, finished_at__lt=long_ago).defer(
        "content"
    )
    return sum(_empty(sheet, at) for sheet in list(ended))


def empty_rows_of(*, registrations: Iterable[int]) -> int:
    """Empty what sheets tell of people who are forgotten (their registrations' numbers); how many rows."""
    return ImportRow.objects.filter(registration__in=list(registrations)).update(
        cells={}, problems=[]
    )


def _put_away_forgotten(long_ago: datetime, at: datetime) -> None:
    left = DelegationImport.objects.filter(
        Q(state=ImportState.READY) | Q(state=ImportState.READING), uploaded_at__lt=long_ago
    ).filter(Q(committed_at=None) | Q(committed_at__lt=long_ago))
    for sheet in list(left.defer("content")):
        also = {"finished_at": sheet.uploaded_at, "lease": None}
        try:
            transition(
                sheet, to=ImportState.CANCELLED, by=SYSTEM, at=at, also=also, shown_publicly=False
            )
        except TransitionRefused:
            continue  # somebody came back to it just now


def _empty(sheet: DelegationImport, at: datetime) -> int:
    with transaction.atomic():
        stored = DelegationImport.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        ends = (ImportState.DONE, ImportState.FAILED, ImportState.CANCELLED)
        if stored.state not in ends or stored.anonymised_at is not None:
            return 0
        count = stored.rows.update(cells={}, problems=[])
        DelegationImport.objects.filter(pk=stored.pk).update(
            content=b"", notes=[], error_values={}, anonymised_at=at
        )
        record(
            action="registrations.sheet_emptied",
            obj=stored,
            by=SYSTEM,
            at=at,
            after={"rows": count},
            shown_publicly=False,
        )
    return 1
