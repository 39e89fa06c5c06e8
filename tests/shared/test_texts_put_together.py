"""Differences word by word, and two people's work put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_meeting.shared.differing import changes_between, is_changed
from egov_meeting.shared.merging import both_texts, merged, merged_lines


def marked(older: str, newer: str) -> str:
    """Inserted words in braces, deleted ones in angle brackets."""
    signs = {"inserted": "{%s}", "deleted": "<%s>", "same": "%s"}
    return "|".join(
        "".join(signs[run.kind] % run.text for run in paragraph.runs)
        for paragraph in changes_between(older, newer)
    )


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        ("Aya moja.", "Aya moja.", "Aya moja."),
        ("Walikuwa 786.", "Walikuwa 790.", "Walikuwa <786>{790}."),
        ("Moja.\n\nMbili.", "Moja.", "Moja.|<Mbili.>"),
        ("Moja.", "Moja.\n\nMbili.", "Moja.|{Mbili.}"),
        ("", "Mpya.", "{Mpya.}"),
    ],
)
def test_changes_are_told_by_words(older: str, newer: str, shown: str) -> None:
    assert marked(older, newer) == shown
    assert is_changed(changes_between(older, newer)) == (older != newer)


def test_very_long_paragraphs_are_told_whole() -> None:
    older, newer = "neno " * 5000, "neno " * 4999 + "jipya"

    (paragraph,) = changes_between(older, newer)

    assert [run.kind for run in paragraph.runs] == ["deleted", "inserted"]


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ("A1\n\nB", "A\n\nB1", "A1\n\nB1"),
        ("A1\n\nB", "A1\n\nB", "A1\n\nB"),
        ("A\n\nB\n\nC", "A1\n\nB", "A1\n\nB\n\nC"),
        ("B", "A\n\nB1", "B1"),
        ("A1\n\nB", "A2\n\nB", None),
    ],
)
def test_changes_of_different_paragraphs_are_put_together(mine, theirs, together) -> None:
    assert merged(base="A\n\nB", mine=mine, theirs=theirs) == together


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        ("a\nb\nc", "a1\nb\nc", "a\nb\nc1", "a1\nb\nc1"),
        ("a\nb", "a1\nb", "a\nb1", "a1\nb1"),
        ("a", "a\nmine", "a\ntheirs", "a\ntheirs\nmine"),
        ("", "mine", "theirs", "theirs\nmine"),
        ("a", "a\nsame", "a\nsame", "a\nsame"),
        ("a\nx", "a\nx more", "a\nnew\nx", "a\nnew\nx more"),
        ("a\nb", "a\nb\n", "a\nb", "a\nb\n"),
        ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd"),
        ("a\nb", "a1\nb", "a2\nb", None),
        ("a\nb\nc", "c", "a\nb1\nc", None),
        ("a\nb\nc", "x\nc", "a\nnew\nb\nc", None),
    ],
)
def test_lines_of_two_are_put_together(base, mine, theirs, together) -> None:
    assert merged_lines(base=base, mine=mine, theirs=theirs) == together


def test_nothing_of_either_text_is_lost() -> None:
    assert both_texts(theirs="a\nb1\nc", mine="a\nb2\nc\nd") == "a\nb1\nb2\nc\nd"


@given(*[st.lists(st.sampled_from("abcd"), max_size=6).map("\n".join) for _text in range(3)])
def test_work_of_one_alone_is_taken_as_it_is(base, mine, theirs) -> None:
    assert merged_lines(base=base, mine=mine, theirs=base) == mine
    assert merged_lines(base=base, mine=base, theirs=theirs) == theirs
    assert merged_lines(base=base, mine=mine, theirs=mine) == mine
