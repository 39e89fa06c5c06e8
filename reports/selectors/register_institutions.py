"""Institutions with how many resolutions they owe by name or have reported on."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from egov_meeting.institutions.models import Institution
from reports.choices import Delivery, ProgressState


def owing_institutions() -> QuerySet[Institution]:
    """Those with a row of their own: `rows`, `done`, `assessed`, `waiting` counted in one query."""
    return (
        Institution.objects.filter(obligations__isnull=False)
        .annotate(
            rows=Count("obligations", distinct=True),
            done=Count(
                "obligations",
                filter=Q(obligations__delivery=Delivery.VERIFIED_DONE),
                distinct=True,
            ),
            assessed=Count(
                "obligations", filter=Q(obligations__assessed_at__isnull=False), distinct=True
            ),
            waiting=Count(
                "obligations",
                filter=Q(obligations__reports__state=ProgressState.SUBMITTED),
                distinct=True,
            ),
        )
        .order_by("name_sw", "pk")
    )
