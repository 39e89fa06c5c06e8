"""Work of the queue `default` that has to do with the programme."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from egov_meeting.shared.queue import enqueue
from sessions_app.models import ProgrammeVersion
from sessions_app.services import (
    floor_forgetting,
    floor_opening,
    programme_telling,
    speaker_forgetting,
)

# Later than this the queue has lost the call; earlier, it may still be at work.
LOST_AFTER, GIVEN_UP_AFTER = timedelta(minutes=10), timedelta(days=3)


@shared_task
def tell_what_changed(
    version_id: int, stage: programme_telling.Stage = "speakers", after: int = 0
) -> None:
    """Tell those concerned by a version, some hundred at a time; nobody twice, however often it comes."""
    version = ProgrammeVersion.objects.select_related("edition").get(pk=version_id)
    at = timezone.now()
    further = programme_telling.tell_chunk(version=version, stage=stage, after=after, at=at)
    if further is not None:
        enqueue(tell_what_changed, version_id, stage, further)
    elif stage == "speakers":
        enqueue(tell_what_changed, version_id, "picks")
    else:
        programme_telling.note_that_all_are_told(version=version, at=at)


@shared_task
def tell_what_was_not_told() -> int:
    """Take up versions about which the queue lost the call (every ten minutes)."""
    at = timezone.now()
    lost = programme_telling.versions_not_told(since=at - GIVEN_UP_AFTER, until=at - LOST_AFTER)
    for version in lost:
        enqueue(tell_what_changed, version.pk)
    return len(lost)


@shared_task
def follow_the_clock() -> int:
    """Open and close floors by the times of the programme (every minute)."""
    return floor_opening.follow_the_clock(at=timezone.now())


@shared_task
def forget_names_from_the_floor() -> int:
    """Take names out of what was said at meetings long over (every night)."""
    return floor_forgetting.forget_names_from_the_floor(at=timezone.now())


@shared_task
def forget_addresses_of_speakers() -> int:
    """Take addresses of speakers away after meetings long over (every night)."""
    return speaker_forgetting.forget_addresses_of_speakers(at=timezone.now())
