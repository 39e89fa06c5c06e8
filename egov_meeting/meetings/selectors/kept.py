"""Groups and fees for what is done a thousand times in an hour: kept in the process, for reading only."""

from __future__ import annotations

from django.db.models import QuerySet

from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.shared.kept_facts import kept_fact


def kept_group(*, pk: int) -> ParticipantGroup:
    """The group with its edition and the edition's phases. Raises DoesNotExist.

    Its capacity may have changed a moment ago: who gives out places reads it under the lock.
    """
    return kept_fact(key=("group", pk), make=lambda: _groups().get(pk=pk))


def kept_group_called(*, year: int, number: int) -> ParticipantGroup | None:
    """The same by the edition's year and the group's number; None when there is none."""

    def make() -> ParticipantGroup | None:
        # By the key: the order of groups would join their editions' once more.
        return _groups().filter(edition__year=year, number=number).order_by("pk").first()

    return kept_fact(key=("group", year, number), make=make)


def kept_fees(*, group_id: int) -> list[FeeCategory]:
    """All fees of a group, in their order, whatever their days."""
    rows = FeeCategory.objects.filter(group_id=group_id).order_by("order")
    return kept_fact(key=("fees", group_id), make=lambda: list(rows))


def _groups() -> QuerySet[ParticipantGroup]:
    return ParticipantGroup.objects.select_related("edition").prefetch_related("edition__phases")
