"""How a build tells what it is doing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Milestone:
    """A step begun: `percent` reached now, `until` expected at its end, `count` done within it."""

    step: str
    percent: float
    until: float
    count: int | None = None


class Progress:
    """Given to `build`; every call may raise Cancelled, which a build lets pass.

    `within(start, end)` gives a part of the whole to a part of the work: a build of two languages
    hands each half of its own progress.
    """

    def __init__(
        self, sink: Callable[[Milestone], None], start: float = 0, end: float = 100
    ) -> None:
        self._sink, self._start, self._end = sink, start, end

    def report(
        self, step: str, *, percent: float, until: float | None = None, count: int | None = None
    ) -> None:
        """Say that `step` (a key of steps.py or of the kind) is being done, `percent` of the way along."""
        self._sink(
            Milestone(
                step,
                self._scaled(percent),
                self._scaled(percent if until is None else until),
                count,
            )
        )

    def within(self, start: float, end: float) -> Progress:
        return Progress(self._sink, self._scaled(start), self._scaled(end))

    def _scaled(self, percent: float) -> float:
        share = min(max(percent, 0), 100) / 100
        return self._start + (self._end - self._start) * share


def silent_progress() -> Progress:
    """For builds nobody watches (tests, the shell)."""
    return Progress(lambda milestone: None)
