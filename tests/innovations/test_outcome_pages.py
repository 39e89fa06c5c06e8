"""The pages on which staff select and what follows is done."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from egov_meeting.accounts.roles import STAFF_ROLES, Role
from egov_meeting.documents.models import Certificate, DocumentJob
from innovations.choices import ConflictKind
from innovations.models import Call, Conflict
from innovations.selectors.letters import letters_of
from innovations.selectors.outcome_waiting import outcome_waits
from innovations.selectors.selecting import chosen_in, selections_of
from innovations.services.selecting import lock_selection, publish_results
from sessions_app.models import Day, Session
from tests.accounts.factories import UserFactory
from tests.innovations.factories import call_with_criteria, standing_entry
from tests.innovations.judged import THREE_BY_THREE, scored_stage
from tests.innovations.selected import (
    AT,
    WHO,
    choice,
    entry_in,
    published_call,
    ranked_call,
    select,
    written_letters,
)

pytestmark = pytest.mark.django_db

READ = {"outcome", "selection", "booths", "stage_slots", "result_letters", "entry_certificates", "exhibitors_file"}  # fmt: skip
ASKS = {"lock_selection", "publish_results"}
WRITTEN = {"lock_selection", "publish_results", "selection", "booths", "number_booths", "stage_slots", "send_result_letters", "stop_result_letters", "give_entry_certificates"}  # fmt: skip
SEE = {Role.COORDINATOR, Role.INNOVATION, Role.AUDITOR}
ACT = {Role.COORDINATOR, Role.INNOVATION}


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def officer(db) -> Client:
    return signed_in(Role.INNOVATION)


def signed_in(*roles: str) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=list(roles)))
    return client


def at(name: str, call: Call, *args: object) -> str:
    return reverse(f"innovations:{name}", args=[call.edition.year, *args])


def ticked(call: Call, exhibition: tuple[int, ...], stage: tuple[int, ...] = (), **more: str) -> dict[str, str]:  # fmt: skip
    """The selection as a browser sends it, by numbers of entries."""
    said = {f"maonesho-{entry_in(call, number).pk}": "on" for number in exhibition}
    said |= {f"jukwaa-{entry_in(call, number).pk}": "on" for number in stage}
    return said | more


def test_each_page_is_for_those_who_may_and_each_act_for_those_who_select():
    call = published_call()
    for role in (*Role, None):
        client = signed_in(role) if role else Client()
        for name in READ | ASKS:
            status = client.get(at(name, call)).status_code
            if role is None:
                assert status == 302, name
            elif name in ASKS:
                assert status == (302 if role in ACT else 403), (role, name)
            else:
                assert status == (200 if role in SEE else 403), (role, name)
        if role not in ACT:
            for name in WRITTEN:
                status = client.post(at(name, call)).status_code
                assert status == (403 if role else 302), (role, name)
            asked = client.post(at("outcome_document", call, "barua")).status_code
            assert asked == (403 if role else 302), role
    assert STAFF_ROLES >= SEE
    assert DocumentJob.objects.count() == 0


def test_a_sealed_ranking_is_told_of_and_shows_nothing(officer):
    call = call_with_criteria()
    scored_stage(THREE_BY_THREE, call=call)

    for name in READ - {"exhibitors_file"}:
        shown = officer.get(at(name, call)).content.decode()
        assert "Ubunifu 1" not in shown, name
    assert officer.post(at("selection", call), {}).status_code == 302


def test_the_officer_ticks_gives_reasons_locks_and_publishes(officer):
    call = ranked_call()
    shown = officer.get(at("selection", call))
    # The first of the ranking stand ticked as a proposal.
    assert shown.context["form"][f"maonesho-{entry_in(call, 2).pk}"].value() is True
    assert selections_of(call=call) == []

    refused = officer.post(at("selection", call), ticked(call, (1, 3), (1,)))
    assert refused.status_code == 422
    third = entry_in(call, 3).pk
    assert f"sababu-{third}" in refused.context["form"].errors
    # Nothing typed is lost.
    assert refused.context["form"][f"maonesho-{third}"].value() is True
    kept = officer.post(at("selection", call), ticked(call, (1, 3), (1,), **{f"sababu-{third}": "Kifaa kinaonekana"}))  # fmt: skip
    assert kept.status_code == 302
    assert chosen_in(selections_of(call=call)) == choice(call, (1, 3), (1,))

    assert "Kifaa kinaonekana" in officer.get(at("lock_selection", call)).content.decode()
    for name in ("lock_selection", "publish_results"):
        assert officer.post(at(name, call)).status_code == 302
    call.refresh_from_db()
    assert call.results_published_at
    assert officer.post(at("selection", call), ticked(call, (1,))).status_code == 422
    assert chosen_in(selections_of(call=call)) == choice(call, (1, 3), (1,))


def test_an_officer_who_judges_with_a_relation_neither_sees_the_scores_nor_selects():
    call = ranked_call()
    judge = call.judges.get(pseudonym=3)
    judge.user = UserFactory(roles=[Role.INNOVATION])
    judge.save()
    client = Client()
    client.force_login(judge.user)
    assert client.get(at("selection", call)).status_code == 200
    related = entry_in(call, 2)
    Conflict.objects.create(judge=judge, entry=related, kind=ConflictKind.DECLARED, found_at=AT)
    select(call, (1, 2), (1,))

    for answer in (
        client.get(at("selection", call)),
        client.get(at("lock_selection", call)),
        client.post(at("selection", call), ticked(call, (1,))),
        client.post(at("lock_selection", call)),
    ):
        assert (answer.status_code, answer.url) == (302, at("outcome", call))
    call.refresh_from_db()
    assert call.selection_locked_at is None
    assert chosen_in(selections_of(call=call)) == choice(call, (1, 2), (1,))


def test_only_the_first_of_a_long_ranking_stand_in_the_list_with_those_that_are_chosen(
    officer, monkeypatch
):
    monkeypatch.setattr("innovations.views.selecting.ROWS_ON_A_PAGE", 1)
    call = ranked_call()
    select(call, (1, 3), reasons={3: "Kifaa kinaonekana"})

    page = officer.get(at("selection", call))
    assert [line.row.entry.number for line in page.context["form"].lines] == [1, 3]
    assert "Ubunifu 2</span><br>" not in page.content.decode()
    second = officer.get(at("selection", call) + "?page=2")
    assert [line.row.entry.number for line in second.context["form"].lines] == [1, 2, 3]
    # What does not stand in the list stays as it is: not chosen.
    officer.post(at("selection", call), ticked(call, (1,)))
    assert chosen_in(selections_of(call=call)) == choice(call, (1,))


def test_an_award_is_shared_by_those_whom_the_ranking_leaves_tied_and_everybody_reads_it(officer):
    same = {number: dict.fromkeys((1, 2, 3), (8, 8)) for number in (1, 2)}
    call = ranked_call({**same, 3: {1: (5, 5), 2: (5, 5), 3: (5, 5)}})
    award = f"tuzo-{call.awards.get().pk}"
    both = "+".join(str(entry_in(call, number).pk) for number in (1, 2))
    page = officer.get(at("selection", call))
    assert both in dict(page.context["form"].fields[award].choices)

    assert officer.post(at("selection", call), ticked(call, (1, 2), (1,), **{award: both})).status_code == 302  # fmt: skip
    kept = officer.get(at("selection", call))
    assert kept.context["form"][award].value() == both
    lock_selection(call=call, **WHO)
    publish_results(call=call, **WHO)
    shown = Client().get(f"/en/vikao/{call.edition.year}/ubunifu/").content.decode()
    assert shown.count("Best Innovation") == 4  # on its card and in the table
    told = {letter.entry.number: letter.honours[0].award for letter in letters_of(call=call) if letter.honours}  # fmt: skip
    assert told == {1: call.awards.get(), 2: call.awards.get()}


def test_two_officers_do_not_overwrite_one_another(officer):
    call = ranked_call()
    seen = officer.get(at("selection", call)).context["form"]["seen"].value()
    select(call, (1, 2), (1,))

    refused = officer.post(at("selection", call), ticked(call, (1,), seen=seen))
    assert refused.status_code == 422
    assert chosen_in(selections_of(call=call)) == choice(call, (1, 2), (1,))
    again = refused.context["form"]["seen"].value()
    assert officer.post(at("selection", call), ticked(call, (1,), seen=again)).status_code == 302


def test_nobody_locks_a_selection_that_another_changed_meanwhile(officer):
    call = ranked_call()
    select(call, (1, 2), (1,))
    seen = officer.get(at("lock_selection", call)).context["form"]["seen"].value()
    select(call, (1,))

    officer.post(at("lock_selection", call), {"seen": seen})
    call.refresh_from_db()
    assert call.selection_locked_at is None
    shown = officer.get(at("lock_selection", call))
    seen = shown.context["form"]["seen"].value()
    assert f'value="{seen}"' in shown.content.decode()
    officer.post(at("lock_selection", call), {"seen": seen})
    call.refresh_from_db()
    assert call.selection_locked_at


def test_odd_answers_are_refused_beside_the_field(officer):
    call = ranked_call()
    award = call.awards.get().pk

    odd = officer.post(at("selection", call), {f"tuzo-{award}": "999999", "seen": "x" * 99})
    assert odd.status_code == 422
    assert {f"tuzo-{award}", "seen"} <= set(odd.context["form"].errors)
    select(call, (1, 2), (1,))
    lock_selection(call=call, **WHO)
    first, second = entry_in(call, 1).pk, entry_in(call, 2).pk
    twice = officer.post(at("booths", call), {f"kibanda-{first}": "A1", f"kibanda-{second}": "a1"})
    assert twice.status_code == 422
    assert f"kibanda-{second}" in twice.context["form"].errors
    wrong = officer.post(at("stage_slots", call), {"session": "x", "starts_at": "99", "minutes": "0"})  # fmt: skip
    assert wrong.status_code == 422
    assert {"session", "starts_at", "minutes"} <= set(wrong.context["form"].errors)
    assert entry_in(call, 1).booth == ""


def test_booths_slots_letters_certificates_and_files_are_done_on_their_pages(officer):
    call = published_call()
    day = Day.objects.create(edition=call.edition, number=1, date=call.edition.starts_on)
    session = Session.objects.create(day=day, order=1, title_sw="Siku ya Ubunifu")
    first = entry_in(call, 1).pk

    assert officer.post(at("booths", call), {f"kibanda-{first}": "A1"}).status_code == 302
    slots = {"session": session.pk, "starts_at": "09:00", "minutes": 15}
    assert officer.post(at("stage_slots", call), slots).status_code == 302
    for name in (
        "number_booths",
        "send_result_letters",
        "stop_result_letters",
        "give_entry_certificates",
    ):
        assert officer.post(at(name, call)).status_code == 302
    for which in ("barua", "waoneshaji", "vyeti"):
        assert officer.post(at("outcome_document", call, which)).status_code == 302
    assert officer.post(at("outcome_document", call, "kitu")).status_code == 403
    assert DocumentJob.objects.count() == 3

    given = Certificate.objects.filter(edition=call.edition).first()
    page = officer.get(at("entry_certificates", call)).content.decode()
    assert reverse("documents:certificate", args=[given.pk]) in page

    listed = officer.get(at("exhibitors_file", call)).content.decode("utf-8-sig")
    assert "A1" in listed
    assert "Ubunifu 1" in listed
    for language in ("sw", "en"):
        for name in READ:
            assert officer.get(at(name, call).replace("/sw/", f"/{language}/")).status_code == 200
    steps = officer.get(at("outcome", call)).context["steps"]
    assert [step.is_done for step in steps] == [True, True, True, True, False, True, True, True]


def test_the_officer_sees_how_far_the_letters_are_and_stops_them(officer):
    call = published_call()
    assert officer.get(at("result_letters_status", call)).status_code == 404
    call.edition.entries.filter(number__in=[1, 2]).update(owner=UserFactory())
    assert officer.post(at("send_result_letters", call)).status_code == 302

    page = officer.get(at("result_letters", call))
    assert page.context["sending"].is_open
    assert at("result_letters_status", call) in page.content.decode()
    assert "HX-Refresh" not in officer.get(at("result_letters_status", call))
    assert officer.post(at("stop_result_letters", call)).status_code == 302
    assert officer.get(at("result_letters_status", call))["HX-Refresh"] == "true"
    shown = officer.get(at("result_letters", call))
    assert shown.context["sending"].state == "cancelled"
    assert at("send_result_letters", call) in shown.content.decode()


def test_pages_cost_the_same_number_of_queries_for_three_and_thirty(officer):
    few, many = published_call(), published_call()
    for number in range(10, 40):
        entry = standing_entry(call=many, number=number, exhibited="yes", presented="yes")
        many.selections.create(entry=entry, place="exhibition", selected_at=AT)
    cache.clear()

    def counted(name: str, call: Call) -> int:
        address = at(name, call)
        with CaptureQueriesContext(connection) as asked:
            officer.get(address)
        return len(asked)

    counted("outcome", few)
    for name in READ:
        assert counted(name, few) == counted(name, many), name
    open_few, open_many = ranked_call(), ranked_call()
    for number in range(10, 40):
        standing_entry(call=open_many, number=number)
    assert counted("selection", open_few) == counted("selection", open_many)


def test_what_is_next_after_the_lock_stands_among_the_things_to_do():
    call = ranked_call()
    assert outcome_waits(edition=call.edition) == ""
    select(call, (1, 2), (1,))
    lock_selection(call=call, **WHO)
    assert outcome_waits(edition=call.edition) == "publishing"
    publish_results(call=call, **WHO)
    assert outcome_waits(edition=call.edition) == "letters"
    call.edition.entries.filter(number=1).update(owner=UserFactory())
    written_letters(call)
    assert outcome_waits(edition=call.edition) == ""
