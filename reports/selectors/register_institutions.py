"""Institutions with how many resolutions they owe by name or have reported on."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from egov_meeting.institutions.models import Institution
from reports.choices import Delivery, ProgressState
from reports.models import Obligation


def owing_institutions() -> QuerySet[Institution]:
    """Those with a row of their own: `rows`, `done`, `assessed`, `waiting` counted for the rows that are read."""
    own = Obligation.objects.filter(institution=OuterRef("pk"))
    return (
        Institution.objects.filter(Exists(own))
        .annotate(
            rows=_number(),
            done=_number(delivery=Delivery.VERIFIED_DONE),
            assessed=_number(assessed_at__isnull=False),
            # One report of a row waits at a time.
            waiting=_number(reports__state=ProgressState.SUBMITTED),
        )
        .order_by("name_sw", "pk")
    )


def _number(**fits: Any) -> Coalesce:
    found = Obligation.objects.filter(institution=OuterRef("pk"), **fits).order_by()
    return Coalesce(Subquery(found.values("institution").annotate(n=Count("pk")).values("n")), 0)
