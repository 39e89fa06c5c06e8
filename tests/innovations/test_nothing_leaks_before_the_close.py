"""A walk as every role: before scoring closes no page tells a score, and no judge learns whose an entry is."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from egov_meeting.accounts.roles import CAPABILITIES, STAFF_ROLES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.exchange.services.dumping import folder_files
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from innovations.choices import EntryState
from innovations.models import Call, Conflict, Judge, Stage
from innovations.services.scoring import correct_sheet, keep_sheet
from tests.accounts.factories import UserFactory, set_up_second_step
from tests.innovations.judging import NOW, a_call, a_stage, an_entry, hand_in, typed
from tests.innovations.judging import address as of_judge
from tests.journeys.walking import _kind, _links

pytestmark = pytest.mark.django_db

# Parts of the names of authors, supervisors and institutions; of remarks and reasons; and a total.
WHOSE = "Siri"
GIVEN = ("neno-la-jaji", "5.33", "5,33")
TOLD = ("/ubunifu/", "/kazi/kumbukumbu", "/kazi/ujumbe", "/kazi/nyaraka", "/tathmini/")


@pytest.fixture
def stage() -> Stage:
    """Open, with sheets handed in, corrected and begun; a chair with a relation to the first entry."""
    call = a_call()
    for criterion, weight in zip(call.criteria.all(), ("0.611", "0.389"), strict=True):
        criterion.weight = weight
        criterion.save()
    stage = a_stage(call, entries=2)
    an_entry(call, state=EntryState.DECLINED)
    first, second, third = stage.assignments.order_by("pk").filter(entry__number=1)
    hand_in(first, 3, 9, remark="neno-la-jaji", private_remark="neno-la-jaji")
    correct_sheet(assignment=first, typed=typed(first, 3, 9, remark="neno-la-jaji tena"), version=1, reason="neno-la-jaji", by=SYSTEM, at=NOW)  # fmt: skip
    keep_sheet(assignment=second, typed=typed(second, 3, 9, remark="neno-la-jaji"), revision=0, by=SYSTEM, at=NOW)  # fmt: skip
    Judge.objects.filter(pk=third.judge_id).update(is_chair=True)
    Conflict.objects.create(judge=third.judge, entry=third.entry, kind="declared", found_at=NOW)
    return stage


@pytest.fixture
def short_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that refuse know nothing of any record: they need not be drawn a thousand times."""
    monkeypatch.setattr("egov_meeting.home.views.errors.render_to_string", lambda *_told: "")


def walked(
    client: Client, starts: list[str], seen: set[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Every kind of address within reach that is not in `seen` yet, with all that the answer holds.

    Only where something of judging could be told: its own pages, the trail, messages and documents.
    """
    waiting = list(starts)
    while waiting:
        here = waiting.pop(0)
        answer = client.get(here, follow=True)
        content = b"".join(answer) if answer.streaming else answer.content
        yield here, _text(content)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for target in _links(content.decode(), here):
            kind = _kind(target, of_each_edition=False)
            if (
                kind not in seen
                and target.startswith("/sw/")
                and any(part in target for part in TOLD)
            ):
                seen.add(kind)
                waiting.append(target)


def pages_of_judging(stage: Stage, language: str) -> list[str]:
    """Every page of the innovations of the edition for which the stage has what the address asks for."""
    given = {
        "year": stage.call.edition.year,
        "number": 1,
        "stage": 1,
        "entry": stage.stage_entries.first().entry_id,
        "judge": stage.call.judges.first().pk,
    }
    found = []
    for pattern in _patterns(get_resolver("innovations.urls")):
        asked = set(pattern.pattern.converters)
        if asked <= set(given):
            told = {name: given[name] for name in asked}
            with translation.override(language):
                found.append(reverse(f"innovations:{pattern.name}", kwargs=told))
    return found


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one)
        else:
            yield one


def _text(content: bytes) -> str:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode(errors="replace")


def person(role: Role | None) -> Client:
    client = Client()
    if role is not None:
        user = UserFactory(roles=[role])
        set_up_second_step(user)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def told_to(client: Client, addresses: list[str]) -> list[tuple[str, str]]:
    """What each address answers; where many lead to the same page, that page once."""
    told, reached = [], set()
    for here in addresses:
        answer, there = client.get(here), here
        while answer.status_code in (301, 302):
            # Where one comes from ("next") is no other page.
            there = answer.url.partition("?")[0]
            if there in reached:
                break
            reached.add(there)
            answer = client.get(there)
        told.append((there, _text(b"".join(answer))))
    return told


def test_no_role_sees_a_score_before_the_close(stage, short_refusals):
    for role in (None, *Role):
        languages = ("sw", "en") if role == Role.COORDINATOR else ("sw",)
        pages = [page for one in languages for page in pages_of_judging(stage, one)]
        for here, text in told_to(person(role), pages):
            assert [given for given in GIVEN if given in text] == [], (role, here)


def test_no_page_within_reach_of_staff_holds_a_score(stage):
    """The coordinator walks everywhere; the others where the coordinator may not."""
    year, seen = stage.call.edition.year, set()
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR):
        begin = ["/sw/kazi/", f"/sw/kazi/vikao/{year}/", f"/sw/kazi/vikao/{year}/ubunifu/awamu/"]
        for here, text in walked(person(role), begin, seen):
            assert [given for given in GIVEN if given in text] == [], (role, here)


def test_nobody_outside_learns_whose_an_entry_is(stage, short_refusals):
    for role in (None, Role.INNOVATOR, Role.PARTICIPANT, Role.JUDGE, Role.FOCAL_PERSON):
        for here, text in told_to(person(role), pages_of_judging(stage, "sw")):
            assert WHOSE not in text, (role, here)


def test_lists_of_what_is_entered_open_to_those_who_see_innovations_until_it_is_decided(stage):
    edition = stage.call.edition
    entry = edition.entries.first()
    lists = [
        address(section_called(key), edition, *page)
        for key in ("maingizo", "waandishi")
        for page in (("rows",), ("rows_as", "csv"))
    ]
    lists.append(address(section_called("maingizo"), edition, "row", entry.pk))
    readers = {role for role in STAFF_ROLES if "innovations.view" in CAPABILITIES[role]}

    for role in STAFF_ROLES:
        client = person(role)
        answers = {client.get(here).status_code for here in lists}
        assert answers == ({200} if role in readers else {403}), role
        page = client.get(reverse("home:staff_edition", args=[edition.year])).content.decode()
        assert (lists[0] in page) == (role in readers), role
        board = client.get(reverse("home:dashboard"), {"mwaka": edition.year}).content.decode()
        assert (lists[0] in board) == (role in readers), role
    Call.objects.filter(pk=stage.call_id).update(selection_locked_at=NOW, results_published_at=NOW)
    assert person(Role.DESK).get(lists[0]).status_code == 200


def test_no_judge_learns_whose_an_entry_is_nor_the_scores_of_others(stage):
    for judge in stage.call.judges.all():
        pages = [of_judge("judging", judge, language=language) for language in ("sw", "en")]
        for mine in stage.assignments.filter(judge=judge):
            pages += [of_judge("sheet", judge, mine.pk, language=one) for one in ("sw", "en")]
        for here, text in told_to(Client(), pages):
            assert WHOSE not in text, here
            # The first reads the own sheet, the second the own words.
            hidden = {1: (), 2: GIVEN[1:], 3: GIVEN}[judge.pseudonym]
            assert all(given not in text for given in hidden), here


def test_neither_the_trail_nor_the_folder_of_the_edition_holds_a_score(stage):
    rows = list(Event.objects.values("object_label", "before", "after", "reason"))
    told = json.dumps(rows, cls=DjangoJSONEncoder)
    for content in folder_files(edition=stage.call.edition, by=SYSTEM, at=NOW).values():
        told += content.decode()

    assert [given for given in GIVEN if given in told] == []
