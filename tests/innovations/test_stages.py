"""Staff plan a stage, open it when all is ready, see how far it is, and close it for good."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from egov_meeting.accounts.roles import CAPABILITIES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.audit.services import locked
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import AssignmentState, EntryState, StageState
from innovations.models import Entry, Judge, RankingRun, SheetVersion, Stage
from innovations.selectors.progress import unfinished_judges
from innovations.selectors.stages import opening_findings, stages_of
from innovations.services.entering import withdraw_entry
from innovations.services.judge_messages import remind_by_schedule, remind_judges
from innovations.services.panel import resign
from innovations.services.scoring import submit_sheet
from innovations.services.stages import close_stage, open_stage, plan_stage, set_closing
from innovations.services.stages_by_clock import close_due_stages
from tests.accounts.factories import UserFactory, set_up_second_step
from tests.innovations.judging import (
    NOW,
    a_call,
    a_stage,
    an_entry,
    hand_in,
    staff_address,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    """Planned, with two entries and three judges each."""
    return a_stage(a_call(), entries=2, state=StageState.PLANNED)


def officer() -> Client:
    user = UserFactory(roles=[Role.INNOVATION])
    set_up_second_step(user)
    client = Client()
    client.force_login(user)
    return client


def texts(stage) -> str:
    return " ".join(one.text for one in opening_findings(stage=stage, at=NOW))


def everything_in(stage) -> None:
    for number, mine in enumerate(stage.assignments.order_by("pk")):
        hand_in(mine, 4 + number % 5, 6)


def test_the_first_stage_takes_in_what_was_taken_to_judging():
    call = a_call()
    screened, _declined = an_entry(call), an_entry(call, state=EntryState.DECLINED)

    stage = plan_stage(call=call, number=1, by=SYSTEM, at=NOW)
    later = an_entry(call)
    screened.state = EntryState.WITHDRAWN
    screened.save()
    again = plan_stage(call=call, number=1, by=SYSTEM, at=NOW)

    assert stage == again
    assert list(again.stage_entries.values_list("entry", flat=True)) == [later.pk]
    with pytest.raises(ValidationError):
        plan_stage(call=call, number=2, by=SYSTEM, at=NOW)
    with pytest.raises(PermissionDenied):
        plan_stage(call=call, number=1, by=UserFactory(roles=[Role.FINANCE]), at=NOW)


def test_the_second_stage_follows_the_ranking_of_the_first():
    stage = a_stage(a_call(has_second_stage=True), entries=2)
    with pytest.raises(ValidationError):
        plan_stage(call=stage.call, number=2, by=SYSTEM, at=NOW)
    everything_in(stage)
    close_stage(stage=stage, by=SYSTEM, at=NOW)

    second = plan_stage(call=stage.call, number=2, by=SYSTEM, at=NOW)

    assert second.stage_entries.count() == 2


def test_scoring_opens_when_all_is_ready_and_judges_are_told(stage):
    assert opening_findings(stage=stage, at=NOW) == []

    open_stage(stage=stage, by=UserFactory(roles=[Role.INNOVATION]), at=NOW)

    assert stage.state == StageState.OPEN
    assert OutboxMessage.objects.filter(kind="judging_opened").count() == 3
    assert "/tathmini/" in OutboxMessage.objects.first().text
    with pytest.raises(ValidationError):
        open_stage(stage=stage, by=SYSTEM, at=NOW)


def test_what_must_be_mended_stops_the_opening_and_is_named(stage):
    criterion = stage.call.criteria.first()
    criterion.weight = "0.500"
    criterion.save()
    entry = stage.stage_entries.first().entry
    entry.blind_cleared_at = None
    entry.save()

    with pytest.raises(ValidationError) as refused:
        open_stage(stage=stage, by=SYSTEM, at=NOW, reason="Haraka")

    assert len(refused.value.messages) == 2
    assert "0.900" in " ".join(refused.value.messages)


def test_too_few_judges_need_a_reason_that_goes_on_record(stage):
    stage.assignments.first().delete()

    with pytest.raises(ValidationError):
        open_stage(stage=stage, by=SYSTEM, at=NOW)
    open_stage(stage=stage, by=SYSTEM, at=NOW, reason="Jaji mmoja anaumwa")

    assert Event.objects.get(action="judging.stage_opened").reason == "Jaji mmoja anaumwa"


def test_an_entry_without_any_judge_stops_the_opening(stage):
    stage.stage_entries.first().entry.assignments.all().delete()

    with pytest.raises(ValidationError):
        open_stage(stage=stage, by=SYSTEM, at=NOW, reason="Haraka")


def test_a_closed_stage_takes_nothing_more_and_its_ranking_is_frozen():
    stage = a_stage(a_call(), entries=2)
    everything_in(stage)
    mine = stage.assignments.first()

    run = close_stage(stage=stage, by=UserFactory(roles=[Role.INNOVATION]), at=NOW)

    assert run.is_final
    assert stage.state == StageState.CLOSED
    with pytest.raises(ValidationError):
        submit_sheet(assignment=mine, typed=typed(mine, 1, 1), revision=1, by=SYSTEM, at=NOW)
    with pytest.raises(TransitionRefused):
        close_stage(stage=stage, by=SYSTEM, at=NOW)
    assert RankingRun.objects.count() == 1


def test_a_stage_closes_by_the_clock_also_with_sheets_missing():
    stage = a_stage(a_call(), entries=2)
    hand_in(stage.assignments.first(), 5, 5)
    set_closing(stage=stage, closes_at=NOW + dt.timedelta(hours=1), by=SYSTEM, at=NOW)

    assert close_due_stages(at=NOW) == 0
    assert close_due_stages(at=NOW + dt.timedelta(hours=1)) == 1
    assert close_due_stages(at=NOW + dt.timedelta(hours=2)) == 0

    stage.refresh_from_db()
    assert stage.state == StageState.CLOSED
    assert SheetVersion.objects.count() == 1


def test_a_stage_without_any_sheet_closes_too():
    stage = a_stage(a_call(), entries=1)

    assert close_stage(stage=stage, by=SYSTEM, at=NOW).is_final


def test_the_closing_time_is_never_set_to_the_past(stage):
    with pytest.raises(ValidationError):
        set_closing(stage=stage, closes_at=NOW, by=SYSTEM, at=NOW)


def test_judges_are_reminded_by_hand_once_a_day_and_by_the_days_before_the_close():
    stage = a_stage(a_call(), entries=1)
    hand_in(stage.assignments.first(), 5, 5)

    assert remind_judges(stage=stage, by=SYSTEM, at=NOW) == 2
    remind_judges(stage=stage, by=SYSTEM, at=NOW)
    assert OutboxMessage.objects.count() == 2

    set_closing(stage=stage, closes_at=NOW + dt.timedelta(days=3), by=SYSTEM, at=NOW)
    assert remind_by_schedule(at=NOW) == 0
    assert remind_by_schedule(at=NOW + dt.timedelta(hours=1)) == 2
    remind_by_schedule(at=NOW + dt.timedelta(hours=2))
    assert OutboxMessage.objects.count() == 4


def test_an_officer_walks_from_planning_to_the_close_in_both_languages():
    call = a_call()
    year = call.edition.year
    client = officer()
    assert client.get(f"/en/kazi/vikao/{year}/ubunifu/awamu/").status_code == 200
    client.post(f"/sw/kazi/vikao/{year}/ubunifu/awamu/1/panga/")
    Stage.objects.all().delete()
    stage = a_stage(call, entries=2, state=StageState.PLANNED)
    stage.assignments.first().delete()

    closes = timezone.now() + dt.timedelta(days=2)
    set_ = client.post(
        staff_address("set_closing", stage), {"closes_at": f"{closes:%Y-%m-%dT%H:%M}"}
    )
    assert set_.status_code == 302
    asked = client.get(staff_address("open_stage", stage, language="en")).content.decode()
    assert "With fewer than 3 judges: 1." in asked
    assert client.post(staff_address("open_stage", stage), {"reason": ""}).status_code == 422
    assert (
        client.post(staff_address("open_stage", stage), {"reason": "Hakuna mwingine"}).status_code
        == 302
    )
    board = client.get(staff_address("judging_progress", stage, language="en")).content.decode()
    assert "0 of 5 sheets handed in" in board
    judge = stage.call.judges.first()
    client.post(staff_address("remind_judges", stage), {"jaji": [judge.pk, "x"]})
    assert OutboxMessage.objects.filter(kind="judging_reminder").count() == 1
    hand_in(stage.assignments.first(), 9, 3, at=timezone.now())
    warned = client.get(staff_address("close_stage", stage, language="en")).content.decode()
    assert "1 of 5" in warned
    assert client.post(staff_address("close_stage", stage)).status_code == 302
    stage.refresh_from_db()
    assert stage.state == StageState.CLOSED


def test_pages_ask_as_much_for_one_row_as_for_thirty():
    client, asked = officer(), []
    for number in (1, 30):
        stage = a_stage(a_call(), entries=number, judges=3 if number == 1 else 30)
        counts = []
        for name in ("judging_progress", "close_stage", "open_stage"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(staff_address(name, stage)).status_code == 200
            counts.append(len(queries))
        asked.append(counts)

    assert asked[0] == asked[1]


def test_figures_of_a_stage_count_sheets(stage):
    Stage.objects.update(state=StageState.OPEN)
    hand_in(stage.assignments.first(), 5, 5)

    (row,) = stages_of(call=stage.call)

    assert (row.entries, row.judges, row.expected, row.handed_in, row.missing) == (2, 3, 6, 1, 5)


def test_each_page_opens_to_its_roles_alone(stage):
    viewing, changing = {"stages", "judging_progress"}, {"set_closing", "open_stage", "close_stage"}
    for role in Role:
        user = UserFactory(roles=[role])
        set_up_second_step(user)
        client = Client()
        client.force_login(user)
        for name in viewing | changing:
            args = [stage.call.edition.year, *([] if name == "stages" else [1])]
            answer = client.get(reverse(f"innovations:{name}", args=args))
            capability = "innovations.view" if name in viewing else "innovations.change"
            assert (answer.status_code == 403) != (capability in CAPABILITIES[role]), (role, name)
        for name in ("plan_stage", "open_stage", "close_stage", "set_closing", "remind_judges"):
            if "innovations.change" not in CAPABILITIES[role]:
                assert client.post(staff_address(name, stage)).status_code == 403
    stage.refresh_from_db()
    assert stage.state == StageState.PLANNED
    assert Client().get(staff_address("open_stage", stage)).status_code == 302


def test_an_entry_that_is_withdrawn_leaves_the_judges_but_for_the_sheets_that_are_in():
    call = a_call()
    stage = a_stage(call, entries=2, judges=2)
    owner = UserFactory()
    gone = stage.stage_entries.first().entry
    gone.owner = owner
    gone.save()
    in_, left = stage.assignments.filter(entry=gone).order_by("pk")
    hand_in(in_, 5, 5)

    withdraw_entry(entry=gone, by=owner, at=NOW)

    left.refresh_from_db()
    assert left.state == AssignmentState.RELEASED
    judge = in_.judge
    resign(judge=judge, reason="Naumwa.", by=SYSTEM, at=NOW)
    active = stage.assignments.filter(state=AssignmentState.ACTIVE)
    assert set(active.filter(entry=gone)) == {in_}
    assert [one.pk for one in unfinished_judges(stage=stage)] == [left.judge_id]
    assert [row.missing for row in stages_of(call=call)] == [1]


def test_an_entry_withdrawn_after_the_first_stage_is_not_in_the_second():
    stage = a_stage(a_call(has_second_stage=True), entries=2)
    everything_in(stage)
    close_stage(stage=stage, by=SYSTEM, at=NOW)
    gone, stays = (row.entry for row in stage.stage_entries.order_by("entry__number"))
    Entry.objects.filter(pk=gone.pk).update(state=EntryState.WITHDRAWN)

    second = plan_stage(call=stage.call, number=2, by=SYSTEM, at=NOW)

    assert [row.entry for row in second.stage_entries.all()] == [stays]


def test_more_time_given_at_the_last_moment_holds_the_clock_back(monkeypatch):
    stage = a_stage(a_call(), entries=1)
    due = NOW + dt.timedelta(hours=1)
    set_closing(stage=stage, closes_at=due, by=SYSTEM, at=NOW)

    def given_more_time(one):
        Stage.objects.filter(pk=one.pk).update(closes_at=due + dt.timedelta(hours=1))
        return locked(one)

    monkeypatch.setattr("innovations.services.stages_by_clock.locked", given_more_time)

    assert close_due_stages(at=due) == 0
    stage.refresh_from_db()
    assert stage.state == StageState.OPEN


def test_a_judge_who_sees_the_authors_as_staff_needs_a_reason(stage):
    seeing = UserFactory(roles=[Role.INNOVATION])
    Judge.objects.filter(call=stage.call, pseudonym=1).update(user=seeing, full_name="Jaji Ofisa")
    other = UserFactory(roles=[Role.FINANCE])
    Judge.objects.filter(call=stage.call, pseudonym=2).update(user=other)

    (found,) = opening_findings(stage=stage, at=NOW)

    assert "Jaji Ofisa" in found.text
    assert not found.stops
