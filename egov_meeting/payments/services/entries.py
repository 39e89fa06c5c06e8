"""Entries of one message, each worked on by itself: one that fails does not take the others along."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from django.db import transaction

logger = logging.getLogger(__name__)


class Entry(Protocol):
    @property
    def bill_number(self) -> str: ...


E = TypeVar("E", bound=Entry)


@dataclass
class Outcome:
    """What finance should look at, and what failed and has to be tried again; a line each."""

    problems: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def each_by_itself(entries: Iterable[E], act: Callable[[E], str]) -> Outcome:
    """Act upon each entry in a savepoint of its own; `act` says why finance should look at it, or "".

    Always in the same order, so that two messages never wait for each other's bills.
    """
    outcome = Outcome()
    for entry in sorted(entries, key=lambda one: one.bill_number):
        try:
            with transaction.atomic():
                problem = act(entry)
        except Exception as error:  # whatever it is, the others are worked on
            logger.exception("the entry of bill %s could not be worked on", entry.bill_number[:60])
            what = f"{type(error).__name__}: {error}"
            outcome.failures.append(f"{entry.bill_number[:60]}: {what}"[:500])
        else:
            outcome.problems += [problem] if problem else []
    return outcome
