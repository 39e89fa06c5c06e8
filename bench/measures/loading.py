"""Loading an edition folder that is loaded already: reading, checking and comparing all of it."""

from __future__ import annotations

import statistics
import time

from bench.figures import Figure
from bench.stage import Stage
from egov_meeting.home.running.editions import SHIPPED, load_folder


def measure(stage: Stage) -> list[Figure]:
    seconds = statistics.median(_once() for _ in range(5))
    return [Figure("edition_reload_s", seconds, "s", "the folder of 2019 loaded again")]


def _once() -> float:
    began = time.perf_counter()
    load_folder(SHIPPED / "2019")
    return time.perf_counter() - began
