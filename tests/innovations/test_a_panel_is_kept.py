"""Judges are invited, accept, decline, resign and are taken off; what they leave goes to others."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import Role
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import AssignmentState, JudgeState
from innovations.judge_links import judge_by_token, judge_token
from innovations.models import Assignment, Judge, Sheet
from innovations.permissions import is_judge
from innovations.services import panel
from innovations.services.assigning import assign_stage
from tests.accounts.factories import UserFactory
from tests.innovations.factories import NOON, call_with_criteria, standing_entry
from tests.innovations.panels import judge_on, officer, stage_of
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


def invited(**fields: object) -> panel.Invited:
    told = {"full_name": "Neema Mwinyi", "email": "Neema@gmail.com", "language": "en"} | fields
    return panel.Invited(**told)  # type: ignore[arg-type]  # told by the test


def test_a_judge_is_invited_by_a_link_and_nobody_twice() -> None:
    call, staff = call_with_criteria(), officer()

    judge = panel.invite_judge(call=call, invited=invited(), by=staff, at=NOON)

    letter = OutboxMessage.objects.get(kind="judge_invited")
    assert letter.address == "neema@gmail.com"
    token = re.search(r"/en/jopo/([^/]+)/", letter.text)
    assert token is not None
    assert judge_by_token(token[1]) == judge
    with pytest.raises(ValidationError):
        panel.invite_judge(call=call, invited=invited(), by=staff, at=NOON)
    with pytest.raises(PermissionDenied):
        panel.invite_judge(call=call, invited=invited(), by=UserFactory(), at=NOON)


def test_a_judge_accepts_tells_of_relations_and_only_then_is_ready(client: Client) -> None:
    call = call_with_criteria()
    own = InstitutionFactory()
    theirs = standing_entry(call=call, number=1, institution=own, title="Kazi ya kwetu")
    other = standing_entry(call=call, number=2, title="Kazi ya wengine", blind_checked_at=NOON)
    named = standing_entry(call=call, number=3, title="Kazi ya Asha", blind_checked_at=NOON)
    named.blind_findings.create(place="title", found="Asha", found_at=NOON)
    standing_entry(call=call, number=4, title="Kazi isiyoangaliwa")
    staff = officer()
    judge = panel.invite_judge(call=call, invited=invited(institution=own), by=staff, at=NOON)
    token = judge_token(judge)
    home = reverse("innovations:judge", args=[token])
    relations = reverse("innovations:judge_relations", args=[token])

    answer = client.post(home, {"tracks": [call.tracks.get().pk], "most_entries": "4"})
    assert answer.url == relations
    page = client.get(relations).content.decode()
    assert page.index("Kazi ya wengine") > page.index("<form method")
    # Of a blind entry nothing is told that says whose it is.
    assert not any(title in page for title in ("Kazi ya kwetu", "Kazi ya Asha", "isiyoangaliwa"))
    assert client.post(relations, {}).status_code == 200
    judge.refresh_from_db()
    assert judge.attested_at is None
    client.post(relations, {f"entry_{other.pk}": "declared", "attested": "on"})

    judge.refresh_from_db()
    assert (judge.state, judge.most_entries) == (JudgeState.ACCEPTED, 4)
    assert judge.attested_at is not None
    assert set(judge.conflicts.values_list("entry_id", "kind")) == {
        (theirs.pk, "institution"),
        (other.pk, "declared"),
    }


def test_who_has_an_account_of_the_address_finds_the_own_judging_in_the_menu(
    client: Client,
) -> None:
    judge = panel.invite_judge(call=call_with_criteria(), invited=invited(), by=officer(), at=NOON)
    other, account = UserFactory(), UserFactory(email=judge.email)
    for user in (account, other):
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": user == account}
        )

    # By the link alone, without signing in.
    client.post(reverse("innovations:judge", args=[judge_token(judge)]), {})

    assert list(account.role_assignments.values_list("role", "edition_id")) == [
        (Role.JUDGE, judge.call.edition_id)
    ]
    assert not other.role_assignments.exists()
    assert is_judge(account)


def test_a_judge_declines_and_may_think_again(client: Client) -> None:
    judge = panel.invite_judge(call=call_with_criteria(), invited=invited(), by=officer(), at=NOON)
    token = judge_token(judge)

    client.post(reverse("innovations:decline_judging", args=[token]), {"note": "Nasafiri."})
    judge.refresh_from_db()
    assert (judge.state, judge.answer_note) == (JudgeState.DECLINED, "Nasafiri.")

    client.post(reverse("innovations:judge", args=[token]), {})
    judge.refresh_from_db()
    assert judge.state == JudgeState.ACCEPTED


def test_a_new_link_ends_the_former_one(client: Client) -> None:
    judge = judge_on(call_with_criteria(), 1)
    former = judge_token(judge)

    panel.send_new_link(judge=judge, by=officer(), at=NOON)

    assert judge_by_token(former) is None
    assert client.get(reverse("innovations:judge", args=[former])).status_code == 404
    assert judge_by_token(judge_token(Judge.objects.get(pk=judge.pk))) == judge


def test_who_resigns_keeps_the_sheets_and_the_rest_goes_to_others() -> None:
    call = call_with_criteria(judges_each=3)
    staff = officer()
    stage = stage_of(call, entries=6, judges=5)
    assign_stage(stage=stage, by=staff, at=NOON)
    stage.state = "open"
    stage.save()
    judge = call.judges.get(pseudonym=1)
    mine = list(judge.assignments.order_by("entry__number"))
    Sheet.objects.create(
        assignment=mine[0], state="submitted", version=1, started_at=NOON, submitted_at=NOON
    )
    others = set(active(stage).exclude(judge=judge).values_list("pk", flat=True))

    panel.resign(judge=judge, reason="Naumwa.", by=staff, at=NOON)

    judge.refresh_from_db()
    assert judge.state == JudgeState.RESIGNED
    assert list(judge.assignments.filter(state=AssignmentState.ACTIVE)) == [mine[0]]
    assert others <= set(active(stage).values_list("pk", flat=True))
    counts = [active(stage).filter(entry__number=n).count() for n in range(1, 7)]
    assert counts == [3] * 6
    assert OutboxMessage.objects.filter(kind="panel_notice", address=staff.email).count() == 1
    assert OutboxMessage.objects.filter(kind="judge_more_entries").exists()


def test_who_is_taken_off_can_be_invited_again_under_the_same_number() -> None:
    judge, staff = judge_on(call_with_criteria(), 7), officer()
    former = judge_token(judge)

    panel.remove_judge(judge=judge, reason="Kwa ombi.", by=staff, at=NOON)
    assert judge_by_token(former) is None
    panel.invite_again(judge=judge, by=staff, at=NOON)

    judge.refresh_from_db()
    assert (judge.state, judge.pseudonym, judge.attested_at) == (JudgeState.INVITED, 7, None)


def test_the_pages_of_the_panel_ask_as_many_queries_for_many_as_for_one(
    client: Client, settings, django_assert_max_num_queries
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    call = call_with_criteria()
    client.force_login(UserFactory(roles=[Role.INNOVATION]))
    judge_on(call, 1, institution=InstitutionFactory())
    address = reverse("innovations:panel", args=[call.edition.year])
    client.get(address)
    with django_assert_max_num_queries(30) as counted:
        client.get(address)
    for number in range(2, 31):
        judge_on(call, number, institution=InstitutionFactory())
    with django_assert_max_num_queries(len(counted)):
        client.get(address)


def active(stage: object) -> object:
    return Assignment.objects.filter(stage=stage, state=AssignmentState.ACTIVE)


def test_a_corrected_address_ends_the_link_that_went_astray_and_gets_its_own() -> None:
    call, staff = call_with_criteria(), officer()
    judge = panel.invite_judge(call=call, invited=invited(), by=staff, at=NOON)
    astray = judge_token(judge)

    panel.change_judge(judge=judge, invited=invited(phone="0713000000"), by=staff, at=NOON)
    assert judge_by_token(astray) == judge
    panel.change_judge(judge=judge, invited=invited(email="neema@udom.ac.tz"), by=staff, at=NOON)

    assert judge_by_token(astray) is None
    former, letter = OutboxMessage.objects.filter(kind="judge_invited").order_by("pk")
    assert (former.state, letter.address) == ("withdrawn", "neema@udom.ac.tz")
    assert judge_token(Judge.objects.get()) in letter.text
