"""Progress reports that wait for e-GA, and those decided before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from reports.choices import Delivery, ProgressState
from reports.models import ProgressReport


@dataclass(frozen=True)
class QueueQuery:
    """What is looked for; empty fields leave all in. `editions` are those the reader verifies (None: all)."""

    state: str = ProgressState.SUBMITTED
    year: int | None = None
    text: str = ""
    only_done: bool = False
    editions: Collection[int] | None = None


def queued_reports(query: QueueQuery) -> QuerySet[ProgressReport]:
    """The reports that fit, the longest waiting first; decided ones newest first."""
    found = ProgressReport.objects.select_related(
        "obligation__institution", "obligation__resolution__edition"
    ).annotate(files=Count("evidence"))
    if query.state:
        found = found.filter(state=query.state)
    if query.year:
        found = found.filter(obligation__resolution__edition__year=query.year)
    if query.editions is not None:
        found = found.filter(obligation__resolution__edition__in=query.editions)
    if query.only_done:
        found = found.filter(delivery=Delivery.REPORTED_DONE)
    for word in query.text.split()[:6]:
        found = found.filter(_about(word))
    is_waiting = query.state == ProgressState.SUBMITTED
    return found.order_by(*(("at", "pk") if is_waiting else ("-at", "-pk")))


def waiting_count(*, editions: Collection[int] | None = None) -> int:
    """How many wait for e-GA. One query."""
    found = ProgressReport.objects.filter(state=ProgressState.SUBMITTED)
    if editions is not None:
        found = found.filter(obligation__resolution__edition__in=editions)
    return found.count()


def _about(word: str) -> Q:
    return (
        Q(obligation__institution__name_sw__icontains=word)
        | Q(obligation__institution__name_en__icontains=word)
        | Q(obligation__institution__acronym__icontains=word)
        | Q(obligation__resolution__title_sw__icontains=word)
        | Q(obligation__resolution__title_en__icontains=word)
    )
