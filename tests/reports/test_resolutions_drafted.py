"""Drafts of resolutions: wordings as versions, terms, owners, steps; two people at once; bad input."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from reports import adopted
from reports.models import Resolution, Theme
from reports.selectors.workbench_resolutions import attention, drafts, versions_of
from reports.services.deciding import (
    propose_resolution,
    recommend_resolution,
    return_to_draft,
    take_recommendation_back,
    withdraw_resolution,
)
from reports.services.resolution_drafts import (
    WordingConflict,
    change_wording,
    draft_resolution,
    merge_drafts,
    place_draft,
)
from reports.services.resolution_terms import add_owner, change_terms, remove_owner
from reports.services.resolving import adopt_resolution
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports import workbench_by_hand as bench
from tests.reports.resolutions_by_hand import NOW, TODAY, issue, resolution

pytestmark = pytest.mark.django_db

WORDS = {
    "title_sw": "Kujiunga na GovESB",
    "title_en": "",
    "text_sw": "Taasisi zijiunge na GovESB.",
    "text_en": "",
}


@pytest.fixture
def edition():
    return by_hand.edition()


@pytest.fixture
def by():
    return desk.editor()


def test_every_wording_is_kept_and_its_changes_are_told_in_both_languages(edition, by) -> None:
    one = draft_resolution(edition=edition, issues=[issue(edition)], wording=WORDS, by=by, at=NOW)
    second = {**WORDS, "text_sw": "Taasisi zote zijiunge na GovESB.", "title_en": "Joining"}
    assert change_wording(
        resolution=one, wording=second, revision=1, by=by, at=NOW, note="Kundi la pili"
    )
    assert not change_wording(resolution=one, wording=second, revision=2, by=by, at=NOW)
    newest, first = versions_of(resolution=one)
    assert (newest.wording.number, newest.wording.note, first.is_first) == (
        2,
        "Kundi la pili",
        True,
    )
    swahili, english = newest.sides
    runs = [(run.kind, run.text) for run in swahili.text[0].runs]
    assert ("inserted", " zote") in runs or ("inserted", "zote ") in runs
    assert english.is_changed
    assert one.revision == 2


def test_a_text_that_came_with_a_folder_is_kept_as_the_first_wording(edition, by) -> None:
    one = resolution(edition)
    change_wording(resolution=one, wording=WORDS, revision=0, by=by, at=NOW)
    assert [row.title_en for row in one.wordings.order_by("number")] == ["Joining GovESB", ""]


def test_two_people_do_not_overwrite_each_other(edition, by) -> None:
    one = draft_resolution(edition=edition, issues=[], wording=WORDS, by=by, at=NOW)
    other = Resolution.objects.get(pk=one.pk)
    change_wording(resolution=one, wording={**WORDS, "text_sw": "Yangu"}, revision=1, by=by, at=NOW)
    with pytest.raises(WordingConflict) as met:
        change_wording(
            resolution=other, wording={**WORDS, "text_sw": "Yake"}, revision=1, by=by, at=NOW
        )
    assert met.value.stored.text_sw == "Yangu"


def test_words_that_are_missing_or_too_long_are_refused_at_their_fields(edition, by) -> None:
    wrong = {**WORDS, "title_sw": " ", "text_en": "x" * 10_000}
    with pytest.raises(ValidationError) as refused:
        draft_resolution(edition=edition, issues=[], wording=wrong, by=by, at=NOW)
    assert set(refused.value.error_dict) == {"title_sw", "text_en"}
    assert not edition.resolutions.exists()


def test_after_the_decision_no_word_changes(edition, by) -> None:
    one = resolution(edition)
    adopt_resolution(resolution=one, by=by, at=NOW, on=TODAY)
    with pytest.raises(ValidationError) as refused:
        change_wording(resolution=one, wording=WORDS, revision=one.revision, by=by, at=NOW)
    assert refused.value.code == "decided"


def test_a_draft_goes_its_way_and_back(edition, by) -> None:
    one = resolution(edition, decision="draft", recommended="")
    propose_resolution(resolution=one, by=by, at=NOW)
    with pytest.raises(ValidationError):
        recommend_resolution(resolution=one, recommended="refer", why=" ", by=by, at=NOW)
    recommend_resolution(resolution=one, recommended="refer", why="Kwa wizara", by=by, at=NOW)
    take_recommendation_back(resolution=one, by=by, at=NOW)
    assert (one.decision, one.recommended, one.recommended_why) == ("proposed", "", "")
    with pytest.raises(ValidationError):
        withdraw_resolution(resolution=one, why="", by=by, at=NOW)
    withdraw_resolution(resolution=one, why="Limeshughulikiwa", by=by, at=NOW)
    with pytest.raises(TransitionRefused):
        propose_resolution(resolution=one, by=by, at=NOW)
    return_to_draft(resolution=one, by=by, at=NOW)
    assert (one.decision, one.decided_on, one.decided_why) == ("draft", None, "")


def test_a_merged_draft_is_withdrawn_and_its_key_issues_move_along(edition, by) -> None:
    a, b = issue(edition), issue(edition, text_sw="B")
    one = draft_resolution(edition=edition, issues=[a], wording=WORDS, by=by, at=NOW)
    other = draft_resolution(edition=edition, issues=[b], wording=WORDS, by=by, at=NOW)
    merge_drafts(resolution=one, into=other, by=by, at=NOW)
    assert set(other.issues.all()) == {a, b}
    assert one.decision == "withdrawn"
    assert str(other.title) in one.decided_why
    decided = resolution(edition, decision="rejected")
    for into in (other, decided, resolution(by_hand.edition())):
        with pytest.raises(ValidationError):
            merge_drafts(resolution=other, into=into, by=by, at=NOW)
    with pytest.raises(ValidationError):
        merge_drafts(resolution=decided, into=other, by=by, at=NOW)


def test_numbers_follow_the_order_in_which_drafts_are_taken(edition, by) -> None:
    rows = [resolution(edition, title_sw=name) for name in "ABC"]
    place_draft(resolution=rows[2], position=1, by=by, at=NOW)
    assert not place_draft(resolution=rows[2], position=1, by=by, at=NOW)
    for row in list(drafts(edition=edition)):
        adopt_resolution(resolution=row, by=by, at=NOW, on=TODAY)
    titles = edition.resolutions.order_by("number").values_list("number", "title_sw")
    assert list(titles) == [(1, "C"), (2, "A"), (3, "B")]


def test_a_day_due_that_has_passed_is_refused_unless_the_meeting_is_recorded(edition, by) -> None:
    past = TODAY - dt.timedelta(days=1)
    one = resolution(edition)
    with pytest.raises(ValidationError) as refused:
        change_terms(resolution=one, terms={"due_on": past}, by=by, at=NOW)
    assert list(refused.value.error_dict) == ["due_on"]
    old = resolution(by_hand.edition(is_recorded=True))
    theme = Theme.objects.first()
    assert change_terms(resolution=old, terms={"due_on": past, "theme": theme}, by=by, at=NOW)


def test_owners_are_named_once_one_leads_and_of_an_adopted_one_go_with_a_reason(
    edition, by, monkeypatch
) -> None:
    told = []
    one, body = resolution(edition), by_hand.institution()
    lead = add_owner(resolution=one, institution=body, by=by, at=NOW)
    for wrong in ({"institution": body, "part": "support"}, {"owner_class": "government"}):
        with pytest.raises(ValidationError):
            add_owner(resolution=one, by=by, at=NOW, **wrong)
    remove_owner(owner=lead, by=by, at=NOW)
    adopt_resolution(resolution=one, by=by, at=NOW, on=TODAY)
    assert attention(edition=edition).without_owner == 1
    monkeypatch.setattr(adopted, "_follows", [lambda **known: told.append(known["resolution"].pk)])
    late = add_owner(resolution=one, institution=body, by=by, at=NOW)
    assert told == [one.pk]
    assert attention(edition=edition).without_owner == 0
    with pytest.raises(ValidationError):
        remove_owner(owner=late, by=by, at=NOW)
    remove_owner(owner=late, by=by, at=NOW, reason="Ilitajwa kimakosa")
    assert told == [one.pk, one.pk]
    assert not one.owners.exists()
    event = Event.objects.filter(action="reports.owner_named").latest("pk")
    assert event.edition_id == edition.pk


def test_the_pages_take_a_draft_from_key_issues_to_the_meeting(edition, by) -> None:
    client = desk.signed_in(by)
    a, b = issue(edition), issue(edition, text_sw="Fedha haitoshi", text_en="")
    new = bench.workbench(edition, "rasimu/mpya/")
    begun = client.get(new, {"hoja": [a.pk, b.pk, "x", 10**12]}).context["form"]
    assert begun["text_sw"].value() == "Mifumo haisomani.\nFedha haitoshi"
    refused = client.post(new, {**WORDS, "title_sw": "", "revision": 0, "issues": [a.pk]})
    assert refused.status_code == 422
    assert WORDS["text_sw"] in refused.content.decode()
    key = {"form_key": begun["form_key"].value()}
    for _press in range(2):
        client.post(new, {**WORDS, **key, "revision": 0, "issues": [a.pk, b.pk]})
    one = edition.resolutions.get()
    address = bench.workbench(edition, f"rasimu/{one.pk}/")
    page = bench.read(client, address.replace("/sw/", "/en/"))
    assert "No owner yet: name one" in page
    assert "English is missing" in page

    whole = {**WORDS, "title_en": "Joining", "text_en": "Join.", "note": "Tafsiri"}
    client.post(f"{address}maneno/", {**whole, "revision": 1})
    met = client.post(f"{address}maneno/", {**whole, "text_en": "Join now.", "revision": 1})
    assert met.status_code == 409
    assert "Join now." in met.content.decode()
    assert "Tafsiri" in bench.read(client, f"{address}matoleo/")

    body = by_hand.institution("Mamlaka ya Majaribio")
    wrong = client.post(f"{address}wahusika/", {"part": "lead"})
    assert wrong.status_code == 422
    client.post(
        f"{address}wahusika/",
        {"institution_0": str(body), "institution": str(body), "part": "lead"},
    )
    assert one.owners.get().institution == body
    terms = {"theme": Theme.objects.first().pk, "weight": 3, "is_public": "on"}
    assert client.post(f"{address}masharti/", {**terms, "due_on": "2001-01-01"}).status_code == 422
    assert client.post(f"{address}masharti/", {**terms, "due_on": "2999-01-01"}).status_code == 302
    client.post(f"{address}hatua/", {"step": "propose"})
    assert client.post(f"{address}hatua/", {"step": "x"}).status_code == 404
    assert client.post(f"{address}pendekeza/", {"recommended": "reject"}).status_code == 422
    client.post(f"{address}pendekeza/", {"recommended": "adopt"})
    one.refresh_from_db()
    assert (one.decision, one.weight, one.due_on) == ("recommended", 3, dt.date(2999, 1, 1))


def test_the_meeting_decides_about_what_is_seen_on_the_page(edition, by) -> None:
    client = desk.signed_in(by)
    one, two, three = (resolution(edition, title_sw=name) for name in "ABC")
    address = bench.workbench(edition, f"kikaoni/{one.pk}/")
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values |= {"on": TODAY.isoformat(), "why": ""}

    amended = client.post(address, {**values, "text_sw": "Zote.", "decision": "amend"})
    assert amended.headers["Location"] == address
    late = client.post(address, {**values, "text_en": "Mine.", "decision": "adopted"})
    assert late.status_code == 409
    assert "Mine." in late.content.decode()
    one.refresh_from_db()
    assert one.decision == "recommended"

    values |= {"revision": one.revision, "text_en": "All of them."}
    done = client.post(address, {**values, "decision": "adopted"})
    assert done.headers["Location"] == bench.workbench(edition, f"kikaoni/{two.pk}/")
    one.refresh_from_db()
    assert (one.number, one.text_en, one.decision) == (1, "All of them.", "adopted")
    assert client.get(address).status_code == 302
    again = client.post(address, {**values, "decision": "adopted"})
    assert again.status_code in (409, 422)

    address = bench.workbench(edition, f"kikaoni/{two.pk}/")
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values |= {"on": TODAY.isoformat(), "why": ""}
    unreasoned = client.post(address, {**values, "why": "", "decision": "rejected"})
    assert unreasoned.status_code == 422
    assert client.post(address, {**values, "decision": "x"}).status_code == 404
    half = client.post(address, {**values, "text_en": "", "decision": "adopted"})
    assert half.status_code == 422
    two.refresh_from_db()
    assert (two.decision, two.text_en) == ("recommended", "All institutions shall join GovESB.")
    client.post(address, {**values, "why": "Si wakati wake", "decision": "rejected"})
    last = bench.workbench(edition, f"kikaoni/{three.pk}/")
    assert client.get(bench.workbench(edition, "kikaoni/")).status_code == 200
    assert client.get(last).status_code == 200


def test_the_public_sees_adopted_resolutions_with_their_origin_and_without_names(by) -> None:
    edition = by_hand.edition(state="closed")
    said = bench.contribution(edition, institution=None, institution_name="", name="Juma Siri")
    report = bench.ministry_report(edition)
    one = issue(edition)
    one.sources.create(
        kind="floor", contribution=said, language="sw", quote="GovESB", by_label="x", at=NOW
    )
    one.sources.create(
        kind="ministry_report",
        ministry_report=report,
        part="challenges",
        language="sw",
        quote="Fedha haitoshi.",
        by_label="x",
        at=NOW,
    )
    public, hidden, draft = (resolution(edition, title_sw=name) for name in "ABC")
    public.issues.add(one)
    hidden.is_public = False
    hidden.save()
    for row in (public, hidden):
        adopt_resolution(resolution=row, by=by, at=NOW, on=TODAY)
    client = desk.signed_in(desk.coordinator())
    client.logout()
    base = f"/en/vikao/{edition.year}/maazimio/"
    page = bench.read(client, f"{base}1/")
    for shown in (public.register_number, str(report.institution.name_en), public.text_sw):
        assert shown in page
    assert public.adopted_sha256 in page
    assert "Juma Siri" not in page
    assert client.get(f"{base}2/").status_code == 404
    listed = bench.read(client, base)
    assert f'href="{base}1/"' in listed
    assert f'href="{base}2/"' not in listed
    assert str(draft.pk) not in listed or draft.title_sw not in listed.split("<main")[0]


def test_themes_are_added_and_named_anew_but_no_two_alike(edition, by) -> None:
    client = desk.signed_in(by)
    address = bench.workbench(edition, "mada/mpya/")
    client.post(address, {"name_sw": "Takwimu huria", "name_en": "Open data"})
    theme = Theme.objects.get(key="open-data")
    twice = client.post(address, {"name_sw": "takwimu huria", "name_en": "Open data"})
    assert set(twice.context["form"].errors) == {"name_sw", "name_en"}
    client.post(
        bench.workbench(edition, f"mada/{theme.pk}/"),
        {"name_sw": "Takwimu wazi", "name_en": "Open data"},
    )
    theme.refresh_from_db()
    assert (theme.key, theme.name_sw) == ("open-data", "Takwimu wazi")


def test_the_overview_tells_what_waits(edition, by) -> None:
    resolution(edition, text_en="")
    page = bench.read(desk.signed_in(by), f"/en/kazi/?mwaka={edition.year}")
    assert "1 resolution awaits a decision." in page
    assert "1 resolution has no owner: name one." in page
    assert "1 resolution stands in one language only." in page
