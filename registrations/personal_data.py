"""What other applications keep about somebody registered: it is taken along and forgotten with the rest.

What stands above registers it in `apps.py`; registrations know none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from registrations.models import Registration


@dataclass(frozen=True)
class PersonalData:
    """`told` gives it as JSON can carry it; `forget` deletes it for registrations by number."""

    key: str
    told: Callable[[Registration], Any]
    forget: Callable[[Sequence[int]], None]


_kept: dict[str, PersonalData] = {}


def register_personal_data(kept: PersonalData) -> None:
    """Add it; another one under the same key is a mistake and raises ValueError."""
    if _kept.setdefault(kept.key, kept) is not kept:
        raise ValueError(f"two kinds of personal data are called {kept.key}")


def told_of(registration: Registration) -> dict[str, Any]:
    """Everything that others keep about the person, by key."""
    return {key: kept.told(registration) for key, kept in _kept.items()}


def forget_what_others_keep(numbers: Sequence[int]) -> None:
    """Have the others forget these registrations, in the caller's transaction."""
    for kept in _kept.values():
        kept.forget(numbers)
