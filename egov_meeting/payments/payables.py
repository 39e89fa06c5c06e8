"""What can be billed: the apps above register their kinds in `apps.py`, bills name kind and number."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class PayableKind:
    """Something an item of a bill is for: a registration, a booth. `title` is what people call it."""

    key: str
    title: str | Promise


_kinds: dict[str, PayableKind] = {}


def register_payable(kind: PayableKind) -> None:
    """Add a kind; another one under the same key is a mistake and raises ValueError."""
    if _kinds.setdefault(kind.key, kind) != kind:
        raise ValueError(f"two kinds of payables are called {kind.key}")


def is_payable(key: str) -> bool:
    return key in _kinds


def payable_title(key: str) -> str | Promise:
    """What people call the kind; its key when the app that made it is gone."""
    return _kinds[key].title if key in _kinds else key
