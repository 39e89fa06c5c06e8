"""Reads of single rows of the programme; what people are shown is in public.py and personal.py."""

import datetime as dt

from django.db.models import Q, QuerySet

from sessions_app.models import Item, Session


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
