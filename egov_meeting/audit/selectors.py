"""Reads of the trail."""

import datetime
from collections.abc import Collection

from django.db.models import QuerySet

from egov_meeting.audit.models import Event


def events(
    *,
    actor: str = "",
    action: str = "",
    object_type: str = "",
    object_id: str = "",
    object_label: str = "",
    edition_id: int | None = None,
    editions: Collection[int] | None = None,
    since: datetime.datetime | None = None,
    until: datetime.datetime | None = None,
) -> QuerySet[Event]:
    """Recorded changes, newest first, without the values before and after; empty filters leave all in.

    `actor` and `object_label` are parts of names, `action` is the beginning of one; `until` itself
    is not included. `editions` are those the reader may know of (None: all, and what belongs to none).
    """
    found = Event.objects.defer("before", "after").order_by("-pk")
    if actor:
        found = found.filter(actor_label__icontains=actor)
    if action:
        found = found.filter(action__startswith=action)
    if object_type:
        found = found.filter(object_type=object_type)
    if object_id:
        found = found.filter(object_id=object_id)
    if object_label:
        found = found.filter(object_label__icontains=object_label)
    if edition_id is not None:
        found = found.filter(edition_id=edition_id)
    if editions is not None:
        found = found.filter(edition_id__in=editions)
    if since is not None:
        found = found.filter(at__gte=since)
    if until is not None:
        found = found.filter(at__lt=until)
    return found


def events_before(
    found: QuerySet[Event], *, older_than: int | None, number: int
) -> tuple[list[Event], int | None]:
    """A page of `number` rows older than the row with that key (None: the newest), and the next key.

    Pages by key, not by count: page 1,000 costs what page 1 costs, and nothing is counted.
    """
    if older_than is not None:
        found = found.filter(pk__lt=older_than)
    rows = list(found[: number + 1])
    if len(rows) <= number:
        return rows, None
    return rows[:number], rows[number - 1].pk


def last_change() -> int:
    """The number of the newest row of the trail, nought when it is empty: what it stood for has changed when it has.

    A change that began before it and is committed after it is overlooked, so what is kept under this
    number is kept for a short time only.
    """
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
