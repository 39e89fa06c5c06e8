"""How the call of an edition stands, for staff: what is set, what is missing, what has come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from egov_meeting.documents.models import Document
from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.institutions.models import Institution
from innovations.choices import EntryState
from innovations.models import Award, Call, Criterion, Entry, InvitedBody, Track
from innovations.selectors.call import (
    TimeGiven,
    call_of,
    criteria_of,
    has_opened,
    is_open_for_entries,
    scoring_has_begun,
    time_given,
    weights_sum,
)

if TYPE_CHECKING:
    from egov_meeting.meetings.models import Edition

# Whom a call for research and innovation may be sent to.
INVITED_KINDS = (InstitutionKind.UNIVERSITY, InstitutionKind.AGENCY, InstitutionKind.OTHER)


@dataclass(frozen=True)
class CallBoard:
    """Everything the page of the call shows."""

    is_open: bool
    has_opened: bool
    is_frozen: bool
    time: TimeGiven
    criteria: list[Criterion]
    tracks: list[Track]
    awards: list[Award]
    invited: list[InvitedBody]
    by_state: list[tuple[str, int]]
    wishes: int

    @property
    def weights_sum(self) -> Decimal:
        return sum((one.weight for one in self.criteria), Decimal(0)).normalize()

    @property
    def is_weighted(self) -> bool:
        return self.weights_sum == 1

    @property
    def lacks_steps(self) -> list[Criterion]:
        """Criteria of which nobody can read what the scores mean."""
        return [one for one in self.criteria if not one.steps.all()]


def board_of(*, call: Call, at: datetime) -> CallBoard:
    """The same number of queries for any size."""
    counts = dict(
        Entry.objects.filter(edition=call.edition_id)
        .order_by()
        .values_list("state")
        .annotate(number=Count("pk"))
    )
    return CallBoard(
        is_open=is_open_for_entries(call=call, at=at),
        has_opened=has_opened(call=call, at=at),
        is_frozen=scoring_has_begun(call=call),
        time=time_given(call=call),
        criteria=list(criteria_of(call=call)),
        tracks=list(call.tracks.all()),
        awards=list(call.awards.all()),
        invited=list(call.invited.all()),
        by_state=[
            (str(label), counts[state]) for state, label in EntryState.choices if counts.get(state)
        ],
        wishes=_wishes(call),
    )


@dataclass(frozen=True)
class CallWaits:
    """What of a call waits for staff."""

    time: TimeGiven
    is_weighted: bool
    wishes: int


def call_waits(*, edition: Edition) -> CallWaits | None:
    """None without a call with dates, for meetings held before the portal, and once results are locked."""
    if edition.is_recorded:
        return None
    call = call_of(edition=edition)
    if call is None or call.opens_on is None or call.selection_locked_at is not None:
        return None
    total = weights_sum(call=call)
    return CallWaits(time=time_given(call=call), is_weighted=total in (0, 1), wishes=_wishes(call))


def _wishes(call: Call) -> int:
    return Entry.objects.filter(
        edition=call.edition_id,
        correction_asked_at__isnull=False,
        state__in=(EntryState.SUBMITTED, EntryState.SCREENED),
    ).count()


def institutions_to_invite() -> QuerySet[Institution]:
    """Universities, research institutes and other bodies that exist today."""
    today = timezone.localdate()
    rows = Institution.objects.filter(merged_into=None, kind__in=INVITED_KINDS)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))
    return rows.order_by("kind", "name_sw")


def letters_of(*, edition: Edition) -> QuerySet[Document]:
    """The files of letters made so far, the newest first."""
    return Document.objects.filter(edition=edition, kind="call_letters").order_by("-pk")[:5]
