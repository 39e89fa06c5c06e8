"""The pages of the workbench: material, gathering, key issues; who may, and at what cost."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from egov_meeting.accounts.roles import STAFF_ROLES, Role
from reports.models import IssueSource, KeyIssue
from reports.services.issue_passages import Passage, add_passage
from reports.services.issues import mark_of
from tests.accounts.factories import UserFactory
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports import workbench_by_hand as bench
from tests.reports.resolutions_by_hand import NOW, issue, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return by_hand.edition()


def test_the_material_is_filtered_by_address_and_shows_only_what_was_handed_in(edition) -> None:
    client = desk.signed_in(desk.editor())
    report = bench.ministry_report(edition, benefits_en="Faster <b>services</b>")
    bench.ministry_report(edition, challenges_sw="Bado inaandikwa", state="draft")
    bench.breakout_report(edition)
    bench.contribution(edition)
    bench.contribution(edition, state="waiting", text="Haijaonyeshwa")
    earlier = by_hand.edition(year=edition.year - 1)
    resolution(earlier, decision="adopted", number=3, text_sw="La zamani")
    resolution(earlier, decision="adopted", number=4, text_sw="Limetimia", delivery="verified_done")
    address = bench.workbench(edition)

    page = bench.read(client, address)
    assert "Fedha haitoshi." in page
    assert "Bado inaandikwa" not in page
    assert "Faster &lt;b&gt;services&lt;/b&gt;" in page
    assert "Fedha haitoshi." in bench.read(client, address, search="haitoshi mifumo")
    assert "Fedha haitoshi." not in bench.read(client, address, search="haitoshi hakuna")
    assert "Fedha haitoshi." not in bench.read(client, address, part="benefits")
    other = by_hand.institution(kind="ministry")
    assert "Fedha" in bench.read(client, address, ministry=report.institution_id)
    bench.ministry_report(edition, institution=other, challenges_sw="Mengine")
    assert "Fedha" not in bench.read(client, address, ministry=other.pk)
    assert "Kituo kimoja cha data." in bench.read(client, address, kind="breakout")
    floor = bench.read(client, address, kind="floor")
    assert "Nani atalipia GovESB?" in floor
    assert "Haijaonyeshwa" not in floor
    assert "Juma Siri" not in floor
    old = bench.read(client, address, kind="resolution")
    assert "La zamani" in old
    assert "Limetimia" not in old
    for nonsense in ({"kind": "x"}, {"part": "x", "ministry": "y"}, {"page": "999"}):
        assert client.get(address, nonsense).status_code == 200


def test_a_paragraph_is_gathered_without_a_script_and_narrowed_by_pasting(edition) -> None:
    client = desk.signed_in(desk.editor())
    report = bench.ministry_report(edition)
    place = {
        "kind": "ministry_report",
        "of": report.pk,
        "part": "challenges",
        "language": "sw",
        "start": report.challenges_sw.index("Watumishi"),
        "length": 43,
        "back": "search=ujuzi&page=2",
    }
    address = bench.workbench(edition, "kusanya/")
    assert "Watumishi wachache" in bench.read(client, address, **place)

    form = {**place, "words": "Watumishi\r\nwachache", "text_sw": "", "text_en": "Few staff"}
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "Few staff" in refused.content.decode()
    assert not KeyIssue.objects.exists()

    answer = client.post(address, {**form, "text_sw": "Watumishi ni wachache"})
    assert answer.headers["Location"] == f"{bench.workbench(edition)}?search=ujuzi&page=2"
    source = IssueSource.objects.get()
    assert (source.quote, source.issue.text_en) == ("Watumishi wachache", "Few staff")
    marked = bench.read(client, bench.workbench(edition))
    assert "<mark>Watumishi wachache</mark>" in marked

    again = client.post(address, {**form, "issue": source.issue.pk})
    assert again.status_code == 422
    assert client.get(address, {"kind": "x"}).status_code == 404
    assert client.get(address, {**place, "of": 10**9}).status_code == 404


def test_opening_a_source_marks_the_words_or_says_that_the_text_has_changed(edition) -> None:
    client = desk.signed_in(desk.editor())
    report = bench.ministry_report(edition)
    words = Passage("ministry_report", report, "challenges", "sw", "Fedha haitoshi.")
    source = add_passage(issue=issue(edition), passage=words, by=desk.editor(), at=NOW)
    address = bench.workbench(edition, f"vifungu/{source.pk}/", language="en")
    assert "<mark>Fedha haitoshi.</mark>" in bench.read(client, address)
    report.challenges_sw = "Bajeti ni ndogo."
    report.save()
    page = bench.read(client, address)
    assert "The text has changed since" in page
    assert "Fedha haitoshi." in page
    assert "Bajeti ni ndogo." in page
    report.state = "draft"
    report.save()
    assert "Fedha haitoshi." in bench.read(client, address)


def test_two_people_in_one_key_issue_lose_nothing(edition) -> None:
    client = desk.signed_in(desk.editor())
    one = issue(edition)
    seen = mark_of(one)
    KeyIssue.objects.filter(pk=one.pk).update(text_sw="Ya mwenzangu")
    address = bench.workbench(edition, f"hoja/{one.pk}/badili/")
    mine = {"text_sw": "Yangu", "text_en": "Mine", "group": "", "seen": seen}
    met = client.post(address, mine)
    page = met.content.decode()
    assert met.status_code == 409
    assert "Ya mwenzangu" in page
    assert "Yangu" in page
    one.refresh_from_db()
    assert client.post(address, {**mine, "seen": mark_of(one)}).status_code == 302
    assert KeyIssue.objects.get(pk=one.pk).text_sw == "Yangu"
    long = client.post(address, {**mine, "text_en": "x" * 10_000, "seen": "zzz"})
    assert long.status_code == 422
    assert "x" * 10_000 in long.content.decode()


@dataclass(frozen=True)
class Addresses:
    """URL names with their keys: what all staff look at, what is worked on, decided, acted upon."""

    looks: list
    works: list
    acts: list
    gather: str


def addresses_of(edition) -> Addresses:
    one, draft = issue(edition), resolution(edition)
    report = bench.ministry_report(edition)
    words = Passage("ministry_report", report, "challenges", "sw", "Fedha haitoshi.")
    source = add_passage(issue=one, passage=words, by=desk.editor(), at=NOW)
    gather = reverse("reports:gather", args=[edition.year])
    gather += f"?kind=ministry_report&of={report.pk}&part=challenges&language=sw"
    looks = [("workbench", ()), ("passage", (source.pk,)), ("key_issues", ())]
    looks += [
        ("key_issue", (one.pk,)),
        ("resolution_drafts", ()),
        ("resolution_draft", (draft.pk,)),
    ]
    looks += [("wordings", (draft.pk,)), ("plenary", ()), ("themes", ())]
    works = [("new_issue", ()), ("change_issue", (one.pk,)), ("new_draft", ()), ("new_theme", ())]
    works += [
        (name, (draft.pk,)) for name in ("change_wording", "resolution_origin", "merge_draft")
    ]
    works += [("resolution_terms", (draft.pk,)), ("resolution_owners", (draft.pk,))]
    acts = [(name, (one.pk,)) for name in ("place_issue", "merge_issue", "unmerge_issue")]
    acts += [
        ("drop_issue", (one.pk,)),
        ("move_passage", (source.pk,)),
        ("remove_passage", (source.pk,)),
    ]
    acts += [(name, (draft.pk,)) for name in ("place_draft", "resolution_step", "recommend")]
    acts += [("withdraw_draft", (draft.pk,)), ("remove_owner", (draft.pk, 1))]
    return Addresses(looks, [*works, ("decide", (draft.pk,))], acts, gather)


def reach(edition, name: str, more: tuple) -> str:
    return reverse(f"reports:{name}", args=[edition.year, *more])


def test_every_page_and_action_asks_for_its_right(edition) -> None:
    there = addresses_of(edition)
    may_work = {Role.COORDINATOR, Role.RAPPORTEUR}
    people = {role: UserFactory(roles=[role]) for role in Role}
    for rows, allowed in ((there.looks, STAFF_ROLES), ([*there.works, *there.acts], may_work)):
        for name, more in rows:
            view = resolve(reach(edition, name, more)).func.view_class
            for role, person in people.items():
                assert view.permission(person, edition) == (role in allowed), (role, name)
    for name, more in [*there.looks, *there.works]:
        assert Client().get(reach(edition, name, more)).status_code == 302


@pytest.mark.parametrize(
    ("role", "looks", "works"),
    [(Role.RAPPORTEUR, 200, 200), (Role.AUDITOR, 200, 403), (Role.PARTICIPANT, 403, 403)],
)
def test_pages_open_for_those_who_may(edition, role: str, looks: int, works: int) -> None:
    there, client = addresses_of(edition), desk.signed_in(UserFactory(roles=[role]))
    for rows, status in ((there.looks, looks), (there.works, works)):
        for name, more in rows:
            assert client.get(reach(edition, name, more)).status_code == status, name
    assert client.get(there.gather).status_code == works
    if works == 403:
        for name, more in [*there.works, *there.acts]:
            assert client.post(reach(edition, name, more)).status_code == 403, name
    else:
        elsewhere = by_hand.edition()
        for name, more in [*there.works, *there.looks]:
            if more:
                assert client.get(reach(elsewhere, name, more)).status_code == 404, name


def _fill(edition, rows: int) -> None:
    earlier = by_hand.edition(year=1800 + rows)
    for number in range(1, rows + 1):
        report = bench.ministry_report(edition)
        bench.breakout_report(edition)
        said = bench.contribution(edition, institution=by_hand.institution())
        resolution(earlier, decision="adopted", number=number)
        one = issue(edition)
        draft = resolution(edition)
        draft.issues.add(one)
        draft.owners.create(order=1, institution=by_hand.institution())
        for kind, obj, part, words in (
            ("ministry_report", report, "challenges", "Fedha haitoshi."),
            ("floor", said, "", "Nani atalipia"),
        ):
            add_passage(
                issue=one, passage=Passage(kind, obj, part, "sw", words), by=desk.editor(), at=NOW
            )


def test_lists_cost_the_same_with_1_and_with_30_rows(edition) -> None:
    client = desk.signed_in(desk.editor())
    pages = [
        "",
        "?kind=breakout",
        "?kind=floor",
        "?kind=resolution",
        "hoja/",
        "rasimu/",
        "kikaoni/",
    ]
    counts = []
    for rows in (1, 30):
        here = by_hand.edition(year=2500 + rows)
        _fill(here, rows)
        cost = {}
        client.get(bench.workbench(here))
        for page in pages:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                bench.read(client, bench.workbench(here, page))
            cost[page] = len(queries)
        counts.append(cost)
    assert counts[0] == counts[1]
