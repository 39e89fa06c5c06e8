"""At the close everything is frozen; before it, an opening needs a reason; later anyone makes it again."""

from __future__ import annotations

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import DatabaseError

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from innovations.choices import AssignmentState, ConflictKind, JudgeState, StageState
from innovations.models import Call, Conflict, RankingRun, Sheet, Stage
from innovations.ranking_file import exported
from innovations.selectors.ranking import (
    final_ranking,
    final_rankings,
    judging_is_over,
    placed,
    second_stage_entries,
    undecided_in,
)
from innovations.selectors.ranking_material import material_of
from innovations.selectors.ranking_waiting import ranking_waits
from innovations.services.flags import decide_flag
from innovations.services.ranking import open_ranking_early
from innovations.services.ties import record_tie_votes
from tests.accounts.factories import UserFactory
from tests.innovations.factories import call_with_criteria
from tests.innovations.judged import (
    AT,
    THREE_BY_THREE,
    closed,
    scored_stage,
    with_sheet_changed,
)

pytestmark = pytest.mark.django_db
CIRCLE = {
    1: {1: (7, 7), 2: (5, 5), 3: (6, 6)},
    2: {1: (6, 6), 2: (7, 7), 3: (5, 5)},
    3: {1: (5, 5), 2: (6, 6), 3: (7, 7)},
}


@pytest.fixture
def officer() -> Any:
    return UserFactory(roles=[Role.INNOVATION])


def numbers(stage: Stage) -> list[tuple[int, int]]:
    """Rank and number of each entry."""
    return [(rank, number) for rank, number, _stage in over_the_stages(stage.call)]


def over_the_stages(call: Call) -> list[tuple[int, int, int]]:
    """Rank, number and stage of each entry."""
    known = dict(call.edition.entries.values_list("pk", "number"))
    found = placed(final_rankings(call=call))
    return [(one.rank, known[one.row.entry_id], one.stage) for one in found]


def test_the_close_stores_input_result_and_checksums():
    stage = scored_stage(THREE_BY_THREE)

    run = closed(stage)

    assert run.is_final
    assert numbers(stage) == [(1, 1), (2, 2), (3, 3)]
    found = json.loads(run.input)
    assert [len(found[name]) for name in ("entries", "sheets", "assignments", "recusals")] == [
        3,
        9,
        9,
        0,
    ]
    ranking = final_ranking(stage=stage)
    assert ranking is not None
    assert [row["severity"] for row in ranking.content["judges"]] == [
        "0.500000",
        "-1.000000",
        "0.500000",
    ]
    assert ranking.content["input_hash"] == run.input_hash


def test_no_score_and_no_total_goes_into_the_trail():
    run = closed(scored_stage(THREE_BY_THREE))

    event = Event.objects.get(action="judging.ranking_frozen")
    assert event.after == {
        "input_hash": run.input_hash,
        "result_hash": run.result_hash,
        "method_version": "1",
    }


def test_a_frozen_ranking_cannot_be_changed_or_made_twice():
    stage = scored_stage(THREE_BY_THREE)
    run = closed(stage)

    with pytest.raises(DatabaseError), transaction.atomic():
        RankingRun.objects.filter(pk=run.pk).update(result="{}")
    with pytest.raises(ValidationError):
        closed(stage)


def test_a_changed_sheet_changes_the_checksum():
    stage = scored_stage(THREE_BY_THREE)
    before = material_of(stage=stage, relations={})

    with_sheet_changed(Sheet.objects.all()[0], (8, 9))

    after = material_of(stage=stage, relations={})
    assert (len(after.sheets), before.hash != after.hash) == (9, True)


def test_sheets_of_a_judge_who_left_count_and_those_of_a_relation_stand_aside():
    stage = scored_stage(THREE_BY_THREE)
    judge = stage.call.judges.get(pseudonym=3)
    stage.assignments.filter(judge=judge).update(state=AssignmentState.RELEASED)
    judge.state = JudgeState.RESIGNED
    judge.save()
    entry = stage.call.edition.entries.get(number=1)
    Conflict.objects.create(judge=judge, entry=entry, kind=ConflictKind.DECLARED, found_at=AT)

    found = material_of(stage=stage, relations={})

    assert {(sheet.judge, sheet.entry) for sheet in found.sheets if sheet.judge == 3} == {
        (3, other.pk) for other in stage.call.edition.entries.exclude(pk=entry.pk)
    }
    assert found.about["set_aside"] == [[3, entry.pk, 1]]
    assert [(one["judge"], one["kind"], one["recorded"]) for one in found.recusals] == [
        (3, "declared", True)
    ]


def test_an_institution_merged_during_judging_sets_the_sheet_aside():
    """The relation is nowhere on record: the data say it at the close."""
    stage = scored_stage(THREE_BY_THREE)
    entry = stage.call.edition.entries.get(number=1)
    stage.call.judges.filter(pseudonym=1).update(institution=entry.institution)

    run = closed(stage)

    found = json.loads(run.input)
    assert found["about"]["set_aside"] == [[1, entry.pk, 1]]
    assert [(one["judge"], one["kind"], one["recorded"]) for one in found["recusals"]] == [
        (1, "institution", False)
    ]


def test_an_entry_that_was_withdrawn_is_not_ranked():
    stage = scored_stage(THREE_BY_THREE)
    stage.call.edition.entries.filter(number=2).update(state="withdrawn")

    closed(stage)

    assert numbers(stage) == [(1, 1), (2, 3)]


def test_weights_that_do_not_sum_to_one_are_told_and_nothing_is_stored():
    stage = scored_stage(THREE_BY_THREE)
    stage.call.criteria.filter(order=2).update(weight=Decimal("0.3"))

    with pytest.raises(ValidationError, match=r"0\.900"):
        closed(stage)
    assert not RankingRun.objects.exists()


def test_opening_early_needs_the_right_a_reason_and_open_scoring(officer: Any):
    stage = scored_stage(THREE_BY_THREE)
    told = {"stage": stage, "at": AT}

    with pytest.raises(PermissionDenied):
        open_ranking_early(**told, by=UserFactory(roles=[Role.AUDITOR]), reason="Naomba")
    with pytest.raises(ValidationError):
        open_ranking_early(**told, by=officer, reason="  ")
    run = open_ranking_early(**told, by=officer, reason="Mgeni rasmi anataka kujua")

    event = Event.objects.get(action="judging.ranking_opened_early")
    assert (event.reason, event.actor_id) == ("Mgeni rasmi anataka kujua", officer.pk)
    assert (run.is_final, run.reason) == (False, "Mgeni rasmi anataka kujua")
    assert final_ranking(stage=stage) is None
    assert over_the_stages(stage.call) == []
    closed(stage)
    with pytest.raises(ValidationError):
        open_ranking_early(**told, by=officer, reason="Tena")


def test_the_second_stage_takes_those_before_and_counts_three_quarters():
    call = call_with_criteria(has_second_stage=True)
    closed(scored_stage(THREE_BY_THREE, call=call))
    first = call.stages.get(number=1)
    assert [entry.number for entry in second_stage_entries(stage=first)] == [1, 2, 3]
    assert not judging_is_over(call=call)

    second = scored_stage(
        {1: {1: (4, 4), 2: (4, 4), 3: (4, 4)}, 2: {1: (8, 8), 2: (8, 8), 3: (8, 8)}},
        call=call,
        number=2,
    )
    run = closed(second)

    assert judging_is_over(call=call)
    assert over_the_stages(call) == [
        (1, 2, 2),
        (2, 1, 2),
        (3, 3, 1),
    ]
    rows = {row["entry"]: row for row in json.loads(run.result)["entries"]}
    entry = call.edition.entries.get(number=2)
    assert rows[entry.pk]["total"] == "7.333333"  # 0.25 · 5.333333 + 0.75 · 8
    assert json.loads(run.input)["first_stage"]["input_hash"] == first.runs.get().input_hash


def test_a_decision_about_a_flag_is_kept_and_changes_no_score(officer: Any):
    stage = scored_stage(
        {entry: {1: (entry, 5), 2: (entry, 6), 3: (9 - entry, 2)} for entry in range(1, 6)}
    )
    run = closed(stage)
    told = {"stage": stage, "kind": "contrary", "judge": 3, "entry": None, "at": AT}
    ranking = final_ranking(stage=stage)
    assert ranking is not None
    before = undecided_in(ranking)

    decide_flag(**told, by=officer, decision="Alielewa mizani kinyume; tumemuuliza.")
    decide_flag(**told, by=officer, decision="Amesahihisha maelezo.")

    assert stage.flag_decisions.get().decision == "Amesahihisha maelezo."
    assert Event.objects.filter(action="judging.flag_decided").count() == 2
    assert undecided_in(ranking) == before - 1
    assert RankingRun.objects.get().result == run.result
    with pytest.raises(ValidationError):
        decide_flag(**{**told, "judge": 1}, by=officer, decision="Hakuna")
    with pytest.raises(PermissionDenied):
        decide_flag(**told, by=UserFactory(roles=[Role.AUDITOR]), decision="Sawa")


def test_votes_of_the_panel_part_a_tie_and_are_on_record(officer: Any):
    stage = scored_stage(CIRCLE)
    closed(stage)
    ranking = final_ranking(stage=stage)
    assert ranking is not None
    (tie,) = ranking.open_ties
    assert [rank for rank, _number in numbers(stage)] == [1, 1, 1]
    entries = {entry.number: entry.pk for entry in stage.call.edition.entries.all()}
    judges = {judge.pseudonym: judge.pk for judge in stage.call.judges.all()}
    told = {"stage": stage, "tie": tie.key, "by": officer, "at": AT}

    votes = {judges[1]: entries[3], judges[2]: entries[3], judges[3]: entries[2]}
    assert record_tie_votes(**told, votes=votes) == 3
    assert record_tie_votes(**told, votes=votes) == 0

    assert numbers(stage) == [(1, 3), (2, 2), (3, 1)]
    assert Event.objects.filter(action="judging.tie_voted").count() == 3
    record_tie_votes(**told, votes={judges[3]: None, judges[2]: entries[2]})
    assert numbers(stage) == [(1, 2), (1, 3), (3, 1)]
    stage.call.selection_locked_at = AT
    stage.call.save()
    with pytest.raises(ValidationError):
        record_tie_votes(**told, votes={judges[3]: entries[1]})


def test_who_has_a_relation_to_a_tied_entry_does_not_vote(officer: Any):
    stage = scored_stage(CIRCLE)
    closed(stage)
    ranking = final_ranking(stage=stage)
    assert ranking is not None
    judge = stage.call.judges.get(pseudonym=1)
    entry = stage.call.edition.entries.get(number=2)
    Conflict.objects.create(judge=judge, entry=entry, kind=ConflictKind.DECLARED, found_at=AT)

    with pytest.raises(ValidationError):
        record_tie_votes(
            stage=stage,
            tie=ranking.open_ties[0].key,
            votes={judge.pk: entry.pk},
            by=officer,
            at=AT,
        )
    assert not stage.tie_votes.exists()


def test_the_command_gets_the_same_bytes_from_the_database_and_from_the_file(tmp_path: Path):
    stage = scored_stage(THREE_BY_THREE)
    run = closed(stage)
    file = tmp_path / "ranking.json"
    file.write_text(exported(run), encoding="utf-8")
    said = StringIO()

    call_command("recompute_ranking", year=stage.call.edition.year, stdout=said)
    call_command("recompute_ranking", file=file, stdout=said)

    assert said.getvalue().count(run.input_hash) == 2
    for name, was, becomes in (
        ("input", '\\"version\\":1', '\\"version\\":2'),
        ("result", '\\"rank\\":1', '\\"rank\\":2'),
    ):
        file.write_text(exported(run).replace(was, becomes), encoding="utf-8")
        with pytest.raises(CommandError, match=r"ranking\.json"):
            call_command("recompute_ranking", file=file, stdout=StringIO())
        assert was in exported(run), name
    for was, becomes in (
        ('\\"about\\":{', '\\"about\\":{\\"a\\":0.5,'),
        ('\\"k\\":\\"1\\"', '\\"k\\":\\"-3\\"'),
    ):
        file.write_text(exported(run).replace(was, becomes), encoding="utf-8")
        with pytest.raises(CommandError, match=r"ranking\.json"):
            call_command("recompute_ranking", file=file, stdout=StringIO())
        assert was in exported(run)
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("recompute_ranking", file=file, stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("recompute_ranking", year=1999, stdout=StringIO())


def test_closing_needs_no_person():
    """The clock closes a stage as well."""
    stage = scored_stage(THREE_BY_THREE)

    assert closed(stage).by_label == SYSTEM.audit_label
    assert stage.state == StageState.CLOSED


def test_what_waits_for_a_decision_is_told_until_the_selection_is_locked():
    stage = scored_stage(CIRCLE)
    edition = stage.call.edition
    assert ranking_waits(edition=edition) is None

    closed(stage)

    waits = ranking_waits(edition=edition)
    ranking = final_ranking(stage=stage)
    assert waits is not None
    assert ranking is not None
    assert (waits.stage, waits.ties) == (1, 1)
    assert waits.flags == len(ranking.content["flags"])
    stage.call.selection_locked_at = AT
    stage.call.save()
    assert ranking_waits(edition=edition) is None
