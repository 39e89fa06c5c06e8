"""The selection of a call as staff see it: what was chosen, what leaves the ranking, what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from egov_meeting.meetings.models import Edition
from innovations.choices import Place
from innovations.models import Award, Call, Selection
from innovations.selectors.outcome import Outcome


@dataclass(frozen=True)
class Chosen:
    """What was chosen, by number of the row: entries for exhibition and stage, and for each award.

    An award goes to one entry, or to all that the ranking leaves tied.
    """

    exhibition: frozenset[int] = frozenset()
    stage: frozenset[int] = frozenset()
    awards: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def of(self, place: str) -> frozenset[int]:
        """The entries chosen for a place."""
        if place == Place.AWARD:
            return frozenset().union(*self.awards.values())
        return self.exhibition if place == Place.EXHIBITION else self.stage

    @property
    def entries(self) -> frozenset[int]:
        return self.exhibition | self.stage | self.of(Place.AWARD)


def selection_is_locked(*, edition: Edition) -> bool:
    """Whether an edition has a selection of which nothing changes any more."""
    return Call.objects.filter(edition=edition, selection_locked_at__isnull=False).exists()


def selections_of(*, call: Call) -> list[Selection]:
    """The rows of a call, with entry and award."""
    rows = Selection.objects.filter(call=call).select_related("award", "entry__institution")
    rows = rows.prefetch_related("entry__institution__former_names")
    return list(rows.order_by("place", "award__order", "entry__number"))


def chosen_in(rows: Iterable[Selection]) -> Chosen:
    """The rows as a choice."""
    found = list(rows)
    return Chosen(
        exhibition=frozenset(row.entry_id for row in found if row.place == Place.EXHIBITION),
        stage=frozenset(row.entry_id for row in found if row.place == Place.STAGE),
        awards={
            award: frozenset(row.entry_id for row in found if row.award_id == award)
            for award in {row.award_id for row in found if row.award_id}
        },
    )


def reasons_in(rows: Iterable[Selection]) -> dict[int, str]:
    """What was written for each entry."""
    return {row.entry_id: row.reason for row in rows if row.reason}


def mark_of(rows: Iterable[Selection]) -> str:
    """A short mark of what is selected now, to tell later whether somebody changed it."""
    found = sorted((row.entry_id, row.place, row.award_id or 0, row.reason) for row in rows)
    return sha256(repr(found).encode()).hexdigest()[:16]


def proposal(*, call: Call, outcome: Outcome) -> Chosen:
    """What the order of the ranking gives: the first for the exhibition, the first of them for the stage."""
    order = [row.entry.pk for row in outcome.scored]
    return Chosen(
        exhibition=frozenset(order[: call.exhibition_places]),
        stage=frozenset(order[: call.stage_places]),
    )


def out_of_order(chosen: Chosen, *, outcome: Outcome) -> dict[int, list[Place]]:
    """For which places an entry was chosen although others rank before it who were not.

    Of n chosen those ranked behind the n-th of the ranking; entries that share its rank are not.
    """
    found: dict[int, list[Place]] = {}
    ranks = {row.entry.pk: row.rank for row in outcome.scored}
    order = [row.rank for row in outcome.scored if row.rank is not None]
    for place in Place:
        entries = chosen.of(place)
        last = order[min(len(entries), len(order)) - 1] if entries and order else 0
        for entry in entries:
            rank = ranks.get(entry)
            if rank is None or rank > last:
                found.setdefault(entry, []).append(place)
    return found


def warnings(*, call: Call, chosen: Chosen, outcome: Outcome, awards: list[Award]) -> list[str]:
    """What does not fit, in words: more or fewer than places, awards that nobody gets, ties and flags."""
    found = [
        *_places(
            pgettext("selection", "exhibition"), len(chosen.exhibition), call.exhibition_places
        ),
        *_places(pgettext("selection", "stage"), len(chosen.stage), call.stage_places),
    ]
    nobody = [str(award) for award in awards if award.pk not in chosen.awards]
    if nobody:
        found.append(_("Nobody is given: %(awards)s.") % {"awards": ", ".join(nobody)})
    ties = _split_ties(chosen, outcome)
    if ties:
        found.append(
            _("The ranking leaves these entries tied, and only some of them are chosen: %(ties)s.")
            % {"ties": "; ".join(ties)}
        )
    return found


def _places(where: str, chosen: int, places: int) -> list[str]:
    if chosen == places:
        return []
    text = ngettext(
        "%(chosen)d entry is chosen for the %(where)s, which has %(places)d places.",
        "%(chosen)d entries are chosen for the %(where)s, which has %(places)d places.",
        chosen,
    )
    return [text % {"chosen": chosen, "where": where, "places": places}]


def _split_ties(chosen: Chosen, outcome: Outcome) -> list[str]:
    """Ranks that several entries share, of which some are chosen for a place or an award and some are not."""
    choices = [chosen.exhibition, chosen.stage, *chosen.awards.values()]
    return [
        ", ".join(f"“{row.entry}”" for row in rows)
        for rows in outcome.ties
        if any(0 < sum(row.entry.pk in one for row in rows) < len(rows) for one in choices)
    ]


def shared_without_tie(chosen: Chosen, *, outcome: Outcome) -> bool:
    """Whether an award would go to several entries that the ranking tells apart, or to some of those it does not."""
    ties = [frozenset(row.entry.pk for row in rows) for rows in outcome.ties]
    return any(len(entries) > 1 and entries not in ties for entries in chosen.awards.values())
