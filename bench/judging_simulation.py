"""How often each method finds the best entry: judges and entries made up from fixed seeds.

`make bench-judging` runs it whole. Quality, the judges' severities and what is left to chance are
drawn from normal distributions of the same width, one point of the scale; nothing is rounded or cut.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from pathlib import Path

from bench.figures import Figure, table, write
from innovations.ranking.adjustment import settled
from innovations.ranking.alternatives import z_scores
from innovations.ranking.method import PRECISION
from innovations.ranking.rules import Rules
from innovations.ranking.standard_errors import standard_errors
from innovations.ranking.table import ScoreTable, plain_means, table_of

OUT = Path("out") / "bench-judging.json"
RUNS = 1000
RULES = Rules()
THOUSANDTH = Decimal("0.001")
METHODS = ("plain", "z", "additive")
Totals = dict[int, Decimal]


@dataclass(frozen=True)
class World:
    """How entries and judges are made up; widths in points."""

    name: str
    what: str
    entries: int = 30
    judges: int = 9
    each: int = 3
    severity: float = 1.0
    noise: float = 1.0
    # How differently judges use the scale: each multiplies quality by 1 ± this.
    stretch: float = 0.0
    together: bool = False
    second_stage: bool = False


@dataclass
class Found:
    """In how many runs each method put the best entry first."""

    runs: int = 0
    first: dict[str, int] = field(default_factory=lambda: dict.fromkeys(METHODS, 0))
    # Runs in which one of the two alone found it, for the chance of the difference.
    additive_alone: int = 0
    plain_alone: int = 0

    def share(self, method: str) -> float:
        return 100 * self.first[method] / self.runs

    @property
    def lead(self) -> float:
        """Of the additive form before the plain mean, in per cent of the runs."""
        return self.share("additive") - self.share("plain")

    @property
    def chance(self) -> float:
        """Two standard errors of the lead, in per cent of the runs."""
        return float(200 * (self.additive_alone + self.plain_alone) ** 0.5 / self.runs)


BASE = World("unequal", "judges of unequal severity, 3 scores an entry")
WORLDS = (
    BASE,
    replace(BASE, name="together", what="strong entries fall to the same judges", together=True),
    replace(BASE, name="five", what="5 scores an entry", each=5),
    replace(BASE, name="second", what="a second stage scored by every judge", second_stage=True),
    replace(BASE, name="equal", what="judges of one severity", severity=0.0),
    replace(BASE, name="stretched", what="judges who spread differently too", stretch=0.4),
    replace(BASE, name="everyone", what="every judge scores every entry", each=9),
)


def simulate(world: World, *, runs: int, seed: int = 2019) -> Found:
    """The runs of one world; the same seed gives the same runs."""
    found = Found()
    with localcontext(PRECISION):
        for number in range(runs):
            _add(found, _one(world, random.Random(f"{seed}/{number}")))
    return found


def _add(found: Found, hit: dict[str, bool]) -> None:
    found.runs += 1
    for method in METHODS:
        found.first[method] += hit[method]
    found.additive_alone += hit["additive"] and not hit["plain"]
    found.plain_alone += hit["plain"] and not hit["additive"]


def _one(world: World, chance: random.Random) -> dict[str, bool]:
    """Whether each method puts the best entry first."""
    quality = [chance.gauss(6, 1) for _entry in range(world.entries)]
    severity = [chance.gauss(0, world.severity) for _judge in range(world.judges)]
    stretch = [1 + chance.uniform(-world.stretch, world.stretch) for _judge in severity]
    best = max(range(world.entries), key=quality.__getitem__)

    def score(entry: int, judge: int) -> Decimal:
        seen = 6 + (quality[entry] - 6) * stretch[judge] + severity[judge]
        return Decimal(seen + chance.gauss(0, world.noise)).quantize(THOUSANDTH)

    first = table_of({pair: score(*pair) for pair in _assignment(world, quality, chance)})
    if not world.second_stage:
        return {name: _first(method(first)) == best for name, method in BY_NAME.items()}
    hits = {}
    for name, method in BY_NAME.items():
        totals = method(first)
        second = table_of(
            {
                (entry, judge): score(entry, judge)
                for entry in _short_list(first, totals)
                for judge in range(world.judges)
            }
        )
        again = method(second)
        hits[name] = best == _first(
            {
                entry: RULES.first_share * totals[entry] + RULES.second_share * again[entry]
                for entry in again
            }
        )
    return hits


def _additive(scores: ScoreTable) -> Totals:
    return settled(scores, RULES).t


BY_NAME: dict[str, Callable[[ScoreTable], Totals]] = {
    "plain": plain_means,
    "z": z_scores,
    "additive": _additive,
}


def _first(totals: Totals) -> int:
    return max(totals, key=lambda entry: (totals[entry], -entry))


def _short_list(scores: ScoreTable, totals: Totals) -> list[int]:
    """The first eight by `totals`, and who is within one standard error of the eighth."""
    order = sorted(totals, key=lambda entry: -totals[entry])
    errors = standard_errors(scores, settled(scores, RULES), RULES)
    eighth = order[int(RULES.short_list) - 1]
    limit = totals[eighth] - (errors[eighth] or 0)
    return [entry for entry in order if totals[entry] > limit]


def _assignment(world: World, quality: list[float], chance: random.Random) -> list[tuple[int, int]]:
    """Pairs of entry and judge; loads differ by one at most."""
    entries = list(range(world.entries))
    if world.together:
        entries.sort(key=lambda entry: -quality[entry])
        return [
            (entry, (at * world.judges // world.entries + step) % world.judges)
            for at, entry in enumerate(entries)
            for step in range(world.each)
        ]
    chance.shuffle(entries)
    loads, pairs = [0] * world.judges, []
    for entry in entries:
        least = sorted(range(world.judges), key=lambda judge: (loads[judge], chance.random()))
        for judge in least[: world.each]:
            loads[judge] += 1
            pairs.append((entry, judge))
    return pairs


def main() -> int:
    """Print what was found; 1 when the method does not keep what it promises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    figures, kept = [], []
    for world in WORLDS:
        began = time.perf_counter()
        found = simulate(world, runs=runs)
        kept.append(_keeps(world, found))
        for method in METHODS:
            what = f"{world.what} ({runs} runs)"
            figures.append(
                Figure(f"best_first_{world.name}_{method}", found.share(method), "%", what)
            )
        print(
            f"{world.name}: additive before plain by {found.lead:+.1f} % (chance {found.chance:.1f} %)"
            f", {'kept' if kept[-1] else 'MISSED'}, {time.perf_counter() - began:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    print(table(figures))
    write(figures, OUT)
    print(f"\nwritten: {OUT}")
    return 0 if all(kept) else 1


def _keeps(world: World, found: Found) -> bool:
    """Ahead where judges differ, within chance where they do not, the plain mean where all judge all."""
    if world.each == world.judges:
        return found.first["additive"] == found.first["plain"]
    if world.severity == 0:
        return abs(found.lead) <= max(found.chance, 0.01)
    return found.lead >= -found.chance if world.second_stage else found.lead > 0


if __name__ == "__main__":
    sys.exit(main())
