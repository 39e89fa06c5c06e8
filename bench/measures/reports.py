"""The report of 2019 by the worker: from the button to the files, and the memory it takes."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psutil
from django.utils import timezone

from bench.figures import Figure
from bench.stage import Stage
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.choices import JobState
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.home.running.reports import DOCX, LANGUAGES, PDF
from egov_meeting.meetings.models import Edition

ROUNDS = 5
MEGABYTE = 1024 * 1024


@dataclass
class Peak:
    """The largest resident size seen: of one process of the worker, and of all together."""

    of_one: int = 0
    of_all: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def watch(self, process: psutil.Process) -> None:
        while not self.stopped.wait(0.02):
            with suppress(psutil.NoSuchProcess):
                sizes = [_resident(one) for one in _processes(process.pid)]
                self.of_one = max(self.of_one, *sizes)
                self.of_all = max(self.of_all, sum(sizes))


def measure(stage: Stage) -> list[Figure]:
    edition = Edition.objects.get(year=2019)
    make(edition, PDF, LANGUAGES)  # fonts and modules are loaded once in the life of a worker
    idle = max(_resident(one) for one in _processes(stage.worker.process.pid))
    with peak_of(stage) as peak:
        both = statistics.median(make(edition, PDF, LANGUAGES)[0] for _ in range(ROUNDS))
    one, first = zip(*(make(edition, PDF, [language]) for language in LANGUAGES), strict=True)
    docx, _ = make(edition, DOCX, LANGUAGES)
    return [
        Figure("report_both_s", both, "s", "both PDFs of 2019, two workers", at_most=6),
        Figure("report_one_s", max(one), "s", "the slower language alone", at_most=5),
        Figure("report_first_progress_s", max(first), "s", "until progress is seen", at_most=1),
        Figure("report_docx_both_s", docx, "s", "both DOCX"),
        Figure(
            "report_peak_mb",
            peak.of_one / MEGABYTE,
            "MB",
            "largest process of the worker",
            at_most=180,
        ),
        Figure("worker_idle_mb", idle / MEGABYTE, "MB", "largest process of the worker at rest"),
        Figure(
            "worker_peak_all_mb", peak.of_all / MEGABYTE, "MB", "the worker's processes together"
        ),
    ]


def make(
    edition: Edition,
    kind: str,
    languages: list[str] | tuple[str, ...],
    params: dict[str, Any] | None = None,
) -> tuple[float, float]:
    """Seconds until all are done, and until the first says that it has begun."""
    began = time.perf_counter()
    jobs = [
        request_document(
            kind=kind, edition=edition, language=one, by=SYSTEM, at=timezone.now(), params=params
        )
        for one in languages
    ]
    keys, first = [job.pk for job in jobs], 0.0
    while True:
        states = list(DocumentJob.objects.filter(pk__in=keys).values_list("state", flat=True))
        if not first and any(state != JobState.QUEUED for state in states):
            first = time.perf_counter() - began
        if JobState.FAILED in states:
            raise RuntimeError(
                DocumentJob.objects.filter(pk__in=keys, state=JobState.FAILED)[0].error_detail
            )
        if all(state == JobState.DONE for state in states):
            return time.perf_counter() - began, first
        time.sleep(0.01)


@contextmanager
def peak_of(stage: Stage) -> Iterator[Peak]:
    peak = Peak()
    watcher = threading.Thread(target=peak.watch, args=[psutil.Process(stage.worker.process.pid)])
    watcher.start()
    yield peak
    peak.stopped.set()
    watcher.join()


def _processes(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0
