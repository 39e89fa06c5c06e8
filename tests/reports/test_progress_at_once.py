"""Many institutions and several reviewers in the same moment: the roll-up stays exact (PostgreSQL)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from egov_meeting.notifications.models import OutboxMessage
from reports.models import Obligation, ProgressReport
from reports.services.follow_up.reporting_progress import report_progress
from reports.services.follow_up.reviewing import accept_progress
from tests.reports import editions_by_hand as by_hand
from tests.reports.follow_up_by_hand import NOW, adopted, focal, officer, said

pytestmark = [pytest.mark.django_db(transaction=True)]
MEMBERS = 8


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time; this is about many (DATABASE_URL)")


def at_once(work: Callable[[Any], Any], things: Iterable[Any]) -> list[Any]:
    """Do `work` for all of them in threads; each gives its result, or the exception it raised."""

    def done(thing: Any) -> Any:
        try:
            return work(thing)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(done, things))


def test_members_of_a_class_report_and_are_accepted_at_once() -> None:
    members = [by_hand.institution(kind="ministry") for _ in range(MEMBERS)]
    people = {member.pk: focal(member) for member in members}
    reviewers = [officer(), officer()]
    resolution = adopted(None, "government")
    keys = {member.pk: uuid.uuid4() for member in members}

    def report(turn: tuple[int, Any]) -> ProgressReport:
        number, member = turn
        return report_progress(
            resolution=resolution,
            institution=member,
            said=said((number + 1) * 10),
            form_key=keys[member.pk],
            by=people[member.pk],
            at=NOW,
        )

    # Everybody sends the form twice in the same moment.
    sent = at_once(report, [*enumerate(members), *enumerate(members)])
    assert {type(one) for one in sent} == {ProgressReport}
    assert Obligation.objects.count() == ProgressReport.objects.count() == MEMBERS

    def accept(turn: tuple[Any, int]) -> None:
        reviewer, pk = turn
        report = ProgressReport.objects.select_related("obligation__resolution").get(pk=pk)
        accept_progress(report=report, by=reviewer, at=NOW)

    numbers = list(ProgressReport.objects.values_list("pk", flat=True))
    done = at_once(accept, [(reviewer, pk) for pk in numbers for reviewer in reviewers])
    assert sum(1 for one in done if one is None) == MEMBERS
    assert all(one is None or isinstance(one, ValidationError) for one in done)
    resolution.refresh_from_db()
    assert (resolution.reported, resolution.answering) == (MEMBERS, MEMBERS)
    # 10 + 20 + … + 80 over eight
    assert resolution.percentage == Decimal("45.00")
    assert OutboxMessage.objects.filter(kind="progress_accepted").count() == MEMBERS
