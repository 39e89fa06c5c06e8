"""The call as everyone may read it."""

from __future__ import annotations

from django.db.models import QuerySet

from egov_meeting.meetings.choices import EditionState
from innovations.models import Call


def public_calls() -> QuerySet[Call]:
    """Calls of announced meetings that have a first day: staff still write the others."""
    rows = Call.objects.exclude(edition__state=EditionState.DRAFT)
    return rows.filter(opens_on__isnull=False).select_related("edition")
