"""What a certificate says of the meeting, taken down when it is given and never changed by later editing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import LANGUAGE_CODES, text_in

if TYPE_CHECKING:
    from egov_meeting.meetings.models import Edition

# What an application may say in each language, in the order of the paper: before the name of the
# meeting (`text`, then `work`, the title of what is honoured, and `after`), and below it (`detail`).
OWN_FACTS = frozenset({"text", "work", "after", "detail"})
Facts = dict[str, dict[str, str]]


def all_facts(*, edition: Edition, own: Mapping[str, Mapping[str, str]]) -> Facts:
    """The meeting in both languages together with what the application says.

    A text that a language lacks is left out. Raises ValueError for a fact that no certificate shows.
    """
    unknown = {name for said in own.values() for name in said} - OWN_FACTS
    if unknown:
        raise ValueError(f"a certificate does not say {', '.join(sorted(unknown))}")
    return {
        code: _filled({**_meeting(edition, code), **own.get(code, {})}) for code in LANGUAGE_CODES
    }


def _meeting(edition: Edition, code: str) -> dict[str, str]:
    words = grammar.for_language(code)
    return {
        "meeting": text_in(edition, "name", code),
        "dates": words.date_range(edition.starts_on, edition.ends_on),
        "place": edition.city,
        "organiser": edition.organiser.name_on(edition.starts_on, code),
    }


def _filled(said: Mapping[str, str]) -> dict[str, str]:
    return {name: str(text) for name, text in said.items() if text}
