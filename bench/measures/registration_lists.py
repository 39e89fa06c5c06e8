"""The staff's list of registrations at 100,000 rows, and its way into a spreadsheet."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from bench.figures import Figure
from bench.people import client_of
from bench.stage import Stage
from egov_meeting.documents.models import DocumentJob
from egov_meeting.home.running.example import keep_example_edition
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from registrations.choices import RegistrationState
from registrations.models import Registration
from registrations.names import name_keys

MANY, MEETING = 100_000, 1_624
ROUNDS = 15
COLUMNS = ["namba", "jina", "taasisi", "kundi", "hali"]
FIRST = "Asha Baraka Emmanuel Fatuma Hamisi Juma Mwajuma Neema Rehema Zawadi".split()
LAST = "Bakari Kasongo Kiwelu Mwakyembe Mwinyimvua Mushi Ngowi Shayo Mlay Komba".split()


def measure(stage: Stage) -> list[Figure]:
    edition = keep_example_edition(at=timezone.now())
    figures: list[Figure] = []
    with _people(edition, MEETING):
        figures += _export(edition, MEETING, at_most=0.5)
    with _people(edition, MANY):
        figures += _list(edition)
        figures += _export(edition, MANY, at_most=15)
    return figures


def _list(edition: Edition) -> Iterator[Figure]:
    client, path = client_of("coordinator"), _path("registrations:staff_list")
    searched = {"q": "mwakyembe neema", "mwaka": edition.year}
    for name, query in (("", {"mwaka": edition.year}), ("_search", searched)):
        with CaptureQueriesContext(connection) as captured:
            size = len(client.get(path, query).content)
        queries, times = len(captured), []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            client.get(path, query)
            times.append(time.perf_counter() - began)
        what = f"list of {MANY:,}{' searched by name' if name else ''}, p50 of {ROUNDS}"
        median = statistics.median(times)
        yield Figure(f"staff_list_100k{name}_p50_s", median, "s", what, at_most=0.1)
        yield Figure(f"staff_list_100k{name}_queries", queries, "", "", at_most=12)
        yield Figure(f"staff_list_100k{name}_kb", size / 1024, "KB", "of HTML", at_most=60)


def _export(edition: Edition, rows: int, *, at_most: float) -> Iterator[Figure]:
    """From the button to the whole file: streamed when it is short, made by the worker when it is long."""
    client, path = client_of("coordinator"), _path("registrations:staff_export")
    address = f"{path}?mwaka={edition.year}"
    before = _peak()
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        answer = client.post(address, {"safu": COLUMNS, "muundo": "csv"})
        content = _made(answer.url) if answer.status_code == 302 else answer.getvalue()
        took = time.perf_counter() - began
    lines = content.count(b"\n") - 1
    if lines < rows:
        raise RuntimeError(f"the file has {lines} lines, not {rows}")
    yield Figure(f"csv_{rows}_s", took, "s", f"CSV of {rows:,}", at_most=at_most)
    yield Figure(f"csv_{rows}_queries", len(captured), "", "")
    yield Figure(f"csv_{rows}_mb", max(_peak() - before, 0), "MB", "of this process", at_most=150)


def _made(address: str) -> bytes:
    """The file of the job at that address, once a worker has made it."""
    job_id = address.rstrip("/").rpartition("/")[2]
    until = time.monotonic() + 120
    while time.monotonic() < until:
        job = DocumentJob.objects.select_related("document").get(pk=job_id)
        if job.document is not None:
            return bytes(job.document.file.read())
        time.sleep(0.1)
    raise RuntimeError("no worker made the file")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _path(name: str) -> str:
    with translation.override("sw"):
        return reverse(name)


@contextmanager
def _people(edition: Edition, number: int) -> Iterator[None]:
    """So many registrations of the edition, of all groups and institutions; gone afterwards."""
    groups = list(edition.groups.prefetch_related("fees"))
    institutions = list(Institution.objects.filter(merged_into=None))
    now, states = timezone.now(), [RegistrationState.CONFIRMED, RegistrationState.PENDING]

    def row(one: int) -> Registration:
        name = f"{FIRST[one % 10]} {LAST[one // 10 % 10]} {LAST[one // 100 % 10]} {one}"
        group = groups[one % len(groups)]
        return Registration(
            edition=edition,
            group=group,
            fee_category=group.fees.all()[0],
            institution=institutions[one % len(institutions)],
            full_name=name,
            **name_keys(name),
            office="Afisa TEHAMA",
            email=f"mtu{one}@wingi.example",
            phone=f"2556{one:08d}",
            amount_due=400_000,
            amount_paid=0 if one % 2 else 400_000,
            state=states[one % 2],
            created_at=now - timedelta(seconds=one),
        )

    for start in range(0, number, 5_000):
        Registration.objects.bulk_create(
            [row(one) for one in range(start, min(start + 5_000, number))]
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE registrations_registration")
    try:
        yield
    finally:
        Registration.objects.filter(email__endswith="@wingi.example")._raw_delete("default")
