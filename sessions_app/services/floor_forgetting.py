"""Names from the floor that have served their purpose."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from sessions_app.models import Contribution


def forget_names_from_the_floor(*, at: datetime) -> int:
    """Take names out of what was asked at meetings long over; returns in how many contributions.

    What was said stays, with the institution. As long as registrations are kept (RETENTION_DAYS);
    names that were never to be shown go as early as special needs (RETENTION_NEEDS_DAYS).
    """
    today = timezone.localdate(at)
    shown = Q(edition__ends_on__lt=today - timedelta(days=settings.RETENTION_DAYS))
    hidden = Q(
        may_be_named=False,
        edition__ends_on__lt=today - timedelta(days=settings.RETENTION_NEEDS_DAYS),
    )
    rows = Contribution.objects.filter(shown | hidden).exclude(name="", registration=None)
    with transaction.atomic():
        first = rows.first()
        if first is None:
            return 0
        number = rows.count()
        pks = list(rows.values_list("pk", flat=True))
        Contribution.objects.filter(pk__in=pks).update(name="", registration=None)
        record(
            action="sessions_app.floor_forgotten",
            obj=first,
            by=SYSTEM,
            at=at,
            after={"number": number},
            shown_publicly=False,
        )
    return number
