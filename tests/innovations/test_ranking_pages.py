"""The pages about a ranking: sealed before the close, explained after it, in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.roles import Role
from innovations.choices import ConflictKind
from innovations.judge_links import judge_of
from innovations.models import Conflict, RankingRun, Sheet, Stage
from innovations.selectors.ranking import final_ranking, without_entries
from tests.accounts.factories import UserFactory
from tests.innovations.judged import AT, THREE_BY_THREE, closed, scored_stage
from tests.innovations.test_freezing_a_ranking import CIRCLE
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db
PAGES = (
    "ranking",
    "ranking_judges",
    "ranking_flags",
    "ranking_ties",
    "ranking_alternatives",
    "ranking_proof",
    "ranking_proof_file",
)
ALIKE = {1: (9, 9), 2: (9, 9), 3: (9, 9)}
CONTRARY = {n: {1: (n, 5), 2: (n, 6), 3: (9 - n, 2)} for n in range(1, 6)}


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


def address(name: str, stage: Stage, *args: Any, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"innovations:{name}", args=[stage.call.edition.year, stage.number, *args])


def client_of(role: Role | None, **values: Any) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=[role] if role else [], **values))
    return client


def text_of(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return " ".join(answer.content.decode().split())


def test_before_the_close_nobody_sees_a_score():
    stage = scored_stage(THREE_BY_THREE)
    client = client_of(Role.INNOVATION)

    page = text_of(client, address("ranking", stage))

    assert "Sealed until scoring closes" in page
    assert "Ubunifu 1" not in page
    for name in PAGES[1:]:
        assert client.get(address(name, stage)).status_code == 404


def test_an_early_opening_asks_for_a_reason_and_shows_only_to_who_may_open():
    stage = scored_stage(THREE_BY_THREE)
    officer, auditor = client_of(Role.INNOVATION), client_of(Role.AUDITOR)
    where = address("ranking_open_early", stage)

    assert officer.post(where, {"reason": " "}).status_code == 422
    answer = officer.post(where, {"reason": "Mgeni rasmi anauliza"}, follow=True)

    page = " ".join(answer.content.decode().split())
    assert "Mgeni rasmi anauliza" in page
    assert "7.33" in page
    early = address("ranking_early", stage, RankingRun.objects.get().pk)
    assert auditor.get(early).status_code == 403
    sealed = text_of(auditor, address("ranking", stage))
    assert "Mgeni rasmi anauliza" in sealed
    assert "7.33" not in sealed


def test_an_officer_who_judges_too_opens_nothing_before_the_own_sheets_are_in():
    stage = scored_stage(THREE_BY_THREE)
    judge = stage.call.judges.get(pseudonym=3)
    judge.user = UserFactory(roles=[Role.INNOVATION])
    judge.save()
    client = Client()
    client.force_login(judge.user)
    where = address("ranking_open_early", stage)
    sheet = Sheet.objects.filter(assignment__judge=judge).first()
    Sheet.objects.filter(pk=sheet.pk).update(state="draft")

    page = client.post(where, {"reason": "Nataka kujua"})
    assert (page.status_code, "hand in your own sheets first" in page.content.decode()) == (
        422,
        True,
    )
    assert not RankingRun.objects.exists()

    Sheet.objects.filter(pk=sheet.pk).update(state="submitted")
    client.post(where, {"reason": "Nataka kujua"})
    early = address("ranking_early", stage, RankingRun.objects.get().pk)
    assert client.get(early).status_code == 200
    Sheet.objects.filter(pk=sheet.pk).update(state="draft")
    assert client.get(early).status_code == 403


def test_who_opens_which_page():
    stage = scored_stage(CONTRARY)
    closed(stage)
    readers = {role: client_of(role) for role in Role}
    may_read = {
        role
        for role, client in readers.items()
        if client.get(address("ranking", stage)).status_code == 200
    }
    assert {Role.INNOVATION, Role.COORDINATOR, Role.AUDITOR} <= may_read
    for role, client in readers.items():
        for name in PAGES:
            expected = 200 if role in may_read else 403
            assert client.get(address(name, stage)).status_code == expected, (role, name)
    deciding = address("ranking_flag", stage, "contrary", 3)
    assert readers[Role.AUDITOR].get(deciding).status_code == 403
    assert readers[Role.INNOVATION].get(deciding).status_code == 200
    assert client_of(None).get(address("ranking", stage)).status_code == 403
    assert Client().get(address("ranking", stage)).status_code == 302


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Judge 2 scored 1.3 below colleagues on the same entries, so 1.0 was added."),
        (
            "sw",
            "Jaji wa 2 alitoa alama 1.3 chini ya wenzake kwa maingizo yaleyale, hivyo 1.0 iliongezwa.",
        ),
    ],
)
def test_the_entrant_is_told_in_words_what_was_done(language: str, words: str):
    stage = scored_stage(THREE_BY_THREE)
    closed(stage)
    client = client_of(Role.INNOVATION)

    assert words in text_of(client, address("ranking_judges", stage, language=language))
    page = text_of(client, address("ranking_entry", stage, 1, language=language))
    assert words in page
    assert ("7.33" if language == "en" else "7") in page
    assert client.get(address("ranking_entry", stage, 99)).status_code == 404


def test_a_judge_among_the_staff_is_known_by_the_confirmed_address():
    stage = scored_stage(THREE_BY_THREE)
    judge = stage.call.judges.get(pseudonym=3)
    officer = UserFactory(roles=[Role.INNOVATION])
    kept = officer.emailaddress_set.create(email=judge.email.upper(), verified=False)

    assert judge_of(user=officer, call=stage.call) is None
    kept.verified = True
    kept.save()
    assert judge_of(user=officer, call=stage.call) == judge
    assert judge_of(user=UserFactory(), call=stage.call) is None


def test_a_judge_among_the_staff_sees_nothing_of_entries_with_a_relation():
    stage = scored_stage(THREE_BY_THREE)
    judge = stage.call.judges.get(pseudonym=3)
    judge.user = UserFactory(roles=[Role.INNOVATION])
    judge.save()
    entry = stage.call.edition.entries.get(number=2)
    Conflict.objects.create(judge=judge, entry=entry, kind=ConflictKind.DECLARED, found_at=AT)
    closed(stage)
    client = Client()
    client.force_login(judge.user)

    for name in ("ranking", "ranking_alternatives", "ranking_ties", "ranking_flags"):
        assert "Ubunifu 2" not in text_of(client, address(name, stage)), name
    assert "Ubunifu 1" in text_of(client, address("ranking", stage))
    assert client.get(address("ranking_entry", stage, 2)).status_code == 404
    assert client.get(address("ranking_proof_file", stage)).status_code == 403


def test_ranks_tell_a_judge_among_the_staff_not_where_a_hidden_entry_stands():
    scores = {
        1: ALIKE,
        2: {1: (7, 7), 2: (7, 7), 3: (7, 7)},
        3: {1: (7, 7), 2: (7, 7), 3: (7, 7)},
        4: {1: (5, 5), 2: (5, 5), 3: (5, 5)},
    }
    stage = scored_stage(scores)
    closed(stage)
    hidden = {stage.call.edition.entries.get(number=number).pk for number in (1, 2)}
    whole = final_ranking(stage=stage)
    assert [(row.rank, row.shared) for row in whole.rows] == [(1, 0), (2, 1), (2, 1), (4, 0)]

    seen = without_entries(whole, hidden)

    assert [(row.rank, row.plain_rank, row.shared) for row in seen.rows] == [(1, 1, 0), (2, 2, 0)]
    assert [(row.tie, row.broken_by, row.indistinct) for row in seen.rows] == [((), "", False)] * 2
    assert [(row.alike_from, row.alike_to) for row in seen.rows] == [(1, 1), (2, 2)]
    assert (seen.open_ties, seen.voted_ties) == ((), ())
    assert not {flag["entry"] for flag in seen.content["flags"]} & hidden
    assert without_entries(whole, set()) is whole


def test_flags_stand_page_by_page_those_without_a_decision_first(monkeypatch):
    monkeypatch.setattr("innovations.views.ranking_flags.ROWS_ON_A_PAGE", 1)
    stage = scored_stage({**CONTRARY, 6: {1: (1, 1), 2: (9, 9), 3: (9, 9)}})
    Sheet.objects.update(seconds_spent=1)
    closed(stage)
    client = client_of(Role.INNOVATION)
    raised = len(final_ranking(stage=stage).content["flags"])
    assert raised > 2

    first, last = (
        client.get(address("ranking_flags", stage), {"page": number}) for number in (1, raised)
    )
    assert [len(page.context["undecided"]) for page in (first, last)] == [1, 1]
    client.post(first.context["undecided"][0].address, {"decision": "Tumemuuliza."})
    assert (
        len(client.get(address("ranking_flags", stage), {"page": raised}).context["decided"]) == 1
    )


def test_a_flag_is_decided_on_its_page():
    stage = scored_stage(CONTRARY)
    closed(stage)
    client = client_of(Role.INNOVATION)
    where = address("ranking_flag", stage, "contrary", 3)

    assert client.post(where, {"decision": ""}).status_code == 422
    client.post(where, {"decision": "Tumemuuliza."})

    assert "Tumemuuliza." in text_of(client, address("ranking_flags", stage))
    assert "Tumemuuliza." in text_of(client, where)
    assert client.get(address("ranking_flag", stage, "contrary", 1)).status_code == 404
    assert client.get(address("ranking_flag_of_sheet", stage, "hasty", 1, 99)).status_code == 404


def test_votes_on_a_tie_are_recorded_on_its_page():
    stage = scored_stage(CIRCLE)
    closed(stage)
    client = client_of(Role.INNOVATION)
    entry = stage.call.edition.entries.get(number=2)
    judges = list(stage.call.judges.order_by("pseudonym"))
    assert "1 tie for the panel to vote on" in text_of(client, address("ranking", stage))
    where = address("ranking_tie", stage, 1)

    assert client.post(where, {f"judge_{judges[0].pk}": "0"}).status_code == 422
    client.post(where, {f"judge_{judge.pk}": str(entry.pk) for judge in judges})

    page = text_of(client, address("ranking_ties", stage))
    assert "told apart by votes" in page or "not told apart yet" in page
    assert "Tie broken by a vote of the panel" in page
    assert client.get(address("ranking_tie", stage, 2)).status_code == 404


def test_the_file_of_the_proof_names_nobody():
    stage = scored_stage(THREE_BY_THREE)
    run = closed(stage)

    answer = client_of(Role.AUDITOR).get(address("ranking_proof_file", stage))

    assert json.loads(answer.content)["input_hash"] == run.input_hash
    text = answer.content.decode()
    for name in ("Jaji wa", "Asha Juma", "Taasisi", "@"):
        assert name not in text


def test_as_many_queries_for_thirty_entries_as_for_three():
    """All tied, with flags of judges and of a sheet, so that every page has its rows."""
    few, many = (scored_stage(dict.fromkeys(range(1, size + 1), ALIKE)) for size in (3, 30))
    client = client_of(Role.INNOVATION)
    for stage in (few, many):
        Sheet.objects.filter(assignment__stage=stage, assignment__judge__pseudonym=1).update(
            seconds_spent=1
        )
        closed(stage)
    for name in PAGES:
        counted = [_queries(client, address(name, stage)) for stage in (few, many)]
        assert counted[0] == counted[1], (name, counted)
        assert counted[1] <= 15, name


def _queries(client: Client, where: str) -> int:
    client.get(where)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(where).status_code == 200
    return len(queries)


def test_before_any_stage_is_planned_the_page_says_so():
    stage = scored_stage(THREE_BY_THREE)
    nothing = EditionFactory()
    client = client_of(Role.INNOVATION)
    with translation.override("en"):
        newest, none = (
            reverse("innovations:newest_ranking", args=[year])
            for year in (stage.call.edition.year, nothing.year)
        )

    assert client.get(newest).headers["Location"] == address("ranking", stage)
    assert "No stage of judging is planned yet" in text_of(client, none)
    assert client.get(none.replace(str(nothing.year), "1999")).status_code == 404
