"""What is dear to work out and follows from the data alone, kept until anything is recorded."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache as once
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.public_cache import content_version, is_forgetting_on_commit

logger = logging.getLogger(__name__)

SECONDS = 600
CATALOGUE = Path("sw/LC_MESSAGES/django.mo")
Kept = TypeVar("Kept")


def kept(
    name: str,
    *,
    edition: Edition,
    language: str,
    make: Callable[[], Kept],
    mark: str = "",
    seconds: int = SECONDS,
) -> Kept:
    """What `make` gives, or gave since the last change of anything that the portal shows.

    What is kept holds words, so another catalogue of translations makes it stale as well, and so
    does another `mark`, which stands for what changes without touching the public pages. The
    version is read before the work begins, so that a change made meanwhile is not overlooked. The
    work is done each time without a cache, and in a transaction that has recorded a change.
    """
    if is_forgetting_on_commit():
        return make()
    version = f"{_catalogue()}:{content_version()}:{mark}"
    key = f"report-desk:{name}:{edition.pk}:{language}:{version}"
    try:
        found: Kept | None = cache.get(key)
    except Exception as error:
        logger.error("The cache cannot be read: %s", error)
        return make()
    if found is None:
        found = make()
        try:
            cache.set(key, found, seconds)
        except Exception as error:
            logger.error("The cache cannot be written: %s", error)
    return found


@once
def _catalogue() -> int:
    """When the words of the portal were last compiled."""
    path = Path(settings.LOCALE_PATHS[0]) / CATALOGUE
    return path.stat().st_mtime_ns if path.exists() else 0
