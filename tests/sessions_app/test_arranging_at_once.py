"""Two members of staff move the same item in the same moment, on PostgreSQL: one does, one is told."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from sessions_app.models import Item
from sessions_app.services.arranging import place_item
from sessions_app.services.arranging_places import Overtaken, Place, mark_of
from tests.exchange.folders import NOON
from tests.sessions_app.arranged import edition_with, item_called

pytestmark = [pytest.mark.django_db(transaction=True)]
TIMES = 4


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time; this is about two (DATABASE_URL)")


def test_one_of_two_moves_counts_and_the_other_is_told() -> None:
    edition = edition_with("I 08:00-08:30 Moja\nI 08:30-09:00 Mbili\nI 09:00-09:30 Tatu")
    for _round in range(TIMES):
        item = item_called("Mbili")
        seen, gate = mark_of(item), Barrier(2)
        hours = [item.starts_at.hour + 1, item.starts_at.hour + 2]

        def move(hour: int, item: Item = item, seen: str = seen, gate: Barrier = gate) -> Any:
            try:
                gate.wait()
                place = Place(item.session_id, dt.time(hour), dt.time(hour, 30))
                return place_item(
                    edition=edition, item_id=item.pk, to=place, seen=seen, by=SYSTEM, at=NOON
                )
            except Overtaken as overtaken:
                return overtaken
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(move, hours))

        refused = [one for one in results if isinstance(one, Overtaken)]
        assert len(refused) == 1
        now = item_called("Mbili")
        assert now.starts_at.hour in hours
        assert refused[0].item is not None
        assert mark_of(refused[0].item) == mark_of(now)
    assert Event.objects.filter(action="programme.item_moved").count() == TIMES
    orders = Item.objects.filter(session__day__edition=edition).values_list("order", flat=True)
    assert sorted(orders) == [1, 2, 3]
