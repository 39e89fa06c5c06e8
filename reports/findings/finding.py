"""What a check reports: a sentence and the places in the sources that led to it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """What stands at one place of the sources. `place` is a code of meetings.places."""

    text: str
    place: str = ""
    language: str = ""


@dataclass(frozen=True)
class Finding:
    """Something an editor should decide.

    `key` stays the same while the contradiction lasts, in either language, so that a decision
    can hang on it. `title` and the texts are in the language active when the check ran. What
    `is_settled` is told for completeness and waits for no decision (a misprint with its correction).
    """

    key: str
    area: str
    title: str
    said: tuple[Said, ...] = field(default_factory=tuple)
    is_settled: bool = False
