"""The pages of the register: who may open which, what they show, and that many rows cost no more queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.meetings.models import Edition
from reports.choices import Delivery
from reports.models import Assessment, Obligation, ProgressReport, Theme
from reports.selectors.matters import matters_arising
from reports.services.follow_up.assessing import assess_resolution
from reports.views import register_frame
from tests.accounts.factories import UserFactory
from tests.reports import editions_by_hand as by_hand
from tests.reports.follow_up_by_hand import (
    NOW,
    accepted,
    adopted,
    done,
    focal,
    officer,
    reported,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, path: str, **query: Any) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def public_edition(**fields: Any) -> Edition:
    return by_hand.edition(state="announced", **fields)


EVERYBODY = ("maazimio/", "maazimio/maazimio.csv", "maazimio/{one}/", "maazimio/taasisi/{key}/")
FOCAL = ("taasisi-yangu/maazimio/", "taasisi-yangu/maazimio/{one}/")
STAFF = (
    "kazi/maazimio/",
    "kazi/maazimio/maazimio.csv",
    "kazi/maazimio/maazimio.xlsx",
    "kazi/maazimio/jedwali/",
    "kazi/maazimio/taasisi/",
    "kazi/maazimio/taasisi/{key}/",
    "kazi/maazimio/taarifa/",
    "kazi/maazimio/taarifa/{report}/",
    "kazi/maazimio/tathmini/{year}/",
    "kazi/maazimio/yatokanayo/{year}/",
    "kazi/maazimio/{one}/",
)
FOLLOWING = (
    *(
        f"kazi/maazimio/{{one}}/{name}/"
        for name in "badili wahusika wahusika/ondoa funga fungua omba-taarifa endeleza unganisha gawanya".split()
    ),
    "kazi/maazimio/wajibu/{obligation}/",
)
VERIFYING = ("kazi/maazimio/taarifa/kubali/?chaguo={report}",)
POSTED = {
    "kazi/maazimio/taarifa/{report}/rudisha/": {"remarks": ""},
    "kazi/maazimio/tathmini/{later}/thibitisha/": {},
}
MAY_VERIFY = {Role.COORDINATOR, Role.RAPPORTEUR}


def test_every_page_opens_for_those_it_is_for_and_for_nobody_else():
    owner = by_hand.institution()
    resolution = adopted(public_edition(), owner)
    later = public_edition()
    report = reported(resolution, owner)
    names = {
        "one": f"{resolution.edition.year}/{resolution.number}",
        "key": owner.key,
        "report": report.pk,
        "obligation": report.obligation_id,
        "year": later.year,
        "later": later.year,
    }
    people: dict[Any, Client] = {"": Client(), "other": signed_in(focal(by_hand.institution()))}
    for role in Role:
        institution = owner if role in (Role.FOCAL_PERSON, Role.MINISTRY_FOCAL_PERSON) else None
        people[role] = signed_in(UserFactory(roles=[role], institution=institution))
    staff = {
        Role.COORDINATOR,
        Role.FINANCE,
        Role.PROGRAMME,
        Role.INNOVATION,
        Role.RAPPORTEUR,
        Role.DESK,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }
    own = {Role.FOCAL_PERSON, Role.MINISTRY_FOCAL_PERSON}
    # The administrator of the system sees no reports.
    viewers = {role for role in staff if UserFactory(roles=[role]).may("report.view")}
    doors = [
        *((path, set(people)) for path in EVERYBODY),
        (FOCAL[0], {*own, "other"}),
        (FOCAL[1], own),
        *((path, viewers) for path in STAFF),
        *((path, MAY_VERIFY) for path in FOLLOWING + VERIFYING),
    ]
    for path, welcome in doors:
        for who, client in people.items():
            answer = client.get("/sw/" + path.format(**names))
            expected = 200 if who in welcome else 302 if who == "" else 403
            assert answer.status_code == expected, (path, who, answer.status_code)
    for path, data in POSTED.items():
        for who, client in people.items():
            answer = client.post("/sw/" + path.format(**names), data)
            expected = (200, 302) if who in MAY_VERIFY else (302,) if who == "" else (403,)
            assert answer.status_code in expected, (path, who)
    assert not Assessment.objects.exists()


def test_what_staff_do_not_show_is_nowhere_in_public():
    owner = by_hand.institution()
    edition = public_edition()
    shown = adopted(edition, owner, title_sw="Azimio la wazi")
    hidden = adopted(edition, owner, title_sw="Azimio la ndani", is_public=False)
    adopted(by_hand.edition(), owner, title_sw="La toleo la rasimu")
    everyone = Client()
    for path in ("maazimio/", "maazimio/maazimio.csv", f"maazimio/taasisi/{owner.key}/"):
        answer = everyone.get(f"/sw/{path}")
        text = (
            b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        ).decode()
        assert "Azimio la wazi" in text
        assert "Azimio la ndani" not in text
        assert "La toleo la rasimu" not in text
    later = public_edition()
    assert [row.resolution for row in matters_arising(later, only_public=True).rows] == [shown]
    for resolution, status in ((shown, 200), (hidden, 404)):
        path = f"/sw/maazimio/{edition.year}/{resolution.number}/"
        assert everyone.get(path).status_code == status
    heir = adopted(later, owner, continues=hidden)
    page_of_heir = page(everyone, f"/sw/vikao/{later.year}/maazimio/{heir.number}/")
    assert "Azimio la ndani" not in page_of_heir


def test_an_address_without_a_year_finds_nothing():
    for _ in range(2):
        adopted(public_edition())
    assert Client().get("/sw/maazimio/0/1/").status_code == 404


def test_a_long_list_of_what_is_owed_comes_in_pages(monkeypatch):
    monkeypatch.setattr(register_frame, "LINES_ON_A_PAGE", 2)
    owner, edition = by_hand.institution(), public_edition()
    rows = [adopted(edition, owner) for _ in range(4)]
    done(rows[0], owner)
    paths = (
        (signed_in(focal(owner)), "/sw/taasisi-yangu/maazimio/"),
        (signed_in(officer()), f"/sw/kazi/maazimio/taasisi/{owner.key}/"),
        (Client(), f"/sw/maazimio/taasisi/{owner.key}/"),
    )
    for client, path in paths:
        first, second = client.get(path), client.get(path, {"page": "2"})
        assert (len(first.context["open_lines"]), first.context["closed_lines"]) == (2, [])
        assert first.context["number_open"] == second.context["number_open"] == 3
        assert "page=2" in first.content.decode()
        shown = [second.context[name] for name in ("open_lines", "closed_lines")]
        assert [len(lines) for lines in shown] == [1, 1]


def test_what_waits_for_ega_is_not_told_as_not_started():
    owner = by_hand.institution()
    resolution = adopted(public_edition(), owner)
    path = f"/en/maazimio/taasisi/{owner.key}/"
    assert "Not answered yet" in page(Client(), path)
    reported(resolution, owner, 40)
    cache.clear()
    text = page(Client(), path)
    assert "Waiting for e-GA" in text
    assert "Not started" not in text


def test_silence_is_never_nought_and_n_of_m_is_always_said():
    first, second = by_hand.institution(), by_hand.institution()
    resolution = adopted(public_edition(), first, second)
    path = f"/en/maazimio/{resolution.edition.year}/{resolution.number}/"
    assert "0 of 2 reported" in page(Client(), path)
    assert "0%" not in page(Client(), path)
    accepted(resolution, first, 30)
    cache.clear()  # in this test nothing is committed
    text = page(Client(), path)
    assert "1 of 2 reported" in text
    assert "30%" in text


def test_the_register_is_found_by_state_institution_theme_age_and_owner():
    owner, other = by_hand.institution(acronym="TTCL"), by_hand.institution()
    edition = by_hand.edition()
    theme = Theme.objects.create(key="data", name_sw="Takwimu", name_en="Data")
    late = adopted(edition, owner, due_on=TODAY - dt.timedelta(days=100), theme=theme)
    finished = adopted(edition, other)
    done(finished, other)
    nobody = adopted(edition)
    client = signed_in(officer())
    for query, found in (
        ({"hali": "open"}, {late, nobody}),
        ({"hali": "closed"}, {finished}),
        ({"hali": Delivery.VERIFIED_DONE}, {finished}),
        ({"taasisi": "TTCL"}, {late}),
        ({"mada": theme.pk}, {late}),
        ({"umri": "overdue-90"}, {late}),
        ({"umri": "no-day"}, {nobody}),
        ({"mhusika": "nobody"}, {nobody}),
        ({"mhusika": "named"}, {late, finished}),
        ({"q": late.register_number}, {late}),
        ({"mwaka": edition.year, "hali": "hakuna-kitu"}, {late, finished, nobody}),
    ):
        text = page(client, "/sw/kazi/maazimio/", **query)
        shown = {row for row in (late, finished, nobody) if f">{row.register_number}:" in text}
        assert shown == found, query


def test_the_number_of_queries_does_not_grow_with_the_rows():
    edition, later = public_edition(), public_edition()
    rows = [adopted(edition, by_hand.institution())]
    owner = rows[0].owners.get().institution
    boss = officer()

    def grow(number: int) -> None:
        for _ in range(number):
            row = adopted(edition, "public_institutions", by_hand.institution(), owner)
            accepted(row, owner, 40)
            reported(row, row.owners.get(order=2).institution)
            assess_resolution(
                resolution=row, edition=later, note_sw="Vizuri", note_en="", by=boss, at=NOW
            )

    grow(1)
    paths = (
        "/sw/maazimio/",
        f"/sw/maazimio/{edition.year}/2/",
        f"/sw/maazimio/taasisi/{owner.key}/",
        "/sw/kazi/maazimio/",
        "/sw/kazi/maazimio/jedwali/",
        "/sw/kazi/maazimio/taasisi/",
        f"/sw/kazi/maazimio/taasisi/{owner.key}/",
        "/sw/kazi/maazimio/taarifa/",
        f"/sw/kazi/maazimio/tathmini/{later.year}/",
        f"/sw/kazi/maazimio/yatokanayo/{later.year}/",
        f"/sw/kazi/maazimio/{edition.year}/2/",
    )
    client, own = signed_in(boss), signed_in(focal(owner))
    before = {path: queries(client, path) for path in paths}
    owed = queries(own, "/sw/taasisi-yangu/maazimio/")
    grow(8)
    assert {path: queries(client, path) for path in paths} == before
    assert queries(own, "/sw/taasisi-yangu/maazimio/") == owed
    assert max(before["/sw/kazi/maazimio/jedwali/"], owed) <= 12


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_matrix_shows_how_each_stood_at_each_meeting():
    first, second, third = (by_hand.edition() for _ in range(3))
    owner = by_hand.institution()
    resolution = adopted(first, owner)
    accepted(resolution, owner, 40)
    assess_resolution(
        resolution=resolution, edition=second, note_sw="", note_en="", by=officer(), at=NOW
    )
    accepted(resolution, owner, 75, at=NOW + dt.timedelta(days=400))
    text = page(signed_in(officer()), "/en/kazi/maazimio/jedwali/")
    row = text[text.index("<tbody>") :]
    assert str(third.year) in text
    assert row.index("Adopted") < row.index("40% · 1 of 1") < row.index("75% · 1 of 1")


def test_files_are_safe_to_open_and_the_open_one_keeps_its_heading():
    owner = by_hand.institution()
    adopted(public_edition(), owner, title_sw="=HYPERLINK(0)", title_en="@SUM(1)")
    answer = Client().get("/en/maazimio/maazimio.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == (
        "register_number,edition_year,number,title_sw,title_en,text_sw,text_en,theme,owners,"
        "adopted_on,due_on,delivery,percentage,reported,answering,reason,continues,text_sha256,"
        "corrected_on,corrected_title_sw,corrected_title_en,corrected_text_sw,corrected_text_en"
    )
    assert "'=HYPERLINK(0)" in lines[1]
    assert "'@SUM(1)" in lines[1]
    staff = signed_in(officer()).get("/sw/kazi/maazimio/maazimio.xlsx")
    assert staff.content[:2] == b"PK"


def test_staff_return_a_report_with_remarks_and_accept_many_after_a_look():
    owners = [by_hand.institution() for _ in range(3)]
    resolution = adopted(None, *owners)
    reports = [reported(resolution, owner, 20) for owner in owners]
    client = signed_in(officer())
    refused = client.post(f"/sw/kazi/maazimio/taarifa/{reports[0].pk}/rudisha/", {"remarks": " "})
    assert refused.status_code == 200
    client.post(f"/sw/kazi/maazimio/taarifa/{reports[0].pk}/rudisha/", {"remarks": "Barua?"})
    assert ProgressReport.objects.get(pk=reports[0].pk).remarks == "Barua?"

    marks = [str(report.pk) for report in reports] + ["si-namba", "999999", "²", "9" * 30]
    preview = page(client, "/sw/kazi/maazimio/taarifa/kubali/", chaguo=marks)
    assert preview.count('type="hidden" name="chaguo"') == 2
    client.post("/sw/kazi/maazimio/taarifa/kubali/", {"chaguo": marks})
    states = ProgressReport.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["returned", "accepted", "accepted"]
    assert Obligation.objects.filter(percentage=20).count() == 2


def test_staff_close_open_and_change_a_resolution_on_record():
    resolution = adopted(None, by_hand.institution())
    client = signed_in(officer())
    base = f"/sw/kazi/maazimio/{resolution.edition.year}/{resolution.number}/"
    assert client.post(base + "funga/", {"delivery": "dropped"}).status_code == 200
    client.post(base + "funga/", {"delivery": "dropped", "reason": "Limeunganishwa na sheria"})
    resolution.refresh_from_db()
    assert (resolution.delivery, resolution.delivery_reason) == (
        "dropped",
        "Limeunganishwa na sheria",
    )
    client.post(base + "fungua/")
    client.post(base + "badili/", {"due_on": "2032-06-30", "weight": "3", "is_public": "on"})
    resolution.refresh_from_db()
    assert (resolution.delivery, resolution.due_on, resolution.weight) == (
        "not_started",
        dt.date(2032, 6, 30),
        3,
    )
    named = client.post(
        base + "wahusika/", {"part": "support", "owner_class": "government", "institution": ""}
    )
    assert named.status_code == 302
    assert resolution.owners.filter(owner_class="government").exists()


def test_an_owner_named_by_mistake_is_taken_out_with_a_reason_on_record():
    owner, mistaken = by_hand.institution(), by_hand.institution()
    resolution = adopted(None, owner, mistaken)
    accepted(resolution, mistaken, 30)
    client = signed_in(officer())
    base = f"/sw/kazi/maazimio/{resolution.edition.year}/{resolution.number}/"
    address = f"{base}wahusika/ondoa/"
    assert address in page(client, base)
    wrong = resolution.owners.get(institution=mistaken)
    stranger = adopted(None, owner).owners.get()
    for sent, field in (
        ({"owner": wrong.pk, "reason": " "}, "reason"),
        ({"owner": stranger.pk, "reason": "Kosa"}, "owner"),
    ):
        assert set(client.post(address, sent).context["form"].errors) == {field}
    assert (
        client.post(address, {"owner": wrong.pk, "reason": "Ilitajwa kimakosa"}).status_code == 302
    )
    resolution.refresh_from_db()
    assert (resolution.answering, resolution.reported, resolution.percentage) == (1, 0, None)
    assert resolution.obligations.count() == 2  # what was reported stays as history
    assert Event.objects.get(action="reports.owner_removed").reason == "Ilitajwa kimakosa"


def test_a_due_day_that_has_passed_is_refused_at_its_field():
    resolution = adopted(None, by_hand.institution())
    client = signed_in(officer())
    base = f"/sw/kazi/maazimio/{resolution.edition.year}/{resolution.number}/"
    for address in (
        f"{base}badili/",
        f"/sw/kazi/maazimio/wajibu/{resolution.obligations.get().pk}/",
    ):
        answer = client.post(address, {"due_on": "2001-01-01", "weight": "1", "is_public": "on"})
        assert set(answer.context["form"].errors) == {"due_on"}
    resolution.refresh_from_db()
    assert resolution.due_on is None


def test_a_resolution_goes_on_only_in_a_meeting_one_works_on():
    resolution, later = adopted(None, by_hand.institution()), by_hand.edition()
    of_one = UserFactory()
    RoleAssignment.objects.create(
        user=of_one, role=Role.RAPPORTEUR, edition_id=resolution.edition_id
    )
    path = f"/sw/kazi/maazimio/{resolution.edition.year}/{resolution.number}/"
    parts = {"part1_sw": "Moja", "part2_sw": "Mbili"}
    for step in ("endeleza/", "gawanya/"):
        answer = signed_in(of_one).post(path + step, {"edition": later.pk, **parts})
        assert set(answer.context["form"].errors) == {"edition"}
    english = {"edition": later.pk, "part1_en": "One", "part2_sw": "Mbili"}
    answer = signed_in(officer()).post(path + "gawanya/", english)
    assert set(answer.context["form"].errors) == {"part1_sw"}
    assert not later.resolutions.exists()
