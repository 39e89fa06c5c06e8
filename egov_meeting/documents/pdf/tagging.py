"""Completing the tags WeasyPrint 70 writes, for screen readers.

WeasyPrint tags text, tables, figures and links. It leaves out the language of parts in another
language, and the scope of header cells, and it keeps running heads as
(unlinked) content where they should be artifacts. All this is known only while its tag tree is
built, so its builder is wrapped here; `weasyprint` is pinned to 70 for this reason, and a test fails
when a new version builds differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

ROLES = {"nav": "/Sect", "figure": "/Div", "header": "/Div", "footer": "/Div", "address": "/P"}


class TagFinisher:
    """Wraps the builder of one document; `artifacts` gathers, per page, content that is no content."""

    def __init__(self, *, language: str) -> None:
        self._language = language
        self._original = tags._build_box_tree
        self._artifacts: dict[int, set[int]] = {}
        # Numbers of the objects that tag tables whose rows are stamped afterwards, by their key.
        self.stamped: dict[str, int] = {}

    def build(
        self, box: Any, parent: Any, pdf: Any, page: int, nums: dict[int, Any], *rest: Any
    ) -> Iterator[Any]:
        """Stands in for weasyprint.pdf.tags._build_box_tree."""
        known = set(nums)
        is_artifact = isinstance(box, boxes.MarginBox) or _is_decoration(box)
        for element in self._original(box, parent, pdf, page, nums, *rest):
            if not is_artifact and not _is_left_blank(box):
                self._complete(element, box)
                yield element
        if is_artifact:
            for number in set(nums) - known:
                nums[number] = "null"
                self._artifacts.setdefault(page, set()).add(number)

    def _complete(self, element: Any, box: Any) -> None:
        html = getattr(box, "element", None)
        if html is None or not isinstance(html.tag, str):
            return
        if element["S"] == "/Table" and html.get("data-stamped"):
            self.stamped.setdefault(html.get("data-stamped"), element.number)
        role = ROLES.get(box.element_tag or "")
        if role and element["S"] == "/NonStruct":
            element["S"] = role
        language = html.get("lang")
        if language and language != self._language:
            element["Lang"] = pydyf.String(language)
        if element["S"] == "/TH":
            scope = "Row" if html.get("scope") == "row" else "Column"
            element["A"]["Scope"] = f"/{scope}"

    def mark_artifacts(self, document: Any, pdf: Any) -> None:
        """Finisher for write_pdf: running heads, page numbers and ornaments become artifacts."""
        pages = [item for item in pdf.objects if _is_page(item)]
        for number, numbers in self._artifacts.items():
            stream = pdf.objects[int(pages[number]["Contents"].split()[0])]
            _make_artifacts(stream.stream, numbers)


@contextmanager
def finished_tags(*, language: str) -> Iterator[TagFinisher]:
    """While this lasts, documents written get complete tags; give `mark_artifacts` to write_pdf."""
    finisher = TagFinisher(language=language)
    tags._build_box_tree = finisher.build
    try:
        yield finisher
    finally:
        tags._build_box_tree = finisher._original


def _is_page(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/Page"


def _is_decoration(box: Any) -> bool:
    html = getattr(box, "element", None)
    return html is not None and html.tag == "img" and html.get("alt") == ""


def _is_left_blank(box: Any) -> bool:
    """Whether this is a page left for stamped rows, which brings its own tags."""
    html = getattr(box, "element", None)
    return html is not None and html.get("data-stamped-page") is not None


def _make_artifacts(operations: list[Any], numbers: set[int]) -> None:
    # Marked content is written as three items: the tag, its properties, and the operator.
    for index, item in enumerate(operations):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in numbers:
            operations[index - 1] = "/Artifact"
            operations[index] = pydyf.Dictionary({"Type": "/Pagination"})
