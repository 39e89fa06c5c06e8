"""Staff select on top of the frozen ranking, with reasons, lock it and publish."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.meetings.editing.forms import form_class
from innovations.choices import EntryState, Known, Place
from innovations.models import Selection
from innovations.selectors.outcome import outcome_of
from innovations.selectors.selecting import (
    chosen_in,
    mark_of,
    out_of_order,
    proposal,
    selections_of,
    warnings,
)
from innovations.services.selecting import (
    Overtaken,
    ReasonsMissing,
    keep_selection,
    lock_selection,
    publish_results,
)
from tests.accounts.factories import UserFactory
from tests.innovations.factories import call_with_criteria, standing_entry
from tests.innovations.judged import THREE_BY_THREE, scored_stage
from tests.innovations.selected import (
    AT,
    WHO,
    choice,
    entry_in,
    order_of,
    published_call,
    ranked_call,
    select,
)

pytestmark = pytest.mark.django_db


def test_the_first_of_the_ranking_are_proposed():
    call = ranked_call()
    outcome = outcome_of(call=call)

    assert order_of(call) == [1, 2, 3]
    assert proposal(call=call, outcome=outcome) == choice(call, (1, 2), (1,))


def test_nothing_is_selected_while_the_ranking_is_sealed():
    call = call_with_criteria()
    scored_stage(THREE_BY_THREE, call=call)

    with pytest.raises(ValidationError, match=r"muhuri|sealed"):
        keep_selection(call=call, chosen=choice(call, (1,)), reasons={}, **WHO)


def test_a_second_stage_keeps_the_selection_waiting():
    call = ranked_call(has_second_stage=True)

    assert outcome_of(call=call) is None


def test_the_order_of_the_ranking_needs_no_reason_and_leaving_it_needs_one():
    call = ranked_call()
    assert select(call, (1, 2), (1,))

    with pytest.raises(ReasonsMissing) as missing:
        select(call, (1, 3), (1,))
    assert missing.value.entries == {entry_in(call, 3).pk: [Place.EXHIBITION]}

    assert select(call, (1, 3), (1,), reasons={3: "Waandishi wa 2 hawatakuwepo"})
    kept = Selection.objects.get(place=Place.EXHIBITION, entry__number=3)
    assert kept.reason == "Waandishi wa 2 hawatakuwepo"
    assert kept.selected_by_label


def test_entries_that_share_a_rank_may_stand_for_one_another():
    same = {1: {1: (8, 8), 2: (8, 8), 3: (8, 8)}, 2: {1: (8, 8), 2: (8, 8), 3: (8, 8)}}
    call = ranked_call(same)
    outcome = outcome_of(call=call)

    for number in (1, 2):
        assert out_of_order(choice(call, (number,)), outcome=outcome) == {}
    told = warnings(call=call, chosen=choice(call, (2,)), outcome=outcome, awards=[])
    assert any("Ubunifu 1" in text and "Ubunifu 2" in text for text in told)


def test_an_award_is_not_shared_by_entries_that_the_ranking_tells_apart():
    same = {number: dict.fromkeys((1, 2, 3), (8, 8)) for number in (1, 2, 3)}
    call = ranked_call({**same, 4: {1: (5, 5), 2: (5, 5), 3: (5, 5)}})

    for some in ((1, 4), (1, 2)):
        with pytest.raises(ValidationError, match=r"tied|sawa"):
            select(call, (1,), award=some, reasons={4: "Kifaa"})
    assert select(call, (1,), award=(1, 2, 3))
    one = choice(call, (), (), 1)
    told = warnings(call=call, chosen=one, outcome=outcome_of(call=call), awards=[])
    assert any("Ubunifu 3" in text for text in told)


def test_an_entry_that_nobody_scored_needs_a_reason():
    call = ranked_call()
    standing_entry(call=call, number=4)

    with pytest.raises(ReasonsMissing):
        select(call, (1, 4))


def test_more_and_fewer_than_places_are_told():
    call = ranked_call()
    outcome, awards = outcome_of(call=call), list(call.awards.all())

    told = warnings(call=call, chosen=choice(call, (1, 2, 3), ()), outcome=outcome, awards=awards)
    assert len(told) == 3
    fitting = choice(call, (1, 2), (1,), 1)
    assert warnings(call=call, chosen=fitting, outcome=outcome, awards=awards) == []


def test_the_same_selection_twice_writes_nothing_and_a_change_is_on_record():
    call = ranked_call()
    assert select(call, (1, 2), (1,))
    events = Event.objects.filter(action__startswith="innovations.select")
    before = events.count()

    assert not select(call, (1, 2), (1,))
    assert events.count() == before
    assert select(call, (1,), (1,))
    assert events.filter(action="innovations.selection_withdrawn").count() == 1


def test_who_saves_over_anothers_selection_is_told_first():
    call = ranked_call()
    seen = mark_of(selections_of(call=call))
    select(call, (1, 2), (1,))

    with pytest.raises(Overtaken):
        keep_selection(call=call, chosen=choice(call, (1,)), reasons={}, seen=seen, **WHO)
    # Sent twice, the second finds what it wants.
    same = choice(call, (1, 2), (1,))
    assert not keep_selection(call=call, chosen=same, reasons={}, seen=seen, **WHO)


def test_the_lock_writes_down_the_outcome_and_nothing_changes_after_it():
    call = ranked_call()
    select(call, (1, 2), (1,), award=1)

    lock_selection(call=call, **WHO)

    marked = call.edition.entries.order_by("number").values_list("exhibited", "presented")
    assert list(marked) == [(Known.YES, Known.YES), (Known.YES, Known.NO), (Known.NO, Known.NO)]
    for again in (lambda: select(call, (1,)), lambda: lock_selection(call=call, **WHO)):
        with pytest.raises(ValidationError):
            again()
    assert chosen_in(selections_of(call=call)) == choice(call, (1, 2), (1,), 1)


def test_the_lock_refuses_what_was_withdrawn_meanwhile_and_an_empty_selection():
    call = ranked_call()
    with pytest.raises(ValidationError):
        lock_selection(call=call, **WHO)
    select(call, (1, 2), (1,))
    call.edition.entries.filter(number=2).update(state=EntryState.WITHDRAWN)

    with pytest.raises(ValidationError):
        lock_selection(call=call, **WHO)
    call.refresh_from_db()
    assert call.selection_locked_at is None


def test_results_are_published_after_the_lock_and_once():
    call = ranked_call()
    select(call, (1, 2), (1,))
    with pytest.raises(ValidationError):
        publish_results(call=call, **WHO)

    lock_selection(call=call, **WHO)
    assert publish_results(call=call, **WHO).results_published_at == AT
    with pytest.raises(ValidationError):
        publish_results(call=call, **WHO)


def test_only_who_may_select_selects():
    call = ranked_call()
    auditor = UserFactory(roles=[Role.AUDITOR])

    for act in (
        lambda: keep_selection(call=call, chosen=choice(call, ()), reasons={}, by=auditor, at=AT),
        lambda: lock_selection(call=call, by=auditor, at=AT),
        lambda: publish_results(call=call, by=auditor, at=AT),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_published_call_shows_what_was_selected():
    call = published_call()

    assert call.results_published_at is not None
    assert call.selections.count() == 4


def test_what_the_lock_wrote_down_is_not_typed_over():
    call = ranked_call()
    entry = entry_in(call, 1)

    def shown() -> set[str]:
        return set(form_class("maingizo")(instance=entry, edition=call.edition).fields)

    assert {"exhibited", "presented"} <= shown()
    select(call, (1, 2), (1,))
    lock_selection(call=call, **WHO)
    assert not {"exhibited", "presented"} & shown()
