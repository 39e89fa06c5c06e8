"""The report of 2019 with its list of participants, at 1,624 of them and at 10,000."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from bench.figures import Figure
from bench.measures.reports import MEGABYTE, make, peak_of
from bench.stage import Stage
from egov_meeting.home.running.reports import PDF
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from registrations.choices import RegistrationState
from registrations.models import Registration

# Rows, rounds, and the budget in seconds and megabytes.
SIZES = ((1_624, 5, 5, 180), (10_000, 3, 8, 250))
FIRST = "Asha Baraka Christopher Emmanuel Félicité Juma Mwajuma Neema Ng'wanza Zawadi".split()
LAST = "Bakari Kasongo-Ilunga Kiwelu Mwakyembe Mwinyimvua Ng'humbi Ng'ong'o Shayo".split()


def measure(stage: Stage) -> list[Figure]:
    return [figure for size in SIZES for figure in _of_size(stage, *size)]


def _of_size(
    stage: Stage, rows: int, rounds: int, seconds: float, megabytes: float
) -> Iterator[Figure]:
    edition = Edition.objects.get(year=2019)
    with _registered(edition, rows):
        make(edition, PDF, ["sw"])
        with peak_of(stage) as peak:
            took = [make(edition, PDF, ["sw"], {"participants": True})[0] for _ in range(rounds)]
    what = f"PDF of 2019 with {rows:,} participants, one language"
    median = statistics.median(took)
    yield Figure(f"report_{rows}_s", median, "s", what, at_most=seconds)
    yield Figure(
        f"report_{rows}_mb",
        peak.of_one / MEGABYTE,
        "MB",
        "largest process of the worker",
        at_most=megabytes,
    )


@contextmanager
def _registered(edition: Edition, rows: int) -> Iterator[None]:
    """As many people taking part as asked for, each with a name of their own; gone afterwards."""
    groups, institutions = list(edition.groups.all()), list(Institution.objects.all())
    Registration.objects.bulk_create(
        [
            Registration(
                edition=edition,
                group=groups[number % len(groups)],
                institution=institutions[number % len(institutions)],
                full_name=_name(number),
                state=RegistrationState.CONFIRMED,
                created_at=timezone.now(),
            )
            for number in range(rows)
        ],
        batch_size=2_000,
    )
    yield
    Registration.objects.filter(edition=edition).delete()


def _name(number: int) -> str:
    """`Asha K. Mwakyembe 17`: names of ordinary length, no two alike."""
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    return f"{first} {chr(65 + number % 26)}. {last} {number}"
