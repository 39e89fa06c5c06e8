"""The programme of an edition."""

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet

from egov_meeting.meetings.models import Edition
from sessions_app.choices import SessionPart
from sessions_app.models import Day, Item, Session, SessionRole


def programme_of(*, edition: Edition) -> QuerySet[Day]:
    """Days with sessions, people and items, ready to be shown: a constant number of queries.

    Sessions carry `chairs`, `facilitators` and `panellists`, lists of `SessionRole`.
    """
    people = SessionRole.objects.select_related("appearance__person")
    items = Item.objects.select_related("presenter__person", "ministry").prefetch_related(
        "ministry__former_names"
    )
    return edition.programme_days.select_related("group").prefetch_related(
        Prefetch("sessions__items", queryset=items),
        *(
            Prefetch("sessions__roles", queryset=people.filter(part=part), to_attr=name)
            for part, name in (
                (SessionPart.CHAIR, "chairs"),
                (SessionPart.FACILITATOR, "facilitators"),
                (SessionPart.PANELLIST, "panellists"),
            )
        ),
    )


def items_with_times(*, edition: Edition) -> QuerySet[Item]:
    """Items that can stand in a calendar, in order of time."""
    return (
        Item.objects.filter(session__day__edition=edition, starts_at__isnull=False)
        .select_related("session__day__group", "presenter__person")
        .order_by("session__day__date", "starts_at", "id")
    )


def items_at_the_same_time(
    *,
    session: Session,
    starts_at: dt.time | None,
    ends_at: dt.time | None,
    without: int | None = None,
) -> QuerySet[Item]:
    """Other items of the session's day that run while this one does; one without an end is a moment."""
    if starts_at is None:
        return Item.objects.none()
    begun = Q(starts_at__lt=ends_at) if ends_at else Q(starts_at__lte=starts_at)
    running = Q(ends_at__gt=starts_at) | Q(ends_at=None, starts_at__gte=starts_at)
    return (
        Item.objects.filter(begun & running, session__day_id=session.day_id)
        .exclude(pk=without or 0)  # 0 is the number of no row
        .order_by("starts_at", "pk")
    )
