"""Differences word by word, and two people's work put together."""

import pytest

from reports.differing import changes_between, is_changed
from reports.merging import merged


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
