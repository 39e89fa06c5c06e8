"""How far the blind check of entries is."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from egov_meeting.meetings.models import Edition
from innovations.choices import EntryState
from innovations.models import BlindFinding, Entry

# So many times a worker tries to look; then staff see that it failed.
MOST_TRIES = 5
AWAITED = Q(blind_asked_at__isnull=False, blind_tries__lt=MOST_TRIES)


def is_awaited(*, entry: Entry) -> bool:
    """Whether a worker is still to look for names."""
    return entry.blind_asked_at is not None and entry.blind_tries < MOST_TRIES


def has_failed(*, entry: Entry) -> bool:
    """Whether workers tried in vain, and nobody asked again."""
    return entry.blind_asked_at is not None and not is_awaited(entry=entry)


def is_checked(*, entry: Entry) -> bool:
    """Whether the portal looked for names since the entry was handed in."""
    if entry.blind_checked_at is None:
        return False
    return entry.submitted_at is None or entry.blind_checked_at >= entry.submitted_at


def open_findings(*, entry: Entry) -> QuerySet[BlindFinding]:
    """What staff have not decided about yet."""
    return entry.blind_findings.filter(decided_at=None)


def findings_of(*, entry: Entry) -> QuerySet[BlindFinding]:
    """All of an entry, the open ones first."""
    rows = entry.blind_findings.select_related("file__upload")
    return rows.order_by(F("decided_at").asc(nulls_first=True), "place", "found")


def ready_to_clear(*, edition: Edition) -> QuerySet[Entry]:
    """Taken to judging, looked through, nothing found that ever needed a decision, and not cleared yet."""
    rows = Entry.objects.filter(
        edition=edition,
        state=EntryState.SCREENED,
        blind_cleared_at=None,
        blind_asked_at=None,
        blind_checked_at__isnull=False,
    ).filter(Q(submitted_at=None) | Q(blind_checked_at__gte=F("submitted_at")))
    return rows.filter(~Exists(BlindFinding.objects.filter(entry=OuterRef("pk"))))
