"""Colleagues, and staff closing the call, in the same moment: one version, no lost paragraph, tables that agree."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from reports.models import MinistryReport, MinistryReportVersion
from reports.services.ministry_calls import close_call
from reports.services.ministry_handing_in import hand_in
from reports.services.ministry_writing import Typed, save_texts
from tests.reports import ministries_by_hand as hand
from tests.reports.test_publishing_at_once import at_once

PEOPLE = 4


@pytest.fixture
def people(transactional_db: None) -> list[Any]:
    if connection.vendor != "postgresql":
        pytest.skip("threads that write at once need PostgreSQL (DATABASE_URL)")
    energy = hand.ministry("Wizara ya Nishati")
    hand.call_out()
    return [hand.focal_person(energy) for _ in range(PEOPLE)]


def test_a_report_handed_in_by_all_at_once_is_in_once(people: list[Any]) -> None:
    report = hand.written(MinistryReport.objects.get(), people[0])

    outcomes = at_once(
        lambda person: hand_in(
            report=MinistryReport.objects.get(),
            seen_revision=report.revision,
            by=person,
            at=timezone.now(),
        ),
        people,
    )

    assert MinistryReportVersion.objects.count() == 1
    assert sum(isinstance(outcome, ValidationError) for outcome in outcomes) == PEOPLE - 1


def test_everybodys_paragraph_stands_when_all_save_at_once(people: list[Any]) -> None:
    boxes = (
        "benefits_general_sw",
        "challenges_general_sw",
        "proposals_general_sw",
        "benefits_general_en",
    )
    box_of = dict(zip([person.pk for person in people], boxes, strict=True))

    at_once(
        lambda person: save_texts(
            report=MinistryReport.objects.get(),
            typed={box_of[person.pk]: Typed("", f"Maneno ya {person.pk}.")},
            by=person,
            at=timezone.now(),
        ),
        people,
    )

    report = MinistryReport.objects.get()
    texts = {report.benefits_sw, report.challenges_sw, report.proposals_sw, report.benefits_en}
    assert texts == {f"Maneno ya {person.pk}." for person in people}
    assert report.revision == PEOPLE


def test_who_closes_and_who_hands_in_at_once_agree_about_the_tables(people: list[Any]) -> None:
    report = hand.written(MinistryReport.objects.get(), people[0])
    call, staff = report.edition.ministry_call, hand.coordinator()

    def act(person: Any) -> Any:
        if person == staff:
            return close_call(call=call, by=staff, at=timezone.now())
        return hand_in(
            report=MinistryReport.objects.get(),
            seen_revision=report.revision,
            by=person,
            at=timezone.now(),
        )

    at_once(act, [staff, people[0]])

    call.refresh_from_db()
    report.refresh_from_db()
    assert call.is_closed
    assert [row["state"] for row in call.frozen["rows"]] == [report.state]
