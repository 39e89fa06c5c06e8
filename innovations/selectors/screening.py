"""Entries as staff look for them before judging."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.selectors.spelling import likeness, plain
from egov_meeting.meetings.models import Edition
from innovations.choices import EntryState
from innovations.models import BlindFinding, Entry, Screening
from innovations.selectors.blind import AWAITED, is_awaited

# Titles as alike as this may be one work; abstracts that share as many of their words too.
_SAME_TITLE = 0.78
_SAME_WORDS = 0.55
_FEWEST_WORDS = 12
_MANY_PIECES = 8


class BlindStanding(models.TextChoices):
    """How far the blind check of an entry is."""

    UNCHECKED = "bado", _("Not looked through yet")
    WAITING = "inasubiri", _("Being looked through")
    OPEN = "uamuzi", _("Findings to decide")
    READY = "tayari", _("Looked through, to be cleared")
    CLEARED = "imeruhusiwa", _("Cleared for the judges")


class Order(models.TextChoices):
    NUMBER = "", _("By number")
    NEWEST = "mpya", _("The last handed in first")
    TITLE = "jina", _("By title")


@dataclass(frozen=True)
class EntryQuery:
    """What is looked for; empty values leave all in."""

    text: str = ""
    state: str = ""
    kind: str = ""
    track: int | None = None
    blind: str = ""
    order: str = ""


def found_entries(*, edition: Edition, query: EntryQuery) -> QuerySet[Entry]:
    """Entries with their institution, track and authors; drafts only where they are asked for.

    `open_findings` counts what the blind check found and nobody decided.
    """
    rows = _annotated(edition)
    rows = rows.filter(state=query.state) if query.state else rows.exclude(state=EntryState.DRAFT)
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.track is not None:
        rows = rows.filter(track=query.track)
    if query.blind:
        rows = rows.filter(_BLIND[BlindStanding(query.blind)])
    for word in query.text.split():
        rows = rows.filter(_named(word))
    order = {
        Order.NEWEST: (F("submitted_at").desc(nulls_last=True), "number"),
        Order.TITLE: ("title", "number"),
    }
    return rows.order_by(*order.get(Order(query.order), ("number",)))


def entry_for_staff(*, edition: Edition, number: int) -> Entry | None:
    """One entry with all that its page shows of it."""
    rows = Entry.objects.filter(edition=edition, number=number)
    rows = rows.select_related("edition", "institution", "track", "owner")
    return rows.prefetch_related("authors", "confirmations", "institution__former_names").first()


def screenings_of(*, entry: Entry) -> QuerySet[Screening]:
    """What was decided, the newest first."""
    return Screening.objects.filter(entry=entry).order_by("-at", "-pk")


@dataclass(frozen=True)
class Alike:
    """Another entry that may be the same work, and why."""

    entry: Entry
    title: bool
    abstract: bool
    people: bool


def alike_entries(*, entry: Entry) -> list[Alike]:
    """Entries of this call and of earlier meetings that may be the same work, the latest first. Two queries.

    By a title that is nearly the same, an abstract of mostly the same words, or the same people at the
    same institution in the same meeting.
    """
    rows = (
        Entry.objects.filter(edition__starts_on__lte=entry.edition.starts_on)
        .exclude(pk=entry.pk)
        .exclude(state__in=(EntryState.DRAFT, EntryState.WITHDRAWN))
        .select_related("edition", "institution")
        .prefetch_related("authors", "institution__former_names")
        .order_by("-edition__starts_on", "number")
    )
    words, people = _words(entry.abstract), _people(entry)
    found = []
    for other in rows:
        one = Alike(
            other,
            title=_is_same_title(entry.title, other.title),
            abstract=_shares(words, _words(other.abstract)),
            people=bool(people & _people(other)),
        )
        if one.title or one.abstract or one.people:
            found.append(one)
    return found


def screening_figures(*, edition: Edition) -> dict[str, int]:
    """How many entries there are by state."""
    rows = Entry.objects.filter(edition=edition).values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in rows.order_by()}


_CHECKED = Q(blind_checked_at__isnull=False) & (
    Q(submitted_at=None) | Q(blind_checked_at__gte=F("submitted_at"))
)
_BLIND = {
    BlindStanding.WAITING: AWAITED & Q(blind_cleared_at=None),
    BlindStanding.UNCHECKED: ~AWAITED & Q(blind_cleared_at=None) & ~_CHECKED,
    BlindStanding.OPEN: ~AWAITED & Q(blind_cleared_at=None, has_open=True) & _CHECKED,
    BlindStanding.READY: ~AWAITED & Q(blind_cleared_at=None, has_open=False) & _CHECKED,
    BlindStanding.CLEARED: Q(blind_cleared_at__isnull=False),
}


def blind_standing(entry: Entry) -> BlindStanding:
    """Of a row of found_entries()."""
    if entry.blind_cleared_at is not None:
        return BlindStanding.CLEARED
    if is_awaited(entry=entry):
        return BlindStanding.WAITING
    checked = entry.blind_checked_at
    if checked is None or (entry.submitted_at is not None and checked < entry.submitted_at):
        return BlindStanding.UNCHECKED
    has_open = entry.has_open  # type: ignore[attr-defined]  # annotated
    return BlindStanding.OPEN if has_open else BlindStanding.READY


def _annotated(edition: Edition) -> QuerySet[Entry]:
    waiting = BlindFinding.objects.filter(entry=OuterRef("pk"), decided_at=None)
    rows = Entry.objects.filter(edition=edition).annotate(has_open=Exists(waiting))
    return rows.select_related("edition", "institution", "track", "owner").prefetch_related(
        "authors", "institution__former_names"
    )


def _named(word: str) -> Q:
    found = (
        Q(title__icontains=word)
        | Q(institution__name_sw__icontains=word)
        | Q(institution__name_en__icontains=word)
        | Q(institution__acronym__iexact=word)
        | Q(institution_name__icontains=word)
        | Q(supervisor__icontains=word)
        | Q(pk__in=Entry.objects.filter(authors__full_name__icontains=word).values("pk"))
    )
    return found | Q(number=int(word)) if word.isascii() and word.isdigit() and len(word) < 6 else found  # fmt: skip


def _is_same_title(one: str, other: str) -> bool:
    """Letter by letter where a quarter of the pieces is shared, or few there are: hundreds are compared for a page."""
    mine, theirs = _pieces(one), _pieces(other)
    fewest = min(len(mine), len(theirs))
    if fewest >= _MANY_PIECES and 4 * len(mine & theirs) < fewest:
        return False
    return likeness(one, other) >= _SAME_TITLE


# The same titles and abstracts are compared for every entry that staff open.
@lru_cache(maxsize=5_000)
def _pieces(title: str) -> frozenset[str]:
    """Three letters running, of each word."""
    words = plain(title).split()
    return frozenset(
        word[place : place + 3] for word in words for place in range(max(1, len(word) - 2))
    )


@lru_cache(maxsize=5_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in plain(text).split() if len(word) > 3)


def _shares(first: frozenset[str], second: frozenset[str]) -> bool:
    if min(len(first), len(second)) < _FEWEST_WORDS:
        return False
    return len(first & second) / len(first | second) >= _SAME_WORDS


def _people(entry: Entry) -> set[str]:
    return {author.email.casefold() for author in entry.authors.all() if author.email}
