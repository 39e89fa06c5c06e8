"""A call whose ranking is frozen, with entries on their way to an outcome."""

from __future__ import annotations

import datetime as dt
from typing import Any

from egov_meeting.audit.actors import SYSTEM
from innovations.models import Award, Call, Entry, LetterSending
from innovations.selectors.outcome import outcome_of
from innovations.selectors.selecting import Chosen
from innovations.services.letters import ask_for_letters, write_letters
from innovations.services.selecting import keep_selection, lock_selection, publish_results
from tests.innovations.factories import call_with_criteria
from tests.innovations.judged import THREE_BY_THREE, Scores, closed, scored_stage

AT = dt.datetime(2027, 2, 21, 9, 0, tzinfo=dt.UTC)
WHO: dict[str, Any] = {"by": SYSTEM, "at": AT}


def ranked_call(scores: Scores = THREE_BY_THREE, **fields: Any) -> Call:
    """Entries 1, 2, 3 … in this order by the frozen ranking; one award; two places in the exhibition, one on stage."""
    given = {"exhibition_places": 2, "stage_places": 1} | fields
    call = call_with_criteria(**given)
    Award.objects.create(call=call, order=1, name_sw="Ubunifu Bora", name_en="Best Innovation")
    closed(scored_stage(scores, call=call))
    return call


def entry_in(call: Call, number: int) -> Entry:
    return call.edition.entries.get(number=number)


def choice(call: Call, exhibition: tuple[int, ...], stage: tuple[int, ...] = (), award: int | tuple[int, ...] = ()) -> Chosen:  # fmt: skip
    """A choice by numbers of entries; `award` is one of them, or those who share it."""
    awarded = (award,) if isinstance(award, int) else award
    found = {entry.number: entry.pk for entry in call.edition.entries.all()}
    return Chosen(
        exhibition=frozenset(found[number] for number in exhibition),
        stage=frozenset(found[number] for number in stage),
        awards={call.awards.order_by("order")[0].pk: frozenset(found[one] for one in awarded)}
        if awarded
        else {},
    )


def select(
    call: Call,
    *places: Any,
    reasons: dict[int, str] | None = None,
    award: int | tuple[int, ...] = (),
) -> bool:
    """Keep a choice, by numbers of entries."""
    told = {entry_in(call, number).pk: text for number, text in (reasons or {}).items()}
    return keep_selection(call=call, chosen=choice(call, *places, award=award), reasons=told, **WHO)


def published_call(**fields: Any) -> Call:
    """Entry 1 has the award and the stage, 1 and 2 are in the exhibition, and everybody may know."""
    call = ranked_call(**fields)
    select(call, (1, 2), (1,), award=1)
    lock_selection(call=call, **WHO)
    return publish_results(call=call, **WHO)


def written_letters(call: Call) -> LetterSending:
    """The letters as a worker writes them."""
    sending = ask_for_letters(call=call, **WHO)
    write_letters(sending_id=sending.pk, clock=lambda: AT)
    sending.refresh_from_db()
    return sending


def order_of(call: Call) -> list[int]:
    """Numbers of the entries as the frozen ranking has them."""
    outcome = outcome_of(call=call)
    return [row.entry.number for row in outcome.scored] if outcome else []
