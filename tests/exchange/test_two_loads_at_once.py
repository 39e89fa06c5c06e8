"""Two people hand the same folder in at the same moment."""

import threading
from pathlib import Path

import pytest
from django.db import connection, connections

from egov_meeting.audit.models import Event
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from tests.exchange.folders import load, small_folder

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_loads_at_once_end_in_one_edition(tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("an SQLite database in memory has one connection")
    folder = small_folder(tmp_path)
    together = threading.Barrier(2)
    changed: list[bool] = []
    failed: list[Exception] = []

    def hand_in() -> None:
        try:
            together.wait()
            changed.append(load(folder).changed)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    people = [threading.Thread(target=hand_in) for _person in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert failed == []
    assert sorted(changed) == [False, True]
    assert Edition.objects.count() == 1
    assert Institution.objects.count() == 3
    assert Event.objects.filter(action="exchange.loaded_unchanged").count() == 1
