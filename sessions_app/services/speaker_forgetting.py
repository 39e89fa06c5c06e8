"""Addresses of speakers that have served their purpose. Who spoke stays: that is public."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from egov_meeting.notifications.services.forgetting import forget_messages
from sessions_app.models import SlotAnswer, Speaker
from sessions_app.services.speaker_messages import ABOUT


def forget_addresses_of_speakers(*, at: datetime) -> int:
    """Take address, phone, account, notes and messages away after meetings long over; of how many speakers.

    They are kept as long as registrations are (settings.RETENTION_DAYS). Links that were sent open
    nothing any more.
    """
    last = timezone.localdate(at) - timedelta(days=settings.RETENTION_DAYS)
    rows = Speaker.objects.filter(edition__ends_on__lt=last).exclude(email="", phone="", user=None)
    with transaction.atomic():
        SlotAnswer.objects.filter(speaker__edition__ends_on__lt=last).exclude(note="").update(
            note=""
        )
        pks = list(rows.values_list("pk", flat=True))
        first = Speaker.objects.filter(pk__in=pks).first()
        if first is None:
            return 0
        Speaker.objects.filter(pk__in=pks).update(
            email="", phone="", user=None, link_number=F("link_number") + 1
        )
        forget_messages(about_kind=ABOUT, about_ids=pks)
        record(
            action="sessions_app.speakers_forgotten",
            obj=first,
            by=SYSTEM,
            at=at,
            after={"number": len(pks)},
            shown_publicly=False,
        )
    return len(pks)
