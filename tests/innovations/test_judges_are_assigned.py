"""Staff ask for a proposal, apply it, and adjust it by hand; nothing is assigned against a relation."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import Role
from innovations.choices import AssignmentState
from innovations.models import Assignment, Conflict, Stage
from innovations.services import assigning
from innovations.services.recusing import declare_relation
from tests.accounts.factories import UserFactory
from tests.innovations.factories import NOON, call_with_criteria, standing_entry
from tests.innovations.panels import judge_on, officer, stage_of

pytestmark = pytest.mark.django_db


def test_a_proposal_assigns_nothing_until_it_is_applied() -> None:
    stage, staff = stage_of(call_with_criteria(judges_each=3), entries=6, judges=4), officer()

    found = assigning.propose_assignment(stage=stage, by=staff, at=NOON)
    assert found.spread == 1
    assert not Assignment.objects.exists()
    assigning.apply_proposal(stage=stage, by=staff, at=NOON)

    assert Assignment.objects.filter(state=AssignmentState.ACTIVE).count() == 18
    stage.refresh_from_db()
    assert stage.assigned_at == NOON
    assert stage.assignment["applied"]["missing"] == 0


def test_a_proposal_that_is_out_of_date_is_not_applied() -> None:
    call, staff = call_with_criteria(judges_each=2), officer()
    stage = stage_of(call, entries=3, judges=3)
    assigning.propose_assignment(stage=stage, by=staff, at=NOON)
    judge_on(call, 4)

    with pytest.raises(ValidationError):
        assigning.apply_proposal(stage=stage, by=staff, at=NOON)

    assert not Assignment.objects.exists()


def test_only_who_arranges_the_judging_assigns() -> None:
    stage = stage_of(call_with_criteria(), entries=1, judges=1)

    with pytest.raises(PermissionDenied):
        assigning.assign_stage(stage=stage, by=UserFactory(roles=[Role.AUDITOR]), at=NOON)


def test_a_closed_stage_stands() -> None:
    stage = stage_of(call_with_criteria(), entries=1, judges=1)
    Stage.objects.filter(pk=stage.pk).update(state="closed", closed_at=NOON)

    with pytest.raises(ValidationError):
        assigning.assign_stage(stage=stage, by=officer(), at=NOON)


def test_by_hand_no_relation_can_be_overruled_and_what_was_done_stays() -> None:
    call, staff = call_with_criteria(judges_each=2), officer()
    stage = stage_of(call, entries=4, judges=4)
    entry = stage.stage_entries.get(entry__number=1).entry
    first, second = call.judges.get(pseudonym=1), call.judges.get(pseudonym=2)
    declare_relation(judge=first, entry=entry, kind="staff", note="Ndugu", by=staff, at=NOON)

    with pytest.raises(ValidationError):
        assigning.assign_by_hand(stage=stage, entry=entry, judge=first, by=staff, at=NOON)
    row = assigning.assign_by_hand(stage=stage, entry=entry, judge=second, by=staff, at=NOON)
    assigning.assign_stage(stage=stage, by=staff, at=NOON)

    row.refresh_from_db()
    assert (row.state, row.by_hand) == (AssignmentState.ACTIVE, True)
    assigning.take_back(assignment=row, reason="Amesafiri.", by=staff, at=NOON)
    assigning.assign_stage(stage=stage, by=staff, at=NOON)
    row.refresh_from_db()
    assert row.state == AssignmentState.RELEASED
    assert not Assignment.objects.filter(judge=first, entry=entry, state="active").exists()


def test_a_relation_declared_later_takes_the_entry_back_and_another_judge_gets_it() -> None:
    call, staff = call_with_criteria(judges_each=2), officer()
    stage = stage_of(call, entries=3, judges=4)
    assigning.assign_stage(stage=stage, by=staff, at=NOON)
    row = Assignment.objects.filter(state="active").order_by("pk")[0]

    declare_relation(judge=row.judge, entry=row.entry, kind="declared", note="", by=staff, at=NOON)
    row.refresh_from_db()
    assert row.state == AssignmentState.RELEASED
    assigning.assign_stage(stage=stage, by=staff, at=NOON)

    assert Assignment.objects.filter(entry=row.entry, state="active").count() == 2
    assert Conflict.objects.count() == 1


def test_staff_see_what_would_come_of_it_before_they_assign_by_hand(
    client: Client, settings
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    call, staff = call_with_criteria(judges_each=2), officer()
    stage = stage_of(call, entries=3, judges=3)
    client.force_login(staff)
    year = call.edition.year
    address = reverse("innovations:assign_by_hand", args=[year, 1])
    told = {"number": "1", "judge": str(call.judges.get(pseudonym=1).pk)}

    asked = client.post(address, told)
    assert asked.context["after"].pairs == 1
    assert not Assignment.objects.exists()
    client.post(address, {**told, "hakika": "ndiyo"})
    assert Assignment.objects.get().by_hand

    client.post(reverse("innovations:propose_assignment", args=[year, 1]))
    page = client.get(reverse("innovations:assigning", args=[year, 1]))
    assert page.context["proposal"].pairs == 6
    client.post(reverse("innovations:apply_assignment", args=[year, 1]))
    assert Assignment.objects.filter(stage=stage, state="active").count() == 6
    row = Assignment.objects.filter(by_hand=False, state="active")[0]
    back = reverse("innovations:take_back", args=[year, 1, row.pk])
    assert client.get(back).status_code == 200
    client.post(back, {"reason": "Kwa ombi."})
    row.refresh_from_db()
    assert row.state == AssignmentState.RELEASED


def test_the_page_asks_as_many_queries_for_many_as_for_few(
    client: Client, settings, django_assert_max_num_queries
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    call, staff = call_with_criteria(judges_each=2), officer()
    stage = stage_of(call, entries=2, judges=3)
    assigning.assign_stage(stage=stage, by=staff, at=NOON)
    client.force_login(staff)
    address = reverse("innovations:assigning", args=[call.edition.year, 1])
    client.get(address)
    with django_assert_max_num_queries(40) as counted:
        client.get(address)
    for number in range(3, 31):
        entry = standing_entry(call=call, number=number, authors=())
        stage.stage_entries.create(entry=entry)
        judge_on(call, number + 1)
    assigning.assign_stage(stage=stage, by=staff, at=NOON)
    with django_assert_max_num_queries(len(counted)):
        client.get(address)
