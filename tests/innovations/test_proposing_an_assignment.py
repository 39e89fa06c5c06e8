"""The solver: each entry its judges, loads alike, no conflict, expertise where it costs nothing, all of one piece."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innovations.assigning import EntryToJudge, PanelJudge, Problem, explain, propose


def problem_of(
    entries: int,
    judges: int,
    each: int | None,
    *,
    conflicts: frozenset[tuple[int, int]] = frozenset(),
    kept: frozenset[tuple[int, int]] = frozenset(),
    tracks: int = 0,
    most: int | None = None,
) -> Problem:
    return Problem(
        entries=tuple(
            EntryToJudge(n, n % tracks if tracks else None) for n in range(1, entries + 1)
        ),
        judges=tuple(
            PanelJudge(n, frozenset({n % tracks}) if tracks else frozenset(), most)
            for n in range(1, judges + 1)
        ),
        judges_each=each,
        conflicts=conflicts,
        kept=kept,
    )


def test_each_entry_gets_its_judges_and_loads_differ_by_at_most_one() -> None:
    problem = problem_of(24, 7, 5)

    pairs = propose(problem)

    assert set(Counter(entry for entry, _judge in pairs).values()) == {5}
    loads = Counter(judge for _entry, judge in pairs)
    assert sorted(loads.values()) == [17, 17, 17, 17, 17, 17, 18]
    assert explain(problem, pairs).spread == 1


def test_the_same_problem_gives_the_same_answer_in_whatever_order_it_is_told() -> None:
    problem = problem_of(20, 6, 3, tracks=3)
    turned = Problem(problem.entries[::-1], problem.judges[::-1], 3)

    assert propose(problem) == propose(turned) == propose(problem)


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    propose(problem_of(4, 3, 2))

    assert capfd.readouterr() == ("", "")


def test_judges_rather_get_what_they_know_but_no_part_is_cut_off() -> None:
    problem = problem_of(20, 10, 3, tracks=2)

    found = explain(problem, propose(problem))

    assert found.is_connected
    assert found.spread == 0
    # All 60 would fall into two parts that share nothing: two sheets join them.
    assert found.matches == 58
    assert found.bridges == ()


def test_what_was_assigned_by_hand_stays() -> None:
    kept = frozenset({(1, 1), (2, 1), (3, 1)})

    pairs = propose(problem_of(6, 4, 2, kept=kept))

    assert kept <= pairs
    assert sorted(Counter(judge for _entry, judge in pairs).values()) == [3, 3, 3, 3]


def test_a_judge_takes_no_more_than_he_said() -> None:
    problem = Problem(
        entries=tuple(EntryToJudge(n) for n in range(1, 11)),
        judges=(PanelJudge(1, most=2), PanelJudge(2), PanelJudge(3), PanelJudge(4)),
        judges_each=3,
    )

    found = explain(problem, propose(problem))

    assert found.loads[1] == 2
    assert sorted(found.loads.values()) == [2, 9, 9, 10]
    assert found.spread == 1


def test_a_panel_of_two_judges_all_that_it_can_and_what_lacks_is_told() -> None:
    problem = problem_of(3, 2, 5)

    found = explain(problem, propose(problem))

    assert found.missing == {1: 3, 2: 3, 3: 3}
    assert found.loads == {1: 3, 2: 3}


def test_one_entry_alone_goes_to_as_many_as_it_should() -> None:
    pairs = propose(problem_of(1, 8, 5))

    assert len(pairs) == 5


def test_where_everybody_has_a_relation_nothing_is_assigned() -> None:
    everything = frozenset((entry, judge) for entry in (1, 2) for judge in (1, 2, 3))

    problem = problem_of(2, 3, 3, conflicts=everything)

    assert propose(problem) == frozenset()
    assert explain(problem, frozenset()).missing == {1: 3, 2: 3}


def test_parts_that_relations_keep_apart_are_told() -> None:
    """Judges 1 and 2 may only see entries 1 to 3, judges 3 and 4 the others."""
    apart = frozenset(
        (entry, judge)
        for entry in range(1, 7)
        for judge in range(1, 5)
        if (entry <= 3) != (judge <= 2)
    )
    problem = problem_of(6, 4, 2, conflicts=apart)

    assert explain(problem, propose(problem)).parts == 2


def test_the_only_bridge_is_told() -> None:
    problem = problem_of(3, 3, 2)

    assert explain(problem, {(1, 1), (1, 2), (2, 2), (2, 3), (3, 3)}).bridges == (2, 3)


def test_in_a_stage_for_everybody_each_judges_all_but_what_is_a_relation() -> None:
    pairs = propose(problem_of(3, 2, None, conflicts=frozenset({(2, 1)})))

    assert pairs == {(1, 1), (3, 1), (1, 2), (2, 2), (3, 2)}


def test_who_has_left_keeps_what_was_handed_in_and_gets_nothing_new() -> None:
    problem = Problem(
        entries=tuple(EntryToJudge(n) for n in range(1, 5)),
        judges=(PanelJudge(1, takes_more=False), PanelJudge(2), PanelJudge(3), PanelJudge(4)),
        judges_each=3,
        kept=frozenset({(1, 1)}),
    )

    pairs = propose(problem)

    assert {pair for pair in pairs if pair[1] == 1} == {(1, 1)}
    assert set(Counter(entry for entry, _judge in pairs).values()) == {3}


@settings(max_examples=25, deadline=None)
@given(
    entries=st.integers(1, 12),
    judges=st.integers(1, 6),
    each=st.integers(1, 4),
    seed=st.integers(0, 10_000),
)
def test_nothing_is_ever_assigned_against_a_relation_or_short_without_need(
    entries: int, judges: int, each: int, seed: int
) -> None:
    chance = random.Random(seed)
    conflicts = frozenset(
        (entry, judge)
        for entry in range(1, entries + 1)
        for judge in range(1, judges + 1)
        if chance.random() < 0.25
    )
    problem = problem_of(entries, judges, each, conflicts=conflicts, tracks=2)

    pairs = propose(problem)

    assert not pairs & conflicts
    free = Counter(entry for entry, _judge in problem.open_pairs())
    had = Counter(entry for entry, _judge in pairs)
    assert all(had[n] == min(each, free[n]) for n in range(1, entries + 1))
