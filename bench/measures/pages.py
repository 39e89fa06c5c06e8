"""Pages under load: public ones as everybody gets them, and staff's, which are made anew each time."""

from __future__ import annotations

from bench.figures import Figure
from bench.load import Wish, load
from bench.people import client_of
from bench.stage import Stage

SECONDS = 5
PAGES = {
    "front": ("/sw/", 500, 40),
    "edition": ("/sw/vikao/2019/", 500, 40),
    "programme": ("/sw/vikao/2019/ratiba/", 300, 60),
    "resolutions": ("/sw/vikao/2023/maazimio/", 300, 60),
}


STAFF = {
    "dashboard": "/sw/kazi/",
    "staff_edition": "/sw/kazi/vikao/2019/",
    "workshop": "/sw/kazi/vikao/2019/taarifa/",
    "institutions": "/sw/kazi/daftari/taasisi/",
}


def measure(stage: Stage) -> list[Figure]:
    public = [
        figure
        for name, (path, rate, p95) in PAGES.items()
        for figure in [*_kept(stage, name, path, rate, p95), _made_anew(stage, name, path)]
    ]
    session = client_of("coordinator").cookies["sessionid"]
    cookies = f"sessionid={session.value}"
    return public + [
        figure for name, path in STAFF.items() for figure in _staff(stage, name, path, cookies)
    ]


def _kept(stage: Stage, name: str, path: str, rate: float, p95: float) -> list[Figure]:
    wish = Wish(stage.port, path)
    load(wish=wish, connections=8, seconds=1)
    found = load(wish=wish, connections=8, seconds=SECONDS)
    return [
        Figure(f"{name}_rps", found.per_second, "1/s", f"{path}, 8 connections", at_least=rate),
        Figure(f"{name}_p95_ms", found.p95_ms, "ms", "", at_most=p95),
        Figure(f"{name}_errors", found.errors, "", "", at_most=0),
    ]


def _made_anew(stage: Stage, name: str, path: str) -> Figure:
    found = load(wish=Wish(stage.port, path, fresh=True), connections=2, seconds=SECONDS)
    return Figure(f"{name}_fresh_rps", found.per_second, "1/s", "none kept, 2 connections")


def _staff(stage: Stage, name: str, path: str, cookies: str) -> list[Figure]:
    wish = Wish(stage.port, path, cookies=cookies)
    found = load(wish=wish, connections=16, seconds=SECONDS)
    what = f"{path}, 16 connections"
    return [
        Figure(f"{name}_p95_ms", found.p95_ms, "ms", what, at_most=300),
        Figure(f"{name}_errors", found.errors, "", "", at_most=0),
    ]
