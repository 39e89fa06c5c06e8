"""What nearly every request reads and hardly anybody changes, kept in the process instead of read anew.

Kept pages are forgotten when anything is recorded, and so is what is kept here, by the same mark. What
is kept is shared by all threads: read it, never change it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

from django.conf import settings

from egov_meeting.shared.public_cache import is_forgetting_on_commit, recent_mark

Fact = TypeVar("Fact")

_MOST = 500


class _Kept(NamedTuple):
    mark: str
    until: float
    fact: Any


_kept: dict[Hashable, _Kept] = {}


def kept_fact(*, key: Hashable, make: Callable[[], Fact]) -> Fact:
    """What `make` reads from the database, read again as soon as something is recorded.

    What is changed without a record shows after settings.FACTS_KEPT_SECONDS; nought keeps nothing.
    Inside a transaction that has recorded something it is always read anew. None is not kept.
    """
    if settings.FACTS_KEPT_SECONDS <= 0 or is_forgetting_on_commit():
        return make()
    mark, now = recent_mark(), time.monotonic()
    kept = _kept.get(key)
    if kept is not None and kept.mark == mark and now < kept.until:
        return kept.fact  # type: ignore[no-any-return]
    made = make()
    if made is not None:
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[key] = _Kept(mark, now + settings.FACTS_KEPT_SECONDS, made)
    return made
