"""The four parts of a ministry's report, and the boxes under guided sub-headings in which it is written.

A part is one text. A box begins with its sub-heading on a line of its own, `## Mifumo`, and what
stands before the first known one belongs to the box without a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.choices import ReportPart
from reports.wording import Wording

LONGEST_BOX = 20_000


@dataclass(frozen=True)
class Box:
    """A stretch of a part; `heading` is what stands above it in the report, None for the unnamed one."""

    key: str
    label: str | Promise
    heading: Wording | None = None


BOXES: dict[str, tuple[Box, ...]] = {
    ReportPart.IMPLEMENTATION: (
        Box("general", _("Implementation in general")),
        Box(
            "strategies",
            _("Strategies, policies and guidelines"),
            Wording("Mikakati, sera na miongozo", "Strategies, policies and guidelines"),
        ),
        Box(
            "systems",
            _("Systems and services"),
            Wording("Mifumo na huduma", "Systems and services"),
        ),
        Box(
            "infrastructure",
            _("Infrastructure"),
            Wording("Miundombinu", "Infrastructure"),
        ),
    ),
    ReportPart.BENEFITS: (
        Box("general", _("Benefits in general")),
        Box(
            "government",
            _("Benefits to the Government"),
            Wording("Manufaa kwa Serikali", "Benefits to the Government"),
        ),
        Box(
            "citizens",
            _("Benefits to citizens"),
            Wording("Manufaa kwa wananchi", "Benefits to citizens"),
        ),
    ),
    ReportPart.CHALLENGES: (Box("general", _("Challenges")),),
    ReportPart.PROPOSALS: (Box("general", _("Proposals")),),
}


def box_name(part: str, box: str, language: str) -> str:
    """The name of the box's field: `implementation_systems_sw`."""
    return f"{part}_{box}_{language}"


def box_names() -> list[str]:
    """The names of all boxes, in the order of the form."""
    return [
        box_name(part, box.key, language)
        for part, boxes in BOXES.items()
        for box in boxes
        for language in LANGUAGE_CODES
    ]


def boxes_of(part: str, text: str, language: str) -> dict[str, str]:
    """The text of a part taken apart, by the key of each box; nothing is left out."""
    headings = {
        f"## {box.heading.in_language(language)}": box.key for box in BOXES[part] if box.heading
    }
    found: dict[str, list[str]] = {box.key: [] for box in BOXES[part]}
    current = "general"
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip() in headings:
            current = headings[line.strip()]
            continue
        found[current].append(line)
    return {key: "\n".join(lines).strip() for key, lines in found.items()}


def part_from(part: str, boxes: Mapping[str, str], language: str) -> str:
    """The text of a part put together from its boxes; empty ones leave no sub-heading."""
    written = []
    for box in BOXES[part]:
        text = boxes.get(box.key, "").strip()
        if not text:
            continue
        heading = f"## {box.heading.in_language(language)}\n\n" if box.heading else ""
        written.append(heading + text)
    return "\n\n".join(written)


def all_boxes(texts: Mapping[str, str]) -> dict[str, str]:
    """`implementation_sw` and its likes as boxes by the names of their fields."""
    return {
        box_name(part, key, language): text
        for part in BOXES
        for language in LANGUAGE_CODES
        for key, text in boxes_of(part, texts.get(f"{part}_{language}", ""), language).items()
    }


def all_parts(boxes: Mapping[str, str]) -> dict[str, str]:
    """The eight texts of a report put together from all of its boxes."""
    return {
        f"{part}_{language}": part_from(
            part,
            {box.key: boxes.get(box_name(part, box.key, language), "") for box in BOXES[part]},
            language,
        )
        for part in BOXES
        for language in LANGUAGE_CODES
    }


def part_fields() -> list[str]:
    """The columns of the eight texts."""
    return [f"{part}_{language}" for part in BOXES for language in LANGUAGE_CODES]


def words_in(text: str) -> int:
    """How many words a text has, sub-headings aside."""
    return sum(len(line.split()) for line in text.split("\n") if not line.startswith("## "))


@dataclass(frozen=True)
class Passage:
    """A stretch of a part as it is read; `heading` is "" above the first sub-heading."""

    heading: str
    text: str


def passages_of(text: str) -> list[Passage]:
    """A part as it is read: each sub-heading with what stands under it."""
    found: list[Passage] = []
    heading, lines = "", []
    for line in [*text.split("\n"), "## "]:
        if not line.startswith("## "):
            lines.append(line)
            continue
        body = "\n".join(lines).strip()
        if heading or body:
            found.append(Passage(heading, body))
        heading, lines = line[3:].strip(), []
    return found
