"""A judge scores: kept as typed, handed in once, corrected with a reason, refused when it cannot stand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Upload
from innovations.choices import AssignmentState, SheetState, StageState
from innovations.judging_access import judge_may_read_file
from innovations.models import Assignment, Conflict, EntryFile, Sheet, SheetVersion, Stage
from innovations.services.scoring import (
    ChangedElsewhere,
    correct_sheet,
    keep_sheet,
    submit_sheet,
    typed_of,
)
from innovations.sheet_values import Typed, total_of
from tests.accounts.factories import UserFactory
from tests.innovations.judging import (
    NOW,
    a_call,
    a_stage,
    address,
    an_entry,
    filled,
    hand_in,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return a_stage(a_call())


@pytest.fixture
def mine(stage) -> Assignment:
    return stage.assignments.select_related("judge__call", "entry", "stage__call").first()


def keep(mine, what, revision=0, at=NOW):
    return keep_sheet(assignment=mine, typed=what, revision=revision, by=SYSTEM, at=at)


def submit(mine, what, revision=0, at=NOW):
    return submit_sheet(assignment=mine, typed=what, revision=revision, by=SYSTEM, at=at)


def test_a_sheet_is_kept_as_it_is_typed_and_counts_when_it_is_handed_in(mine):
    first = keep(mine, typed(mine, 7, remark="Nzuri", seconds=40))
    second = keep(mine, typed(mine, 7, 9, remark="Nzuri", seconds=20), revision=1)

    assert (first.revision, second.revision) == (1, 2)
    assert second.state == SheetState.DRAFT
    assert second.seconds_spent == 60
    assert not SheetVersion.objects.exists()

    version = submit(mine, typed(mine, 7, 9, remark="Nzuri"), revision=2)

    assert version.number == 1
    assert sorted(version.scores.values()) == [7, 9]
    assert Sheet.objects.get().state == SheetState.SUBMITTED


def test_the_same_content_sent_again_is_no_change_by_others(mine):
    keep(mine, typed(mine, 7))

    assert keep(mine, typed(mine, 7), revision=0).revision == 1


def test_a_newer_sheet_is_not_overwritten_by_an_older_window(mine):
    keep(mine, typed(mine, 7))

    with pytest.raises(ChangedElsewhere) as refused:
        keep(mine, typed(mine, 3), revision=0)

    assert refused.value.stored == typed(mine, 7)
    assert typed_of(Sheet.objects.get()) == typed(mine, 7)


def test_handing_in_twice_makes_one_version(mine):
    one, two = submit(mine, typed(mine, 5, 6)), submit(mine, typed(mine, 5, 6))

    assert one == two
    assert SheetVersion.objects.count() == 1
    with pytest.raises(ValidationError, match=r"corr|sahih"):
        submit(mine, typed(mine, 5, 7))


def test_all_criteria_are_needed_to_hand_in_and_the_field_says_so(mine):
    with pytest.raises(ValidationError) as refused:
        submit(mine, typed(mine, 5))

    assert len(refused.value.error_dict) == 1
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("score", [-1, 11, 7.5, "7", None, True])
def test_what_is_no_score_is_refused(mine, score):
    pk = mine.stage.call.criteria.first().pk

    with pytest.raises(ValidationError):
        keep(mine, Typed({pk: score}))


def test_a_correction_is_a_new_version_with_its_reason(mine):
    hand_in(mine, 5, 6)
    correct = {"assignment": mine, "by": SYSTEM, "at": NOW}

    with pytest.raises(ValidationError):
        correct_sheet(typed=typed(mine, 9, 6), version=1, reason=" ", **correct)
    with pytest.raises(ValidationError):
        correct_sheet(typed=typed(mine, 5, 6), version=1, reason="Bila badiliko", **correct)
    correct_sheet(typed=typed(mine, 9, 6), version=1, reason="Nilisoma vibaya", **correct)
    with pytest.raises(ChangedElsewhere):
        correct_sheet(typed=typed(mine, 1, 6), version=1, reason="Dirisha la zamani", **correct)

    newest, oldest = SheetVersion.objects.order_by("-number")
    assert (newest.number, newest.reason) == (2, "Nilisoma vibaya")
    assert sorted(oldest.scores.values()) == [5, 6]
    assert Sheet.objects.get().version == 2


def test_nothing_is_taken_after_the_closing_time_whatever_the_state(mine, stage):
    Stage.objects.filter(pk=stage.pk).update(closes_at=NOW)

    with pytest.raises(ValidationError) as refused:
        submit(mine, typed(mine, 5, 6), at=NOW)
    assert refused.value.code == "closed"

    submit(mine, typed(mine, 5, 6), at=NOW - dt.timedelta(seconds=1))
    Stage.objects.filter(pk=stage.pk).update(state=StageState.CLOSED, closed_at=NOW, closes_at=None)
    with pytest.raises(ValidationError):
        correct_sheet(assignment=mine, typed=typed(mine, 6, 6), version=1, reason="Baadaye", by=SYSTEM, at=NOW)  # fmt: skip


def test_an_entry_that_is_not_ones_own_any_more_takes_no_sheet(mine):
    others = an_entry(mine.stage.call)
    Conflict.objects.create(judge=mine.judge, entry=mine.entry, kind="declared", found_at=NOW)
    with pytest.raises(ValidationError):
        submit(mine, typed(mine, 5, 6))

    Conflict.objects.all().delete()
    Assignment.objects.filter(pk=mine.pk).update(state=AssignmentState.RELEASED)
    mine.refresh_from_db()
    with pytest.raises(ValidationError):
        keep(mine, typed(mine, 5, 6))
    assert Client().get(address("sheet", mine.judge, others.pk + 1000)).status_code == 404


def test_a_merged_institution_hides_the_entry_at_once(mine, client):
    assert client.get(address("sheet", mine.judge, mine.pk)).status_code == 200
    mine.judge.institution = mine.entry.institution
    mine.judge.save()

    assert client.get(address("sheet", mine.judge, mine.pk)).status_code == 404
    page = client.get(address("judging", mine.judge)).content.decode()
    assert mine.entry.title not in page


def test_the_sheet_works_without_a_script(mine, client):
    page = address("sheet", mine.judge, mine.pk, language="en")

    saved = client.post(page, filled(mine, 7, remark="Good"))
    assert saved.status_code == 302
    lacking = client.post(page, filled(mine, 7, revision=1, remark="Good", hand_in="1"))
    assert lacking.status_code == 422
    assert "Choose a score" in lacking.content.decode()
    assert 'value="7"' in lacking.content.decode()
    done = client.post(
        page, filled(mine, 7, 9, revision=1, remark="Good", hand_in="1"), follow=True
    )
    assert "7.80" in done.content.decode()


@pytest.mark.parametrize("wrong", ["11", "-1", "7.5", "saba", "7; DROP"])
def test_wrong_scores_are_refused_at_the_field_and_what_was_typed_stays(mine, client, wrong):
    answer = client.post(address("sheet", mine.judge, mine.pk), filled(mine, wrong, 4, remark="Maneno yangu"))  # fmt: skip

    assert answer.status_code == 422
    assert "Maneno yangu" in answer.content.decode()
    assert not Sheet.objects.exists()


def test_the_script_is_told_what_came_of_it(mine, client):
    keeper = address("keep_sheet", mine.judge, mine.pk)

    assert client.post(keeper, filled(mine, 7)).json() == {"state": "kept", "revision": 1}
    assert client.post(keeper, filled(mine, 3)).json()["state"] == "elsewhere"
    assert client.post(keeper, filled(mine, 33, revision=1)).status_code == 422
    assert (
        client.post(keeper, filled(mine, 7, revision=1, seconds="-1", began="x")).status_code == 200
    )
    assert client.get(keeper).status_code == 405
    Stage.objects.update(closes_at=timezone.now())
    assert client.post(keeper, filled(mine, 8, revision=1)).json()["state"] == "refused"


def test_two_windows_are_compared_and_the_next_save_has_seen_both(mine, client):
    keep(mine, typed(mine, 7, remark="Kutoka kwenye simu"))

    answer = client.post(address("sheet", mine.judge, mine.pk), filled(mine, 3, remark="Kutoka mezani"))  # fmt: skip
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Kutoka kwenye simu" in page
    assert "Kutoka mezani" in page
    assert 'name="revision" value="1"' in page


def test_others_totals_are_hidden_until_the_own_sheet_is_in(mine, stage, client):
    other = stage.assignments.exclude(pk=mine.pk).first()
    hand_in(other, 2, 3, private_remark="Siri ya jopo")
    page = address("sheet", mine.judge, mine.pk, language="en")

    before = client.get(page).content.decode()
    assert "2.40" not in before
    hand_in(mine, 8, 8)
    after = client.get(page).content.decode()

    assert "2.40" in after
    assert f"Judge {other.judge.pseudonym}" in after
    assert other.judge.full_name not in after
    assert "Siri ya jopo" not in after


def test_a_blind_entry_tells_nothing_of_whose_it_is_and_its_file_has_a_plain_name(mine, client):
    upload = Upload.objects.create(
        kind="innovation_file", edition=mine.entry.edition, subject=f"entry:{mine.entry_id}",
        state="ready", filename="Mwandishi_Siri_1.pdf", size=5, received=5, media_type="application/pdf",
        sha256="0" * 64, started_at=NOW, last_part_at=NOW, file="hakuna.pdf",
    )  # fmt: skip
    EntryFile.objects.create(entry=mine.entry, upload=upload, added_at=NOW, caption="Ya Siri")
    user = UserFactory()
    mine.judge.user = user
    mine.judge.save()

    for language in ("sw", "en"):
        page = client.get(address("sheet", mine.judge, mine.pk, language=language)).content.decode()
        assert "Siri" not in page
        assert f"/{mine.pk}/faili/1/" in page
    assert not judge_may_read_file(user, upload)
    call = mine.stage.call
    call.is_blind = False
    call.save()
    assert judge_may_read_file(user, upload)
    assert not judge_may_read_file(UserFactory(), upload)


def test_an_entry_that_is_not_cleared_is_not_shown(mine, client):
    mine.entry.blind_cleared_at = None
    mine.entry.save()

    for name, args in (("judging", ()), ("sheet", (mine.pk,))):
        page = client.get(address(name, mine.judge, *args)).content.decode()
        assert mine.entry.title not in page
    assert client.post(address("sheet", mine.judge, mine.pk), filled(mine, 4, 5)).status_code == 200
    assert not Sheet.objects.exists()


def test_the_trail_tells_that_a_sheet_was_handed_in_and_no_score(mine):
    keep(mine, typed(mine, 7, remark="Nzuri mno"))
    submit(mine, typed(mine, 7, 9, remark="Nzuri mno"), revision=1)
    correct_sheet(assignment=mine, typed=typed(mine, 3, 9), version=1, reason="Kosa la 7", by=SYSTEM, at=NOW)  # fmt: skip

    events = Event.objects.filter(action__startswith="judging.sheet_")
    assert events.count() == 5
    for event in events:
        told = {**event.before, **event.after}
        assert set(told) <= {"revision", "version", "state", "submitted_at"}
        assert "7" not in event.reason
        assert "Nzuri" not in str(told)


def test_the_list_asks_as_much_for_one_entry_as_for_thirty(client):
    asked = []
    for number in (1, 30):
        stage = a_stage(a_call(), entries=number)
        judge = stage.assignments.first().judge
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address("judging", judge)).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 12


def test_a_total_is_the_weighted_sum(stage):
    criteria = list(stage.call.criteria.all())

    assert total_of({criteria[0].pk: 7, criteria[1].pk: 9}, criteria) == Decimal("7.80")
