"""Many at the same moment on PostgreSQL: votes are all counted once, lines of a plan are all kept."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from egov_meeting.audit.actors import SYSTEM
from sessions_app.models import BreakoutRevision, PlanRow, Vote
from sessions_app.services.breakout_plan import RowChanged, add_plan_row, change_plan_row
from sessions_app.services.breakout_writing import write_part
from sessions_app.services.floor_voting import vote_for
from tests.sessions_app.hall import NOW, a_group, a_question, an_item

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
]

AT_ONCE = 8


def all_at_once(act: Callable[[int], object]) -> list[object]:
    """What came of the act, done by AT_ONCE people who begin at the same moment."""
    start = Barrier(AT_ONCE)

    def one(number: int) -> object:
        start.wait(timeout=20)
        try:
            return act(number)
        except RowChanged:
            return "changed"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as people:
        return list(people.map(one, range(AT_ONCE)))


def test_votes_and_lines_at_the_same_moment():
    question = a_question(an_item(), shown=True)
    # Four devices, each of which sends its vote twice.
    counted = all_at_once(
        lambda number: vote_for(contribution=question, voter=f"kifaa-{number // 2}", at=NOW)
    )
    question.refresh_from_db()
    assert (sorted(counted), question.votes, Vote.objects.count()) == (
        [False] * 4 + [True] * 4,
        4,
        4,
    )

    told = {"group": a_group(), "by": SYSTEM, "at": NOW}
    all_at_once(lambda number: add_plan_row(fields={"what_sw": f"kazi {number}"}, **told))
    rows = list(PlanRow.objects.order_by("order"))
    assert [row.order for row in rows] == list(range(1, AT_ONCE + 1))
    changes = all_at_once(
        lambda number: change_plan_row(
            number=rows[0].pk, revision=1, fields={"what_sw": f"jipya {number}"}, **told
        )
    )
    assert changes.count("changed") == AT_ONCE - 1

    place = {"part": "challenges", "language": "sw", "revision": 0, **told}
    all_at_once(lambda number: write_part(body=f"mstari {number}", **place))
    newest = BreakoutRevision.objects.order_by("-number").first()
    assert sorted(newest.body.split("\n")) == [f"mstari {number}" for number in range(AT_ONCE)]
