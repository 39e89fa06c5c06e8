"""Public pages under load: kept ones as everybody gets them, and every one made anew."""

from __future__ import annotations

from bench.figures import Figure
from bench.load import load
from bench.stage import Stage

SECONDS = 5
PAGES = {
    "front": ("/sw/", 500, 40),
    "edition": ("/sw/vikao/2019/", 500, 40),
    "programme": ("/sw/vikao/2019/ratiba/", 300, 60),
    "resolutions": ("/sw/vikao/2023/maazimio/", 300, 60),
}


def measure(stage: Stage) -> list[Figure]:
    return [
        figure
        for name, (path, rate, p95) in PAGES.items()
        for figure in [*_kept(stage, name, path, rate, p95), *_made_anew(stage, name, path)]
    ]


def _kept(stage: Stage, name: str, path: str, rate: float, p95: float) -> list[Figure]:
    load(port=stage.port, path=path, connections=8, seconds=1)
    found = load(port=stage.port, path=path, connections=8, seconds=SECONDS)
    return [
        Figure(f"{name}_rps", found.per_second, "1/s", f"{path}, 8 connections", at_least=rate),
        Figure(f"{name}_p95_ms", found.p95_ms, "ms", "", at_most=p95),
        Figure(f"{name}_errors", found.errors, "", "", at_most=0),
    ]


def _made_anew(stage: Stage, name: str, path: str) -> list[Figure]:
    found = load(port=stage.port, path=path, connections=16, seconds=SECONDS, fresh=True)
    what = "not kept, 16 connections"
    return [
        Figure(f"{name}_fresh_rps", found.per_second, "1/s", what),
        Figure(f"{name}_fresh_p95_ms", found.p95_ms, "ms", "", at_most=300),
    ]
