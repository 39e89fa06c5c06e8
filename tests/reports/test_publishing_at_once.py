"""Two people publishing in the same moment: one version, and the other is told."""

import threading

import pytest
from django.db import connection, connections

from egov_meeting.documents.models import DocumentJob
from reports.models import ReportVersion, SectionRevision, SectionText
from reports.services.publishing import SomebodyWasFaster, publish_report
from reports.services.texts import EditConflict
from tests.reports import desk_by_hand as at_work

PEOPLE = 4


@pytest.fixture
def committed(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("threads that write at once need PostgreSQL (DATABASE_URL)")
    return at_work.edition_at_work()


def at_once(work, people) -> list[object]:
    """Let everybody do `work` in the same moment, each on a connection of the own."""
    start = threading.Barrier(len(people))
    outcomes: list[object] = []

    def act(person) -> None:
        try:
            start.wait(timeout=10)
            outcomes.append(work(person))
        except Exception as refused:
            outcomes.append(refused)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


def test_one_of_several_publishes_and_the_others_are_told(committed) -> None:
    people = [at_work.coordinator() for _ in range(PEOPLE)]

    outcomes = at_once(
        lambda person: publish_report(
            edition=committed, seen=0, accepted=[], by=person, at=at_work.NOW
        ),
        people,
    )

    assert ReportVersion.objects.count() == 1
    assert DocumentJob.objects.count() == 4
    assert sum(isinstance(outcome, SomebodyWasFaster) for outcome in outcomes) == PEOPLE - 1


def test_one_of_several_saves_a_section_and_the_others_see_the_conflict(committed) -> None:
    people = [at_work.editor() for _ in range(PEOPLE)]

    outcomes = at_once(
        lambda person: at_work.write(committed, f"Maneno ya {person.pk}.", by=person), people
    )

    assert SectionText.objects.count() == SectionRevision.objects.count() == 1
    assert sum(isinstance(outcome, EditConflict) for outcome in outcomes) == PEOPLE - 1
