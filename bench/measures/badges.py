"""Badges and certificates of a whole meeting, beside ReportLab on the same content in the same run."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from django.utils import timezone

from bench import reportlab_papers as reportlab
from bench.figures import Figure
from bench.measures.participants import _registered
from bench.measures.reports import MEGABYTE, make, peak_of
from bench.stage import Stage
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Certificate, Document
from egov_meeting.documents.services.certificates import give_certificate
from egov_meeting.meetings.models import Edition
from registrations import documents_badges, documents_certificates
from registrations.certificate_kind import KIND as ATTENDANCE
from registrations.documents_badges import KEY as BADGES
from registrations.models import Pass, Registration
from registrations.passes import issue_passes, sealed_text
from registrations.selectors.badges import look_of

MANY, VERY_MANY = 1_624, 10_000
ROUNDS = 5
FACTS = {
    "sw": {"text": "ameshiriki kikamilifu katika", "detail": "Siku tatu"},
    "en": {"text": "took part in", "detail": "Three days"},
}


def measure(stage: Stage) -> list[Figure]:
    edition = Edition.objects.get(year=2019)
    with _registered(edition, MANY):
        _issue(edition)
        people = _people(edition)
        figures = [*_badges(stage, edition, people), *_certificates(stage, edition, people)]
        _empty(edition)
    with _registered(edition, VERY_MANY):
        _issue(edition)
        figures += _by_two(edition)
        _empty(edition)
    return figures


def _badges(stage: Stage, edition: Edition, people: list[reportlab.Person]) -> Iterator[Figure]:
    make(edition, BADGES, ["sw"])
    with peak_of(stage) as peak:
        took = [make(edition, BADGES, ["sw"]) for _round in range(ROUNDS)]
    ours = statistics.median(seconds for seconds, _first in took)
    theirs = reportlab.seconds(reportlab.badges, people)
    size = Document.objects.filter(kind=BADGES).latest("created_at").size
    yield Figure("badges_1624_s", ours, "s", "asked for until stored, one worker", at_most=2)
    yield Figure(
        "badges_1624_mb", peak.of_one / MEGABYTE, "MB", "largest process of the worker", at_most=150
    )
    yield Figure("badges_1624_file_mb", size / MEGABYTE, "MB", "the file")
    first = max(first for _seconds, first in took)
    yield Figure("badges_first_progress_s", first, "s", "until progress is seen", at_most=1)
    yield Figure("badges_reportlab_s", theirs, "s", "ReportLab, processor time, same content")
    yield Figure(
        "badges_times_reportlab", theirs / ours, "×", "ReportLab's time to ours", at_least=3
    )


def _certificates(
    stage: Stage, edition: Edition, people: list[reportlab.Person]
) -> Iterator[Figure]:
    _give(edition)
    kind = documents_certificates.KEY
    make(edition, kind, ["sw"])
    with peak_of(stage) as peak:
        took = [make(edition, kind, ["sw"])[0] for _round in range(ROUNDS)]
    ours, theirs = statistics.median(took), reportlab.seconds(reportlab.certificates, people)
    yield Figure("certificates_1624_s", ours, "s", "asked for until stored, one worker", at_most=3)
    yield Figure(
        "certificates_1624_mb",
        peak.of_one / MEGABYTE,
        "MB",
        "largest process of the worker",
        at_most=150,
    )
    yield Figure("certificates_reportlab_s", theirs, "s", "ReportLab, processor time")
    yield Figure(
        "certificates_times_reportlab", theirs / ours, "×", "ReportLab's time to ours", at_least=3
    )


def _by_two(edition: Edition) -> Iterator[Figure]:
    """All by one worker as one part, and in parts by two, in turn so that both see the same machine."""
    alone, shared = [], []
    for _round in range(3):
        alone.append(make(edition, BADGES, ["sw"], {"in_a_part": VERY_MANY})[0])
        shared.append(make(edition, BADGES, ["sw"])[0])
    one, two = statistics.median(alone), statistics.median(shared)
    yield Figure("badges_10000_one_s", one, "s", "10,000 badges, one worker")
    yield Figure("badges_10000_two_s", two, "s", "10,000 badges, two workers")
    yield Figure("badges_two_to_one", two / one, "", "two workers' time to one's", at_most=0.6)


def _issue(edition: Edition) -> None:
    numbers = Registration.objects.filter(edition=edition).values_list("pk", flat=True)
    issue_passes(edition=edition, registrations=list(numbers), at=timezone.now())


def _people(edition: Edition) -> list[reportlab.Person]:
    look = look_of(edition=edition)
    wish = documents_badges.BadgeWish()
    found = documents_badges.printed_badges(edition=edition, look=look, wish=wish)
    return [
        (
            one.row.name,
            one.row.institution,
            look.groups[one.row.group][0],
            sealed_text(year=edition.year, code=one.row.code),
        )
        for one in found
    ]


def _give(edition: Edition) -> None:
    """One certificate by the service, and as many like it as there are people."""
    now = timezone.now()
    first, *others = Registration.objects.filter(edition=edition).order_by("pk")
    told = give_certificate(
        kind=ATTENDANCE,
        edition=edition,
        subject=f"registration:{first.pk}",
        full_name=first.full_name,
        language="sw",
        facts=FACTS,
        by=SYSTEM,
        at=now,
    )
    Certificate.objects.bulk_create(
        Certificate(
            edition=edition,
            kind=ATTENDANCE,
            subject=f"registration:{one.pk}",
            full_name=one.full_name,
            language="sw",
            facts=told.facts,
            issued_at=now,
        )
        for one in others
    )


def _empty(edition: Edition) -> None:
    Certificate.objects.filter(edition=edition).delete()
    Pass.objects.filter(registration__edition=edition).delete()
