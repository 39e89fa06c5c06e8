"""What is wrong with a folder, told so that the person at fault can put it right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from egov_meeting.exchange.messages import SENTENCES
from egov_meeting.shared.edition_parts.checking import Path


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a file: a line of text, or a row (and column) of a spreadsheet; counted from 1."""

    line: int | None = None
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. The texts are made when they are read, in the reader's language."""

    file: str
    code: str
    path: Path = ()
    spot: Spot = Spot()
    found_value: Any = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    is_warning: bool = False

    @property
    def field_path(self) -> str:
        """The way to the field, such as days[2].sessions[1].title; positions count from 1."""
        text = ""
        for part in self.path:
            if isinstance(part, int):
                text += f"[{part + 1}]"
            else:
                text += f".{part}" if text else str(part)
        return text

    @property
    def place(self) -> str:
        """Line or row, and the field, in words."""
        if self.spot.row is not None and self.spot.column:
            return _("row %(row)s, column %(column)s") % {
                "row": self.spot.row,
                "column": self.spot.column,
            }
        if self.spot.row is not None:
            return _("row %(row)s") % {"row": self.spot.row}
        if self.spot.line is None:
            return self.field_path
        if not self.path:
            return _("line %(line)s") % {"line": self.spot.line}
        return _("line %(line)s, %(field)s") % {"line": self.spot.line, "field": self.field_path}

    @property
    def found(self) -> str:
        """What stands there, cut to a readable length."""
        return str(self.found_value)

    @property
    def message(self) -> str:
        """What is wrong, as a sentence."""
        return str(SENTENCES[self.code].message) % self._words()

    @property
    def expected(self) -> str:
        """What would be right; empty when the message says it."""
        return str(SENTENCES[self.code].expected) % self._words()

    def _words(self) -> dict[str, str]:
        words = {name: str(value) for name, value in self.values.items()}
        words["found"] = self.found
        words["did_you_mean"] = self._did_you_mean(words)
        return words

    @staticmethod
    def _did_you_mean(words: Mapping[str, str]) -> str:
        nearest, label = words.get("nearest", ""), words.get("label", "")
        if not nearest:
            return ""
        if label and label != nearest:
            text = _("Did you mean “%(nearest)s” (%(label)s)?")
            return " " + text % {"nearest": nearest, "label": label}
        return " " + _("Did you mean “%(nearest)s”?") % {"nearest": nearest}

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.place) if part)
        return f"{place}: {self.message} {self.expected}".rstrip()


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, then from top to bottom; the same problems always in the same order."""
    return sorted(
        problems,
        key=lambda problem: (
            problem.file,
            problem.spot.line or problem.spot.row or 0,
            problem.field_path,
            problem.spot.column,
            problem.code,
        ),
    )


class FolderRefused(Exception):
    """The folder is refused whole and nothing was written; `problems` says everything at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_reading_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
