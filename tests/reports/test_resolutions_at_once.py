"""Two people adopt at the same moment: each resolution gets a number of its own, and each only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from egov_meeting.audit.transitions import TransitionRefused
from reports.models import Resolution
from reports.services.resolving import adopt_resolution
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports.resolutions_by_hand import NOW, TODAY, resolution

pytestmark = pytest.mark.django_db(transaction=True)


def test_adopting_at_once_gives_each_one_number() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    edition, by = by_hand.edition(), desk.editor()
    first, second = resolution(edition), resolution(edition, title_sw="Jingine")
    keys = [first.pk, second.pk, first.pk, second.pk]
    together = Barrier(len(keys), timeout=30)

    def adopt(pk: int) -> bool:
        try:
            row = Resolution.objects.select_related("edition").get(pk=pk)
            together.wait()
            adopt_resolution(resolution=row, by=by, at=NOW, on=TODAY)
        except TransitionRefused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(keys)) as pool:
        done = list(pool.map(adopt, keys))
    assert sorted(done) == [False, False, True, True]
    numbers = edition.resolutions.values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]
