"""What an action on many would touch, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from egov_meeting.meetings.models import Edition
from registrations.choices import STANDING_STATES, BulkKind, Outcome, RegistrationState
from registrations.models import BulkAction, BulkRow, Registration

# For whom it makes sense as they stand; the others would be left as they are.
APPLIES = {
    BulkKind.LINK: Q(state__in=STANDING_STATES),
    BulkKind.REMIND: Q(state__in=[RegistrationState.UNCONFIRMED, RegistrationState.PENDING]),
    BulkKind.EXEMPT: Q(state__in=STANDING_STATES) & ~Q(state=RegistrationState.EXEMPT),
    BulkKind.MOVE: Q(state__in=STANDING_STATES),
    BulkKind.CANCEL: ~Q(state=RegistrationState.CANCELLED),
}
SHOWN = 20


@dataclass(frozen=True)
class Preview:
    """How many were chosen, for how many it makes sense, the states they are in, and the first of them."""

    number: int
    applies: int
    states: list[tuple[str, int]]
    first: list[Registration]


@dataclass(frozen=True)
class Progress:
    """How many rows the action has, and what came of them."""

    total: int
    changed: int
    left: int
    waiting: int

    @property
    def percent(self) -> int:
        return 100 * (self.total - self.waiting) // self.total if self.total else 100


def preview_of(*, found: QuerySet[Registration], kind: str) -> Preview:
    """What the action would touch. Two queries."""
    rows = found.order_by().values_list("state")
    counts = rows.annotate(number=Count("pk"), fits=Count("pk", filter=APPLIES[BulkKind(kind)]))
    by_state = {state: (number, fits) for state, number, fits in counts}
    return Preview(
        number=sum(number for number, _fits in by_state.values()),
        applies=sum(fits for _number, fits in by_state.values()),
        states=[
            (str(state.label), by_state[state][0])
            for state in RegistrationState
            if state in by_state
        ],
        first=list(found.select_related("institution")[:SHOWN]),
    )


def progress_of(action: BulkAction) -> Progress:
    """One query."""
    rows = BulkRow.objects.filter(action=action).order_by().values_list("outcome")
    found = dict(rows.annotate(Count("pk")))
    return Progress(
        total=sum(found.values()),
        changed=found.get(Outcome.CHANGED, 0),
        left=found.get(Outcome.LEFT, 0),
        waiting=found.get(Outcome.WAITING, 0),
    )


def rows_with(*, action: BulkAction, outcome: str = "") -> QuerySet[BulkRow]:
    """The rows with their people; those with one outcome where it is named."""
    found = BulkRow.objects.filter(action=action).select_related("registration__institution")
    return (found.filter(outcome=outcome) if outcome else found).order_by("pk")


def bulk_actions_in(*, edition: Edition) -> QuerySet[BulkAction]:
    """Those of the edition, the newest first, each with the numbers of its rows."""
    rows = BulkAction.objects.filter(edition=edition).select_related("asked_by")
    return rows.annotate(
        total=Count("rows"),
        changed=Count("rows", filter=Q(rows__outcome=Outcome.CHANGED)),
        left=Count("rows", filter=Q(rows__outcome=Outcome.LEFT)),
    ).order_by("-asked_at", "-pk")
