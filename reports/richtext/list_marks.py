"""Lists numbered i) ii), i. ii. or a) b), which Markdown itself does not know."""

from __future__ import annotations

import re
from dataclasses import replace

from egov_meeting.shared.grammar.roman import roman
from reports.richtext.tree import Block, ListBlock, ListMarks, Paragraph, Text

_MARK = r"(?P<mark>[ivx]{1,6}|[a-z])(?P<after>[).])[ \t]+"
# Without a bullet before it, only a bracket makes a letter a mark: a line may begin with an initial.
_LINE = re.compile(r"(?P<indent> {0,3})(?:(?P<mark>[ivx]{1,6}|[a-z])\))[ \t]+\S")
_START = re.compile(_MARK)
_ROMANS = {roman(number).lower(): number for number in range(1, 40)}


def marks_written(marks: ListMarks, number: int) -> str:
    """The mark of one item: `ii)`, `b)`, `2.`, `-`."""
    if marks == "-":
        return "-"
    if marks[0] == "i":
        return f"{roman(number).lower()}{marks[1]}"
    if marks[0] == "a":
        return f"{chr(ord('a') + (number - 1) % 26)}{marks[1]}"
    return f"{number}{marks[1]}"


def lines_with_bullets(text: str) -> str:
    """The text with `- ` put before lines that begin with i) or a), and those that follow on."""
    lines = []
    last = ""
    for line in text.split("\n"):
        found = _LINE.match(line)
        if found and (found["mark"] in ("i", "a") or _follows(found["mark"], last)):
            last = found["mark"]
            line = f"{found['indent']}- {line.lstrip(' ')}"
        lines.append(line)
    return "\n".join(lines)


def with_list_marks(block: ListBlock) -> tuple[ListBlock, ...]:
    """A bullet list as the lists it holds: a run of items marked i) ii) … is a list of its own.

    A list in which some item has no such mark stays as it is.
    """
    found = [_START.match(_first_text(item)) for item in block.items]
    marks = [(match["mark"], match["after"]) for match in found if match]
    if len(marks) < len(block.items):
        return (block,)
    lists = []
    for first, last in _runs(marks):
        marked = _marked_as([mark for mark, _ in marks[first:last]], marks[first][1])
        if marked is None:
            return (block,)
        items = tuple(_without_mark(item) for item in block.items[first:last])
        lists.append(replace(block, marks=marked[0], start=marked[1], items=items))
    return tuple(lists)


def _runs(marks: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where the marks begin anew."""
    starts = [
        place
        for place, (mark, after) in enumerate(marks)
        if not place or after != marks[place - 1][1] or not _follows(mark, marks[place - 1][0])
    ]
    return list(zip(starts, [*starts[1:], len(marks)], strict=True))


def _marked_as(marks: list[str], after: str) -> tuple[ListMarks, int] | None:
    """The style of consecutive marks and the number they begin with."""
    for style, numbers in (("i", _roman_numbers(marks)), ("a", _letter_numbers(marks))):
        if numbers and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return style + after, numbers[0]  # type: ignore[return-value]
    return None


def _follows(mark: str, last: str) -> bool:
    if not last:
        return False
    as_roman = mark in _ROMANS and last in _ROMANS and _ROMANS[mark] == _ROMANS[last] + 1
    return as_roman or (len(mark) == len(last) == 1 and ord(mark) == ord(last) + 1)


def _roman_numbers(marks: list[str]) -> list[int]:
    return [_ROMANS[mark] for mark in marks] if all(mark in _ROMANS for mark in marks) else []


def _letter_numbers(marks: list[str]) -> list[int]:
    return [ord(mark) - ord("a") + 1 for mark in marks] if all(len(m) == 1 for m in marks) else []


def _first_text(item: tuple[Block, ...]) -> str:
    if item and isinstance(item[0], Paragraph) and item[0].children:
        first = item[0].children[0]
        return first.text if isinstance(first, Text) else ""
    return ""


def _without_mark(item: tuple[Block, ...]) -> tuple[Block, ...]:
    paragraph = item[0]
    if not isinstance(paragraph, Paragraph):
        return item
    rest = _START.sub("", _first_text(item), count=1)
    children = ((Text(rest),) if rest else ()) + paragraph.children[1:]
    return (Paragraph(children), *item[1:])
