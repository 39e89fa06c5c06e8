"""Small runs of the simulation that `make bench-judging` runs whole; the seeds make them the same each time."""

from dataclasses import replace

from bench.judging_simulation import BASE, simulate

SMALL = replace(BASE, entries=12, judges=6)
RUNS = 80


def test_where_judges_differ_the_adjustment_finds_the_best_more_often():
    found = simulate(SMALL, runs=RUNS)

    assert found.first == {"plain": 46, "z": 43, "additive": 48}


def test_where_judges_do_not_differ_it_is_within_chance():
    found = simulate(replace(SMALL, severity=0.0), runs=RUNS)

    assert abs(found.lead) <= found.chance


def test_where_all_judge_all_it_is_the_plain_mean():
    found = simulate(replace(SMALL, each=6), runs=RUNS)

    assert (found.additive_alone, found.plain_alone) == (0, 0)
