"""Every figure of an edition has a name, a value and its sources."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from egov_meeting.meetings.models import RecordedFigure
from registrations.models import Registration
from reports.figures import figures_of
from tests.reports import editions_by_hand as by_hand

pytestmark = pytest.mark.django_db


def test_a_figure_nobody_counted_is_not_there() -> None:
    figures = figures_of(by_hand.edition())

    assert set(figures) == {"dates.meeting", "edition.year"}


def test_rows_are_counted() -> None:
    edition = by_hand.edition()
    by_hand.fill(edition, 3)

    figures = figures_of(edition)

    assert {
        key: figures[key].value
        for key in (
            "groups.count",
            "sponsors.count",
            "ministries.total",
            "ministries.submitted",
            "ministries.missing",
            "entries.total",
            "entries.institutions",
            "resolutions.count",
            "lessons.count",
            "fees.2.1",
        )
    } == {
        "groups.count": 3,
        "sponsors.count": 3,
        "ministries.total": 3,
        "ministries.submitted": 2,
        "ministries.missing": 1,
        "entries.total": 3,
        "entries.institutions": 3,
        "resolutions.count": 3,
        "lessons.count": 3,
        "fees.2.1": 5000,
    }
    assert figures["dates.group.1"].value == (dt.date(2030, 3, 4), dt.date(2030, 3, 4))


def test_only_adopted_resolutions_count() -> None:
    edition = by_hand.edition()
    by_hand.fill(edition, 3)
    edition.resolutions.filter(number=2).update(decision="rejected")

    assert figures_of(edition)["resolutions.count"].value == 2


def test_before_the_portal_the_preferred_record_speaks_with_its_places() -> None:
    edition = by_hand.edition(is_recorded=True)
    for order, (value, place, preferred) in enumerate(
        [(753, "speech:3", False), (786, "section:1.0", False), (786, "section:2.4", True)]
    ):
        RecordedFigure.objects.create(
            edition=edition,
            order=order,
            measure="participants",
            value=value,
            place=place,
            preferred=preferred,
        )

    figure = figures_of(edition)["participants.total"]

    assert figure.value == 786
    assert {source.place for source in figure.sources} == {"section:1.0", "section:2.4"}


def test_a_part_of_a_figure_is_never_taken_for_the_whole() -> None:
    edition = by_hand.edition(is_recorded=True)
    record = {"edition": edition, "measure": "participants", "place": "speech:3"}
    total = RecordedFigure.objects.create(order=2, value=753, **record)
    RecordedFigure.objects.create(order=1, value=106, part_of=total, **record)

    assert figures_of(edition)["participants.total"].value == 753


def test_in_the_portal_confirmed_registrations_are_counted() -> None:
    edition = by_hand.edition()
    group = by_hand.group(edition, 1)
    for state in ("confirmed", "exempt", "pending", "cancelled"):
        Registration.objects.create(
            edition=edition, group=group, full_name=state, state=state, created_at=timezone.now()
        )

    figures = figures_of(edition)

    assert figures["participants.total"].value == 2
    assert figures["participants.group.1"].value == 2


def test_the_number_of_queries_does_not_grow() -> None:
    counted = []
    for rows in (1, 30):
        edition = by_hand.edition()
        by_hand.fill(edition, rows)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            figures_of(edition)
        counted.append(len(queries))

    assert counted[0] == counted[1]
    assert counted[0] <= 16
