"""Texts kept in two columns, `title_sw` and `title_en`, and read as one."""

from typing import Any

from django.utils.translation import get_language

LANGUAGE_CODES = ("sw", "en")


def other_language(code: str) -> str:
    """The code of the other of the portal's two languages."""
    return "en" if code == "sw" else "sw"


def active_language() -> str:
    """ "sw" or "en"; Swahili when the thread has no language of the portal (a worker, a shell)."""
    code = (get_language() or "sw")[:2]
    return code if code in LANGUAGE_CODES else "sw"


def text_in(obj: Any, name: str, language: str) -> str:
    """The text of the pair `name` in exactly this language; "" when it is missing."""
    return getattr(obj, f"{name}_{language}", "") or ""


def language_of_text(obj: Any, name: str) -> str:
    """The language in which the pair `name` can be read now: the active one, or the other if only that has text."""
    active = active_language()
    if not text_in(obj, name, active) and text_in(obj, name, other_language(active)):
        return other_language(active)
    return active


class Bilingual:
    """`title = Bilingual("title")`: reads as the text in the active language, else in the other."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        if obj is None:
            return self
        return text_in(obj, self.name, language_of_text(obj, self.name))
