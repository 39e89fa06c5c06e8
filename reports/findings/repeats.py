"""Written sections that say nearly the same: paragraphs that share most of their runs of words."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said
from reports.models import SectionText

RUN = 4  # words in a run
ALIKE = 0.5  # share of runs in the shorter paragraph that the other one has too
SHORTEST = 12  # words; shorter paragraphs are phrases that every report repeats
SHOWN = 160
# What sums the others up repeats them on purpose.
SUMMING_UP = ("summary", "conclusion")
WORD = re.compile(r"\w+")


def paragraphs_written_twice(edition: Edition) -> Iterator[Finding]:
    """Two sections of one language with a paragraph in common; looked for in written texts only."""
    texts = SectionText.objects.filter(report__edition=edition).order_by("language", "section")
    texts = texts.exclude(section__in=SUMMING_UP)
    for language in ("sw", "en"):
        written = [text for text in texts if text.language == language]
        for place, text in enumerate(written):
            for earlier in written[:place]:
                pair = _most_alike(earlier.body, text.body)
                if pair:
                    yield _finding(earlier, text, pair)


def _most_alike(one: str, other: str) -> tuple[str, str] | None:
    best, found = ALIKE, None
    for first in _paragraphs(one):
        for second in _paragraphs(other):
            share = _share(first, second)
            if share >= best:
                best, found = share, (first, second)
    return found


def _share(one: str, other: str) -> float:
    """How many of the runs of words of the shorter paragraph stand in the longer one."""
    runs = [_runs(one), _runs(other)]
    fewest = min(len(part) for part in runs)
    return len(runs[0] & runs[1]) / fewest if fewest else 0


def _runs(paragraph: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(paragraph)]
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _paragraphs(body: str) -> list[str]:
    parts = (part.strip() for part in body.split("\n\n"))
    return [part for part in parts if len(WORD.findall(part)) >= SHORTEST]


def _finding(one: SectionText, other: SectionText, pair: tuple[str, str]) -> Finding:
    return Finding(
        key=f"repeats.{one.section}.{other.section}.{one.language}",
        area=Area.TEXTS,
        title=_("Two sections say nearly the same"),
        said=tuple(
            Said(_shortened(paragraph), f"report:{text.section}", text.language)
            for text, paragraph in zip((one, other), pair, strict=True)
        ),
    )


def _shortened(paragraph: str) -> str:
    return paragraph if len(paragraph) <= SHOWN else f"{paragraph[:SHOWN].rsplit(' ', 1)[0]} …"
