"""The panel as staff see it, and the entries of which a judge tells relations."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from innovations.choices import (
    AssignmentState,
    BlindPlace,
    ConflictKind,
    EntryState,
    JudgeState,
    SheetState,
)
from innovations.models import BlindFinding, Call, Conflict, Entry, Judge


def panel_of(*, call: Call) -> QuerySet[Judge]:
    """All who were ever invited, by number: `assigned`, `handed_in`, `relations` (entries)."""
    active = Q(assignments__state=AssignmentState.ACTIVE)
    done = active & Q(assignments__sheet__state=SheetState.SUBMITTED)
    # Apart from the assignments: both joined would multiply the rows.
    known = Conflict.objects.filter(judge=OuterRef("pk")).order_by().values("judge")
    related = known.annotate(number=Count("entry", distinct=True)).values("number")
    return (
        call.judges.annotate(
            assigned=Count("assignments", filter=active, distinct=True),
            handed_in=Count("assignments", filter=done, distinct=True),
            relations=Coalesce(Subquery(related), 0),
        )
        .select_related("institution", "call")
        .prefetch_related("tracks", "institution__former_names")
        .order_by("pseudonym")
    )


def panel_figures(*, call: Call) -> dict[str, int]:
    """How many accepted, how many of them attested, how many have not answered."""
    accepted = Q(state=JudgeState.ACCEPTED)
    return call.judges.aggregate(
        accepted=Count("pk", filter=accepted),
        attested=Count("pk", filter=accepted & Q(attested_at__isnull=False)),
        waiting=Count("pk", filter=Q(state=JudgeState.INVITED)),
    )


def relations_of(*, judge: Judge) -> QuerySet[Conflict]:
    """What is on record, by number of the entry."""
    rows = Conflict.objects.filter(judge=judge).select_related("entry")
    return rows.order_by("entry__number", "kind")


def told_relations(*, judge: Judge) -> tuple[list[Conflict], int]:
    """What the judge is told of the own relations, and how many further entries are hidden.

    Where judging is blind only what the judge told: what the portal found says whose an entry is.
    """
    rows = list(relations_of(judge=judge))
    if not judge.call.is_blind:
        return rows, 0
    own = [row for row in rows if row.kind in (ConflictKind.STUDENT, ConflictKind.DECLARED)]
    named = {row.entry_id for row in own}
    return own, len({row.entry_id for row in rows} - named)


def entries_to_attest(*, judge: Judge) -> list[Entry]:
    """Entries taken to judging of which nothing is on record yet, by number: title and number only.

    Where judging is blind, those whose title was looked through and holds no name that waits for a decision.
    """
    known = Conflict.objects.filter(judge=judge).values("entry_id")
    rows = Entry.objects.filter(edition=judge.call.edition_id, state=EntryState.SCREENED)
    if judge.call.is_blind:
        waiting = BlindFinding.objects.filter(
            entry=OuterRef("pk"), place=BlindPlace.TITLE, decided_at=None
        )
        looked_through = Q(blind_checked_at__isnull=False) & ~Exists(waiting)
        rows = rows.filter(looked_through | Q(blind_cleared_at__isnull=False))
    return list(rows.exclude(pk__in=known).only("number", "title", "title_language", "edition").order_by("number"))  # fmt: skip
