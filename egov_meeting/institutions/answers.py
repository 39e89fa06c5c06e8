"""How an institution is named in a form: what comes with the request, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from egov_meeting.institutions.models import Institution

NOT_LISTED = "other"


@dataclass(frozen=True, slots=True)
class InstitutionAnswer:
    """An institution of the register, or the name of one that is not in it; both empty for no answer.

    `typed_name` is "" when the institution was found.
    """

    institution: Institution | None = None
    typed_name: str = ""

    def __bool__(self) -> bool:
        return self.institution is not None or bool(self.typed_name)

    def __str__(self) -> str:
        return str(self.institution or self.typed_name)


class Typed(NamedTuple):
    """What came with the form: the text, the choice under it, and the text that choice was offered for."""

    text: str = ""
    choice: str = ""
    asked: str = ""

    @property
    def chosen(self) -> str:
        """The choice, "" when the text was changed after it."""
        return self.choice if self.asked == self.text else ""


def as_typed(value: Any) -> Typed:
    """An answer, an Institution or a text as if somebody had typed and chosen it."""
    if isinstance(value, Typed):
        return value
    if isinstance(value, Institution):
        value = InstitutionAnswer(value)
    text = str(value or "")
    if not isinstance(value, InstitutionAnswer):
        return Typed(text)
    choice = NOT_LISTED if value.institution is None else str(value.institution.pk)
    return Typed(text, choice if text else "", text)
