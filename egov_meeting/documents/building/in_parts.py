"""Building a document in parts, by as many workers as are free."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from egov_meeting.documents.building.in_child import Watch
from egov_meeting.documents.building.keeper import BEAT, LeaseKeeper
from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument, Cancelled
from egov_meeting.documents.kinds import PartedBuild
from egov_meeting.documents.models import DocumentJob, JobPart
from egov_meeting.documents.progress import Milestone, Progress
from egov_meeting.documents.services import parts

logger = logging.getLogger(__name__)

Made = TypeVar("Made")
Clock = Callable[[], datetime]
# Shares of the whole: what is before the parts, and what is when all are there.
PARTS_FROM, PARTS_TO = 5, 85
PAUSE = 0.1  # seconds


class Run(Protocol):
    """How a piece of work is done: in a process of its own, or here."""

    def __call__(self, work: Callable[[Progress], Made], watch: Watch) -> Made: ...


def build_in_parts(
    *, request: BuildRequest, parted: PartedBuild, keeper: LeaseKeeper, run: Run, clock: Clock
) -> BuiltDocument:
    """Plan, make parts like every other worker, wait for the last one, join. Raises Cancelled, BuildRefused.

    A document that is planned as one part is made at once.
    """
    job = keeper.job
    planned = parts.adopt_parts(job=job)
    if not planned:
        found = run(lambda progress: _planned_or_built(request, parted, progress), keeper)
        if isinstance(found, BuiltDocument):
            return found
        parts.plan_parts(job=job, params=found)
        planned = len(found)
    parts.call_helpers(job=job, parts=planned)
    _make_until_ready(request, parted, keeper, run, clock, planned)
    joining = Milestone("joining", PARTS_TO, 97)
    keeper.take(joining)

    def joined(progress: Progress) -> BuiltDocument:
        contents = parts.contents_of_parts(job_id=job.pk)
        return parted.join(request, contents, progress.within(PARTS_TO, 97))

    return run(joined, keeper)


def help_with_parts(
    *, job_id: uuid.UUID | str, request_of: Callable[[JobPart], Any], run: Run, clock: Clock
) -> int:
    """Make parts of a job that another worker holds, until none is left; returns how many were made.

    What goes wrong here is tried again by the worker that holds the job, which says why it failed.
    """
    made = 0
    while (part := parts.claim_part(job_id=job_id, at=clock())) is not None:
        request, parted = request_of(part)
        try:
            _make(request, parted, part, _PartKeeper(part, clock, None, 0, 1), run)
        except Cancelled:
            return made
        except BuildRefused as refusal:
            logger.warning("part %s was given back: %s", part, refusal.detail or refusal.key)
            parts.give_part_back(part=part)
            return made
        made += 1
    return made


def _planned_or_built(
    request: BuildRequest, parted: PartedBuild, progress: Progress
) -> list[dict[str, Any]] | BuiltDocument:
    planned = [dict(one) for one in parted.plan(request, progress.within(0, PARTS_FROM))]
    if len(planned) != 1:
        return planned
    made = parted.make(request, planned[0], progress.within(PARTS_FROM, PARTS_TO))
    return parted.join(request, iter([made]), progress.within(PARTS_TO, 97))


def _make_until_ready(
    request: BuildRequest,
    parted: PartedBuild,
    keeper: LeaseKeeper,
    run: Run,
    clock: Clock,
    planned: int,
) -> None:
    job: DocumentJob = keeper.job
    while left := parts.parts_left(job=job):
        parts.requeue_stalled_parts(job=job, at=clock())
        part = parts.claim_part(job_id=job.pk, at=clock())
        if part is not None:
            own = _PartKeeper(part, clock, keeper, planned - left, planned)
            try:
                _make(request, parted, part, own, run)
            except BaseException:
                parts.give_part_back(part=part)
                raise
        else:
            keeper.take(own_share("waiting_parts", planned - left, planned))
            time.sleep(PAUSE)


def own_share(step: str, done: float, planned: int, count: int | None = None) -> Milestone:
    """How far the whole is when so many of the parts are done."""
    reached = PARTS_FROM + (PARTS_TO - PARTS_FROM) * done / planned
    until = PARTS_FROM + (PARTS_TO - PARTS_FROM) * min(done + 1, planned) / planned
    return Milestone(step, reached, until, count)


def _make(
    request: BuildRequest, parted: PartedBuild, part: JobPart, watch: Watch, run: Run
) -> None:
    content = run(lambda progress: parted.make(request, part.params, progress), watch)
    try:
        parts.finish_part(part=part, content=content)
    except OSError as error:
        raise BuildRefused("storage", detail=repr(error)) from error


class _PartKeeper:
    """Keeps a part ours, and the job of whoever holds it too."""

    def __init__(
        self, part: JobPart, clock: Clock, keeper: LeaseKeeper | None, done: int, planned: int
    ) -> None:
        self._part, self._clock, self._keeper = part, clock, keeper
        self._done, self._planned = done, planned
        self._renewed_at = time.monotonic()

    def take(self, milestone: Milestone) -> None:
        if self._keeper is not None:
            done = self._done + milestone.percent / 100
            self._keeper.take(own_share(milestone.step, done, self._planned, milestone.count))
        self.beat()

    def beat(self) -> None:
        if self._keeper is not None:
            self._keeper.beat()
        if time.monotonic() - self._renewed_at >= BEAT:
            self._renewed_at = time.monotonic()
            parts.renew_part(part=self._part, at=self._clock())
