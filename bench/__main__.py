"""Measure, print the table, write out/bench.json. It tells and never fails for a missed budget."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.figures import Figure, table, write
from bench.stage import own_stage
from egov_meeting.home.running.stopping import Stopped, stop_signals_raise

OUT = Path("out") / "bench.json"


def main() -> int:
    figures: list[Figure] = []
    try:
        with stop_signals_raise(), own_stage() as stage:
            from bench.measures import ALL  # needs the settings that the stage has made

            for measure in ALL:
                print(
                    f"measuring: {measure.__name__.rsplit('.', 1)[-1]}", file=sys.stderr, flush=True
                )
                figures += measure.measure(stage)
    except Stopped:
        return 130
    print(table(figures))
    write(figures, OUT)
    print(f"\nwritten: {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
