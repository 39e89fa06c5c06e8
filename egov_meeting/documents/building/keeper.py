"""Keeps a running job ours: writes its progress, and learns from the write whether it was cancelled."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, connection

from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.progress import Milestone
from egov_meeting.documents.services.leases import renew_lease

logger = logging.getLogger(__name__)

# Seconds between two writes while nothing new is reported, and the least between any two.
BEAT = 1.0
SOONEST = 0.25
# With every beat the bar moves by this share of the way to the end of the present step.
CREEP = 0.08


class LeaseKeeper:
    """Progress of one build, written to the job's row often enough to watch and not more."""

    def __init__(self, *, job: DocumentJob, clock: Callable[[], datetime]) -> None:
        self.job, self._clock = job, clock
        self._latest = Milestone("starting", 1, 1)
        self._shown = 1.0
        self._is_news = False
        self._written_at = float("-inf")

    def begin(self, step: str, *, percent: float) -> None:
        """Write a step of the worker's own. Raises Cancelled."""
        self.take(Milestone(step, percent, percent))

    def take(self, milestone: Milestone) -> None:
        """Take what a build reported, and write it soon. Raises Cancelled."""
        self._latest = milestone
        self._shown = max(self._shown, milestone.percent)
        self._is_news = True
        self.beat()

    def beat(self) -> None:
        """Called again and again while a document is built; writes when it is time. Raises Cancelled."""
        waited = time.monotonic() - self._written_at
        if waited >= BEAT and not self._is_news:
            self._shown += max(self._latest.until - self._shown, 0) * CREEP
        if waited >= BEAT or (self._is_news and waited >= SOONEST):
            self._write()

    def _write(self) -> None:
        self._written_at = time.monotonic()
        self._is_news = False
        try:
            renew_lease(
                job=self.job,
                at=self._clock(),
                progress=min(int(self._shown), 99),
                step=self._latest.step,
                step_count=self._latest.count,
            )
        except DatabaseError:
            # The database is away for a moment; the next beat tries again on a new connection.
            logger.warning("no sign of life written for job %s", self.job.pk, exc_info=True)
            if not connection.in_atomic_block:
                connection.close()
