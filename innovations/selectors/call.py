"""The call of an edition: whether it is open, until when, and whether entrants have time enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from egov_meeting.meetings.choices import EditionState
from innovations.choices import EntryKind, StageState
from innovations.models import Call, Criterion, Sheet

if TYPE_CHECKING:
    from egov_meeting.meetings.models import Edition

# As many earlier calls are looked at for how long entrants had.
EARLIER_CALLS = 3


@dataclass(frozen=True)
class TimeGiven:
    """How many days entrants have, and what they had or should have; None where nobody knows."""

    days: int | None
    minimum: int
    earlier: int | None

    @property
    def is_short(self) -> bool:
        """Shorter than the minimum, or than the shortest of the last calls."""
        return self.days is not None and self.days < self.wanted

    @property
    def wanted(self) -> int:
        return max(self.minimum, self.earlier or 0)


def call_of(*, edition: Edition) -> Call | None:
    """The call of the edition, None where there is none."""
    return Call.objects.filter(edition=edition).select_related("edition").first()


def opening_moment(*, call: Call) -> datetime | None:
    """The beginning of the first day; None while no day is set."""
    return None if call.opens_on is None else _moment(call.opens_on, time.min)


def closing_moment(*, call: Call) -> datetime | None:
    """The first moment at which nothing is taken any more; None while no day is set."""
    if call.closes_on is None:
        return None
    if call.closes_at is not None:
        return _moment(call.closes_on, call.closes_at)
    return _moment(call.closes_on + timedelta(days=1), time.min)


def has_opened(*, call: Call, at: datetime) -> bool:
    opens = opening_moment(call=call)
    return opens is not None and at >= opens


def is_open_for_entries(*, call: Call, at: datetime) -> bool:
    """Open from its first day until it closes; one without a last day stays open."""
    closes = closing_moment(call=call)
    return has_opened(call=call, at=at) and (closes is None or at < closes)


def open_calls(*, at: datetime) -> list[Call]:
    """The calls that take entries at this moment, of meetings that are public."""
    today = timezone.localdate(at)
    rows = Call.objects.exclude(edition__state=EditionState.DRAFT).filter(opens_on__lte=today)
    rows = rows.exclude(closes_on__lt=today).select_related("edition").order_by("closes_on", "pk")
    return [call for call in rows if is_open_for_entries(call=call, at=at)]


def kinds_taken(*, call: Call) -> list[EntryKind]:
    """What may be entered."""
    taken = {EntryKind.RESEARCH: call.takes_research, EntryKind.INNOVATION: call.takes_innovations}
    return [kind for kind, is_taken in taken.items() if is_taken]


def criteria_of(*, call: Call) -> QuerySet[Criterion]:
    """In their order, with their steps."""
    return call.criteria.prefetch_related("steps")


def weights_sum(*, call: Call) -> Decimal:
    """What the weights of the criteria come to; they must come to 1 before the first sheet."""
    return call.criteria.aggregate(sum=Sum("weight"))["sum"] or Decimal(0)


def scoring_has_begun(*, call: Call) -> bool:
    """Whether a round of scoring was opened or a sheet begun: from then on nothing of the method changes."""
    if call.stages.exclude(state=StageState.PLANNED).exists():
        return True
    return Sheet.objects.filter(assignment__stage__call=call).exists()


def time_given(*, call: Call) -> TimeGiven:
    """The days between the opening and the closing, beside the shortest of the last calls."""
    rows = Call.objects.filter(
        edition__starts_on__lt=call.edition.starts_on,
        opens_on__isnull=False,
        closes_on__isnull=False,
    ).order_by(F("edition__starts_on").desc())[:EARLIER_CALLS]
    earlier = [days for row in rows if (days := _days(row)) is not None]
    return TimeGiven(_days(call), call.minimum_days, min(earlier, default=None))


def _days(call: Call) -> int | None:
    """Both days count."""
    if call.opens_on is None or call.closes_on is None:
        return None
    return (call.closes_on - call.opens_on).days + 1


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
