"""The register of resolutions: 200 of ten meetings, 800 institutions each answering for itself. Comes last: it stays."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from bench.figures import Figure
from bench.people import client_of
from bench.stage import Stage
from egov_meeting.accounts.models import User
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from reports.choices import Decision, Delivery, OwnerClass
from reports.models import Assessment, Obligation, Resolution, ResolutionOwner

EDITIONS, OF_EACH, INSTITUTIONS = 10, 20, 800
FIRST_YEAR = 2001
ROUNDS = 15


def measure(stage: Stage) -> list[Figure]:
    institution = _register()
    with translation.override("sw"):
        pages = (
            ("matrix", "rapporteur", reverse("reports:matrix")),
            ("register", "rapporteur", reverse("reports:follow_up")),
            (
                "institution",
                "rapporteur",
                reverse("reports:follow_up_institution", args=[institution.key]),
            ),
            ("owed", "focal_person", reverse("reports:owed")),
        )
    figures: list[Figure] = []
    for name, role, path in pages:
        figures += _page(name, role, path)
    return figures


def _page(name: str, role: str, path: str) -> Iterator[Figure]:
    client = client_of(role)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    # Counted here: the next request empties the log of queries.
    queries, times = len(captured), []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        client.get(path)
        times.append(time.perf_counter() - began)
    what = f"{EDITIONS * OF_EACH} resolutions, {INSTITUTIONS} institutions, p50 of {ROUNDS}"
    yield Figure(f"resolution_{name}_p50_s", statistics.median(times), "s", what, at_most=0.3)
    yield Figure(f"resolution_{name}_queries", queries, "", "", at_most=12)


def _register() -> Institution:
    """Everything the pages read; returns the institution of the focal person, which answers too."""
    now = timezone.now()
    owner = User.objects.get(pk=_focal_person()).institution
    if owner is None:
        raise RuntimeError("the focal person has no institution")
    institutions = Institution.objects.bulk_create(
        Institution(key=f"kipimo-{n}", name_sw=f"Taasisi ya Kipimo {n}", kind="agency")
        for n in range(INSTITUTIONS - 1)
    )
    editions = _editions(owner)
    resolutions = _resolutions(editions)
    _answers(resolutions, [owner, *institutions], now)
    _assessments(resolutions, editions, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return owner


def _editions(organiser: Institution) -> list[Edition]:
    return Edition.objects.bulk_create(
        Edition(
            number=200 + n,
            year=FIRST_YEAR + n,
            name_sw=f"Kikao cha Kipimo {n}",
            state="published",
            is_recorded=True,
            starts_on=dt.date(FIRST_YEAR + n, 2, 1),
            ends_on=dt.date(FIRST_YEAR + n, 2, 3),
            organiser=organiser,
        )
        for n in range(EDITIONS)
    )


def _resolutions(editions: list[Edition]) -> list[Resolution]:
    """Adopted, each owed by every public institution."""
    rows = Resolution.objects.bulk_create(
        Resolution(
            edition=edition,
            number=number,
            title_sw=f"Azimio la Kipimo {number}",
            title_en=f"Measured resolution {number}",
            text_sw="Kila taasisi ijiunge na GovESB.",
            text_en="Every institution shall join GovESB.",
            decision=Decision.ADOPTED,
            delivery=Delivery.ON_TRACK,
            percentage=40,
            answering=INSTITUTIONS,
            reported=INSTITUTIONS,
        )
        for edition in editions
        for number in range(1, OF_EACH + 1)
    )
    ResolutionOwner.objects.bulk_create(
        ResolutionOwner(resolution=row, order=1, owner_class=OwnerClass.PUBLIC_INSTITUTIONS)
        for row in rows
    )
    return rows


def _answers(
    resolutions: list[Resolution], institutions: list[Institution], at: dt.datetime
) -> None:
    for row in resolutions:
        Obligation.objects.bulk_create(
            Obligation(
                resolution=row,
                institution=institution,
                delivery=Delivery.ON_TRACK,
                percentage=40,
                assessed_at=at,
            )
            for institution in institutions
        )


def _assessments(resolutions: list[Resolution], editions: list[Edition], at: dt.datetime) -> None:
    Assessment.objects.bulk_create(
        Assessment(
            resolution=row,
            edition=edition,
            delivery=Delivery.ON_TRACK,
            percentage=40,
            reported=INSTITUTIONS,
            answering=INSTITUTIONS,
            by_label="bench",
            at=at,
        )
        for row in resolutions
        for edition in editions
        if edition.year > row.edition.year
    )


def _focal_person() -> int:
    client_of("focal_person")
    return User.objects.get(email__startswith="focal_person@").pk
