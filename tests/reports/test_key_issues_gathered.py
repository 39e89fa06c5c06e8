"""A rapporteur gathers passages into key issues, tied to the place they stand at."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from reports.models import IssueSource, KeyIssue
from reports.passages import Found, Standing, find_words, paragraphs_of, standing_of
from reports.selectors.workbench_issues import raised_issue, raised_issues
from reports.services.gathering import raise_issue
from reports.services.issue_passages import Passage, add_passage, remove_passage
from reports.services.issues import drop_issue, merge_issue, place_issue, unmerge_issue
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports import workbench_by_hand as bench
from tests.reports.resolutions_by_hand import NOW, issue, resolution

pytestmark = pytest.mark.django_db

WORDS = "Watumishi wachache 😀 wana ujuzi"


def passage(report, words: str = WORDS, **fields) -> Passage:
    values = {"kind": "ministry_report", "part": "challenges", "language": "sw", **fields}
    return Passage(obj=report, words=words, **values)


def test_paragraphs_keep_their_places_in_the_stored_text() -> None:
    found = paragraphs_of(bench.CHALLENGES)
    assert [one.text for one in found] == [
        "Mifumo haisomani.",
        "Watumishi wachache 😀 wana ujuzi wa usalama.",
        "Fedha haitoshi.",
    ]
    for one in found:
        assert bench.CHALLENGES[one.start : one.start + one.length] == one.text


def test_marked_passages_overlap_and_the_paragraph_still_reads_the_same() -> None:
    text = "moja mbili tatu nne"
    (paragraph,) = paragraphs_of(text, [(7, Found(0, 10)), (8, Found(5, 10))])
    assert [(run.text, run.marks) for run in paragraph.runs] == [
        ("moja ", (7,)),
        ("mbili", (7, 8)),
        (" tatu", (8,)),
        (" nne", ()),
    ]


def test_words_are_found_near_the_place_first_and_however_they_are_spaced() -> None:
    text = "fedha haitoshi. Tena fedha  haitoshi."
    assert find_words(text, "fedha haitoshi") == Found(0, 14)
    assert find_words(text, "fedha\r\nhaitoshi", near=Found(16, 21)) == Found(21, 15)
    assert find_words(text, "hakuna") is None
    assert find_words(text, "  ") is None


def test_a_passage_is_the_same_moved_or_changed() -> None:
    text = "Fedha haitoshi."
    assert standing_of(text, "Fedha", Found(0, 5)) == (Standing.SAME, Found(0, 5))
    assert standing_of("Tena: Fedha", "Fedha", Found(0, 5)) == (Standing.MOVED, Found(6, 5))
    assert standing_of("Bajeti", "Fedha", Found(0, 5)) == (Standing.CHANGED, None)


def test_a_passage_becomes_a_key_issue_tied_to_its_place() -> None:
    edition = by_hand.edition()
    report = bench.ministry_report(edition)
    raised = raise_issue(
        edition=edition,
        passage=passage(report),
        text_sw="Ujuzi wa usalama ni mdogo",
        text_en="Security skills are scarce",
        by=desk.editor(),
        at=NOW,
    )
    source = raised.sources.get()
    assert source.quote == WORDS
    assert report.challenges_sw[source.start : source.start + source.length] == WORDS
    assert raised_issue(issue=raised).raised_by == [str(report.institution)]


def test_a_changed_source_is_told_and_the_old_words_stay() -> None:
    edition = by_hand.edition()
    report = bench.ministry_report(edition)
    one = issue(edition)
    add_passage(issue=one, passage=passage(report), by=desk.editor(), at=NOW)
    report.challenges_sw = "Tumeondoa maneno yale."
    report.state = "returned"
    report.save()
    (traced,) = raised_issue(issue=one).passages
    assert traced.is_changed
    assert traced.source.quote == WORDS


def test_the_same_words_twice_in_one_issue_and_a_second_new_issue_of_them_are_refused() -> None:
    edition = by_hand.edition()
    report, by = bench.ministry_report(edition), desk.editor()
    one, other = issue(edition), issue(edition, text_sw="Nyingine")
    add_passage(issue=one, passage=passage(report), by=by, at=NOW)
    with pytest.raises(ValidationError):
        add_passage(issue=one, passage=passage(report), by=by, at=NOW)
    with pytest.raises(ValidationError):
        raise_issue(
            edition=edition, passage=passage(report), text_sw="Tena", text_en="", by=by, at=NOW
        )
    assert KeyIssue.objects.filter(text_sw="Tena").count() == 0
    add_passage(issue=other, passage=passage(report), by=by, at=NOW)
    assert IssueSource.objects.count() == 2


def test_words_that_do_not_stand_there_or_are_too_many_are_refused() -> None:
    edition = by_hand.edition()
    report, by = bench.ministry_report(edition, benefits_sw="neno " * 1000), desk.editor()
    for wrong in (passage(report, "Hayapo"), passage(report, "neno " * 1000, part="benefits")):
        with pytest.raises(ValidationError) as refused:
            add_passage(issue=issue(edition), passage=wrong, by=by, at=NOW)
        assert list(refused.value.error_dict) == ["words"]


def test_merged_issues_bring_their_passages_and_can_be_taken_out_again() -> None:
    edition = by_hand.edition()
    report, by = bench.ministry_report(edition), desk.editor()
    one, other, third = issue(edition), issue(edition, text_sw="B"), issue(edition, text_sw="C")
    add_passage(issue=other, passage=passage(report), by=by, at=NOW)
    draft = resolution(edition, decision="draft")
    draft.issues.add(other)
    merge_issue(issue=third, into=other, by=by, at=NOW)
    merge_issue(issue=other, into=one, by=by, at=NOW)
    (raised,) = raised_issues(edition=edition)
    assert (raised.issue, raised.merged) == (one, [other, third])
    assert [(t.source.quote, t.through) for t in raised.passages] == [(WORDS, other)]
    assert set(draft.issues.all()) == {one, other}
    unmerge_issue(issue=other, by=by, at=NOW)
    assert [one.issue.text_sw for one in raised_issues(edition=edition)] == [one.text_sw, "B"]


def test_an_issue_is_not_merged_into_itself_in_a_circle_or_into_another_meeting() -> None:
    edition = by_hand.edition()
    by = desk.editor()
    one, other = issue(edition), issue(edition, text_sw="B")
    merge_issue(issue=one, into=other, by=by, at=NOW)
    for into in (other, one, issue(by_hand.edition())):
        with pytest.raises(ValidationError):
            merge_issue(issue=other, into=into, by=by, at=NOW)
    with pytest.raises(ValidationError):
        merge_issue(issue=one, into=issue(edition), by=by, at=NOW)


def test_issues_change_places_and_one_that_is_used_is_not_dropped() -> None:
    edition = by_hand.edition()
    by = desk.editor()
    rows = [issue(edition, text_sw=name) for name in "ABCD"]
    assert place_issue(issue=rows[3], position=1, by=by, at=NOW)
    assert not place_issue(issue=rows[3], position=1, by=by, at=NOW)
    place_issue(issue=rows[0], position=99, by=by, at=NOW)
    assert [row.text_sw for row in edition.key_issues.order_by("order")] == list("DBCA")
    draft = resolution(edition, decision="draft")
    draft.issues.add(rows[1])
    with pytest.raises(ValidationError):
        drop_issue(issue=rows[1], by=by, at=NOW)
    report = bench.ministry_report(edition)
    source = add_passage(issue=rows[2], passage=passage(report), by=by, at=NOW)
    remove_passage(source=source, by=by, at=NOW)
    add_passage(issue=rows[2], passage=passage(report), by=by, at=NOW)
    drop_issue(issue=rows[2], by=by, at=NOW)
    assert not IssueSource.objects.exists()
