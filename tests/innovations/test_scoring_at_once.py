"""Two requests at the same moment: one version of a sheet, and no sheet slips past the close."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection, transaction

from egov_meeting.audit.actors import SYSTEM
from innovations.choices import SheetState, StageState
from innovations.models import RankingRun, Sheet, SheetVersion, Stage
from innovations.services.scoring import submit_sheet
from innovations.services.stages import close_stage
from tests.innovations.judging import NOW, a_call, a_stage, hand_in, typed

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs PostgreSQL"),
]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run in threads that begin together; what each returned or raised."""
    barrier, came = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int) -> None:
        barrier.wait()
        try:
            came[number] = acts[number]()
        except Exception as error:
            came[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return came


def test_a_sheet_handed_in_twice_at_once_has_one_version():
    mine = a_stage(a_call()).assignments.first()

    def hand() -> SheetVersion:
        return submit_sheet(assignment=mine, typed=typed(mine, 5, 6), revision=0, by=SYSTEM, at=NOW)

    came = at_once(*[hand] * 4)

    assert {one.pk for one in came} == {SheetVersion.objects.get().pk}
    assert Sheet.objects.get().state == SheetState.SUBMITTED


def test_a_sheet_that_waits_for_the_close_is_refused_and_not_in_the_ranking():
    stage = a_stage(a_call())
    first, second, late = stage.assignments.order_by("pk")
    hand_in(first, 5, 6)
    hand_in(second, 6, 6)
    closing = threading.Event()
    came: list[Any] = []

    def hand_in_late() -> None:
        closing.wait()
        try:
            submit_sheet(assignment=late, typed=typed(late, 9, 9), revision=0, by=SYSTEM, at=NOW)
        except ValidationError as refused:
            came.append(refused.code)
        finally:
            connection.close()

    thread = threading.Thread(target=hand_in_late)
    thread.start()
    with transaction.atomic():
        close_stage(stage=stage, by=SYSTEM, at=NOW)
        closing.set()
        thread.join(timeout=1)
        assert thread.is_alive()
    thread.join()

    assert came == ["closed"]
    assert Stage.objects.get().state == StageState.CLOSED
    assert RankingRun.objects.count() == 1
    assert SheetVersion.objects.count() == 2
