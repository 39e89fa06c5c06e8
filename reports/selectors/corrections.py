"""Corrections of adopted texts: which words count, what was put right, and what waits for a second person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports.choices import CorrigendumState, Decision
from reports.models import Corrigendum, Resolution
from reports.selectors.workbench_resolutions import Side, sides_between


@dataclass(frozen=True)
class Correction:
    """One correction with what it changes in the words before it, in both languages."""

    kept: Corrigendum
    sides: list[Side]


def correction_in_force(resolution: Resolution) -> Corrigendum | None:
    """The newest confirmed one; its words count. None where the text stands as it was adopted.

    No query where `corrigenda` is prefetched.
    """
    return max(_confirmed(resolution), key=lambda one: one.number, default=None)


def number_in_force(resolution: Resolution) -> int:
    """The number of the correction that counts; 0 where the text stands as it was adopted."""
    found = correction_in_force(resolution)
    return found.number if found else 0


def words_in_force(resolution: Resolution) -> Resolution | Corrigendum:
    """What has title and text in both languages as they count now."""
    return correction_in_force(resolution) or resolution


def corrections_of(resolution: Resolution) -> list[Correction]:
    """The confirmed ones, the newest first, each with what it changed. One query."""
    before: Resolution | Corrigendum = resolution
    found = []
    for kept in sorted(_confirmed(resolution), key=lambda one: one.number):
        found.append(Correction(kept, sides_between(before, kept)))
        before = kept
    return found[::-1]


def waiting_correction(resolution: Resolution) -> Correction | None:
    """The one that a second person is to confirm. Two queries."""
    kept = resolution.corrigenda.filter(state=CorrigendumState.PROPOSED).first()
    return Correction(kept, sides_between(words_in_force(resolution), kept)) if kept else None


def can_be_corrected(resolution: Resolution) -> bool:
    """Adopted by a meeting of the portal; what was held before it is mended on its own page."""
    return resolution.decision == Decision.ADOPTED and not resolution.edition.is_recorded


def _confirmed(resolution: Resolution) -> Iterable[Corrigendum]:
    return (one for one in resolution.corrigenda.all() if one.state == CorrigendumState.CONFIRMED)
