"""Which module writes which section, in which language."""

from __future__ import annotations

from functools import partial
from types import ModuleType

from reports.figures import Figures
from reports.generation import (
    annexes,
    breakout,
    committees,
    conclusion,
    exhibition,
    feedback,
    fees,
    innovation_day,
    introduction,
    key_issues,
    lessons,
    matters,
    openings,
    participants,
    resolutions,
    sponsorship,
    summary_en,
    summary_sw,
    theme,
    topics,
    venue,
)
from reports.generation.material import Material
from reports.generation.voice import Voice, Writer
from reports.outline import SECTIONS


def generated_text(*, section: str, material: Material, figures: Figures, language: str) -> str:
    """The section's text in Markdown with tokens, from the data alone; "" when there is nothing to say."""
    writers = WRITERS.get(section)
    if writers is None:
        return ""
    return writers[language](Voice(material, figures, language)).strip()


def generated_texts(*, material: Material, figures: Figures, language: str) -> dict[str, str]:
    """All sections' texts by key, empty ones left out."""
    texts = {
        section.key: generated_text(
            section=section.key, material=material, figures=figures, language=language
        )
        for section in SECTIONS
    }
    return {key: text for key, text in texts.items() if text}


def _both(module: ModuleType) -> dict[str, Writer]:
    return {"sw": module.swahili, "en": module.english}


def _opening(number: int) -> dict[str, Writer]:
    return {
        "sw": partial(openings.opening_sw, number=number),
        "en": partial(openings.opening_en, number=number),
    }


WRITERS: dict[str, dict[str, Writer]] = {
    "summary": {"sw": summary_sw.write, "en": summary_en.write},
    "introduction": _both(introduction),
    "purpose": {"sw": introduction.purpose_sw, "en": introduction.purpose_en},
    "theme": _both(theme),
    "venue": _both(venue),
    "participants": _both(participants),
    "sponsorship": _both(sponsorship),
    "fees": _both(fees),
    "exhibition": _both(exhibition),
    "committees": _both(committees),
    "opening_1": _opening(1),
    "opening_2": _opening(2),
    "closing": {"sw": openings.closing_sw, "en": openings.closing_en},
    "matters": _both(matters),
    "topics": {"sw": topics.chapter_sw, "en": topics.chapter_en},
    "group_1": {"sw": topics.group_one_sw, "en": topics.group_one_en},
    "topic_1": {"sw": topics.topic_one_sw, "en": topics.topic_one_en},
    "topic_2": {"sw": topics.topic_two_sw, "en": topics.topic_two_en},
    "group_2": {"sw": topics.group_two_sw, "en": topics.group_two_en},
    "key_issues": _both(key_issues),
    "breakout": _both(breakout),
    "innovation_day": _both(innovation_day),
    "resolutions": _both(resolutions),
    "lessons": _both(lessons),
    "feedback": _both(feedback),
    "conclusion": _both(conclusion),
    "annex_programme": {"sw": annexes.programme_sw, "en": annexes.programme_en},
    "annex_speeches": {"sw": annexes.speeches_sw, "en": annexes.speeches_en},
    "annex_participants": {"sw": annexes.participants_sw, "en": annexes.participants_en},
    "annex_findings": {"sw": annexes.findings_sw, "en": annexes.findings_en},
}
