"""The file of one ranking, and making the ranking again from what was stored."""

from __future__ import annotations

import json
from dataclasses import dataclass

from innovations.models import RankingRun
from innovations.ranking import BadMaterial, RankingInput, checksum, rank

FORM = "kikao-kazi-ranking-1"
_TEXTS = ("input", "input_hash", "result", "result_hash", "method_version")


@dataclass(frozen=True)
class StoredRanking:
    """A ranking as it was kept, in the database or in a file."""

    input: str
    input_hash: str
    result: str
    result_hash: str
    method_version: str

    @classmethod
    def of_run(cls, run: RankingRun) -> StoredRanking:
        return cls(**{name: getattr(run, name) for name in _TEXTS})

    @classmethod
    def from_file(cls, text: str) -> StoredRanking:
        """Raises BadMaterial for anything but such a file."""
        try:
            found = json.loads(text)
            if found["form"] != FORM:
                raise BadMaterial(f"not a file of the form {FORM}")
            return cls(**{name: str(found[name]) for name in _TEXTS})
        except (ValueError, KeyError, TypeError) as wrong:
            raise BadMaterial(f"not the file of a ranking: {wrong!r}") from wrong


def exported(run: RankingRun) -> str:
    """The text of the file; the canonical texts stand in it whole, as strings."""
    content = {"form": FORM, **{name: getattr(run, name) for name in _TEXTS}}
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def differences(stored: StoredRanking) -> list[str]:
    """What does not come out the same when it is made again; empty when every byte does."""
    found = []
    if _checksum(stored.input) != stored.input_hash:
        found.append("the input does not have the stored checksum")
    if _checksum(stored.result) != stored.result_hash:
        found.append("the result does not have the stored checksum")
    try:
        again = RankingInput.from_text(stored.input)
        if again.text != stored.input:
            found.append("the input is not in its canonical form")
        if rank(again).text != stored.result:
            found.append("the result is another one")
    except BadMaterial as wrong:
        found.append(str(wrong))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as wrong:
        # A file that somebody wrote by hand may say anything.
        found.append(f"it cannot be made again: {wrong!r}")
    return found


def _checksum(text: str) -> str:
    return checksum(text) if text.isascii() else ""
