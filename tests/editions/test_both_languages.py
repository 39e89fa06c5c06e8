"""Every text of the shipped editions stands in Swahili and in English."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.editions.folders import EDITIONS

FILES = sorted(EDITIONS.glob("*/*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_pair_has_both_languages(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(_gaps(data, path.name)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_long_texts_are_not_the_same_in_both_languages(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    same = [sw for sw, en in _pairs(data) if sw == en and len(sw.split()) > 4]
    assert same == []


def test_placeholders_are_small_and_marked() -> None:
    rows = yaml.safe_load((EDITIONS / "2019/photographs.yaml").read_text(encoding="utf-8"))
    drawn = [row for row in rows if "file" in row]
    assert [row["is_placeholder"] for row in drawn] == [True, True, True]
    sizes = [(EDITIONS / "2019/photographs" / row["file"]).stat().st_size for row in drawn]
    assert max(sizes) < 60_000


def _pairs(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if "sw" in node or "en" in node:
            yield node.get("sw") or "", node.get("en") or ""
        for value in node.values():
            yield from _pairs(value)
    elif isinstance(node, list):
        for value in node:
            yield from _pairs(value)


def _gaps(node: Any, where: str) -> Iterator[str]:
    for sw, en in _pairs(node):
        if not (sw.strip() and en.strip()):
            yield f"{where}: {sw or en}"
