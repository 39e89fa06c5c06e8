"""Questions and contributions from the floor: what everybody, the sender and the moderators may read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from egov_meeting.meetings.models import Edition
from sessions_app.choices import ContributionState, FloorState, ItemKind
from sessions_app.models import Contribution, Item, Vote

# Everybody may read these.
PUBLIC_STATES = (ContributionState.SHOWN, ContributionState.ANSWERED)
# About these people ask; the others run without questions.
TAKING_QUESTIONS = (
    *(ItemKind.KEYNOTE, ItemKind.PRESENTATION, ItemKind.MINISTRY_REPORT, ItemKind.DISCUSSION),
    *(ItemKind.SPONSOR_SLOT, ItemKind.RESOLUTIONS),
)
# The screen of the hall holds this many in large type.
ON_THE_SCREEN = 6


def items_with_floor(*, edition: Edition) -> QuerySet[Item]:
    """Items about which people may ask, could ask, or will by the clock; in the order of the programme."""
    return (
        _items(edition)
        .exclude(floor=FloorState.CLOSED, floor_by_time=False)
        .order_by("session__day__date", "session__day__number", "session__order", "order")
    )


def open_items(*, edition: Edition) -> QuerySet[Item]:
    """Items about which people may ask now."""
    return items_with_floor(edition=edition).filter(floor=FloorState.OPEN)


def item_with_floor(*, edition: Edition, number: int) -> Item | None:
    """One such item; None for one whose floor never was and will not be open by itself."""
    return items_with_floor(edition=edition).filter(pk=number).first()


def item_of(*, edition: Edition, number: int) -> Item | None:
    """Any item of the edition, for those who open the floor."""
    return _items(edition).filter(pk=number).first()


def ends_by_clock(*, item: Item) -> dt.time | None:
    """When its floor closes by itself: at its end; without one, when the next item of its day begins.

    The last one of a day ends with the day. None for an item without a time.
    """
    if item.starts_at is None or item.ends_at is not None:
        return item.ends_at
    after = Item.objects.filter(
        session__day_id=item.session.day_id, starts_at__gt=item.starts_at
    ).order_by("starts_at")
    return after.values_list("starts_at", flat=True).first() or dt.time.max


def shown_contributions(*, item: Item) -> QuerySet[Contribution]:
    """What everybody may read about the item, what most found important first."""
    return (
        Contribution.objects.filter(item=item, state__in=PUBLIC_STATES)
        .select_related("institution")
        .order_by("-votes", "sent_at", "pk")
    )


def contributions_on_screen(*, item: Item) -> list[Contribution]:
    """What the hall sees: what is still to be answered, then what was answered."""
    found = list(shown_contributions(item=item))
    found.sort(key=lambda one: one.state == ContributionState.ANSWERED)
    return found[:ON_THE_SCREEN]


def own_hidden_contributions(*, item: Item, sender: str) -> QuerySet[Contribution]:
    """What a device sent that nobody else sees; `sender` is its mark."""
    return (
        Contribution.objects.filter(item=item, form_key__startswith=sender)
        .exclude(state__in=PUBLIC_STATES)
        .select_related("institution")
        .order_by("-sent_at", "-pk")
    )


def voted_for(*, item: Item, voter: str) -> set[int]:
    """The contributions about the item that a device has voted for."""
    votes = Vote.objects.filter(contribution__item=item, voter=voter)
    return set(votes.values_list("contribution_id", flat=True))


@dataclass(frozen=True)
class Queue:
    """What moderators have before them, each list in the order in which they work on it."""

    waiting: list[Contribution]
    shown: list[Contribution]
    answered: list[Contribution]
    declined: list[Contribution]


def queue_of(*, item: Item) -> Queue:
    """Everything about the item, by state. One query."""
    found = Contribution.objects.filter(item=item).select_related("institution").order_by("sent_at")
    by_state: dict[str, list[Contribution]] = {state: [] for state in ContributionState.values}
    for one in found:
        by_state[one.state].append(one)
    return Queue(
        waiting=by_state[ContributionState.WAITING],
        shown=sorted(by_state[ContributionState.SHOWN], key=lambda one: -one.votes),
        answered=by_state[ContributionState.ANSWERED],
        declined=by_state[ContributionState.DECLINED],
    )


def items_for_moderators(*, edition: Edition) -> QuerySet[Item]:
    """All items in the order of the programme, with `waiting` and `shown` counted. One query."""
    return (
        _items(edition)
        .annotate(
            waiting=Count(
                "contributions", filter=Q(contributions__state=ContributionState.WAITING)
            ),
            shown=Count("contributions", filter=Q(contributions__state__in=PUBLIC_STATES)),
        )
        .order_by("session__day__date", "session__day__number", "session__order", "order")
    )


def contribution_of(*, edition: Edition, number: int) -> Contribution | None:
    """One contribution of the edition, for moderators."""
    return (
        Contribution.objects.filter(edition=edition, pk=number)
        .select_related("item__session__day", "institution", "registration")
        .first()
    )


def contributions_of(*, edition: Edition) -> QuerySet[Contribution]:
    """Everything said in the edition, in the order of the programme and of time."""
    return (
        Contribution.objects.filter(edition=edition)
        .select_related("item__session__day", "institution")
        .order_by("item__session__day__date", "item__starts_at", "item", "sent_at", "pk")
    )


def _items(edition: Edition) -> QuerySet[Item]:
    return Item.objects.filter(session__day__edition=edition).select_related("session__day")
