"""The numbers of the method. They are part of every input, so that an old ranking keeps its own."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Self

METHOD_VERSION = "1"


@dataclass(frozen=True)
class Rules:
    """Points are those of the scale from 0 to 10."""

    # Ridge of a judge's severity, and the most points it may be.
    k: Decimal = Decimal(1)
    cap: Decimal = Decimal("1.5")
    tolerance: Decimal = Decimal("0.000000001")
    # A judge with fewer sheets cannot be compared with the others.
    fewest_sheets: Decimal = Decimal(3)
    # Shares of the two stages in the total, and how many go on to the second at least.
    first_share: Decimal = Decimal("0.25")
    second_share: Decimal = Decimal("0.75")
    short_list: Decimal = Decimal(8)
    # What is pointed out.
    outlying_factor: Decimal = Decimal("2.5")
    mad_scale: Decimal = Decimal("1.4826")
    severe_above: Decimal = Decimal(1)
    flat_below: Decimal = Decimal("0.25")
    hasty_below_seconds_a_criterion: Decimal = Decimal(15)

    def plain(self) -> dict[str, str]:
        """As it stands in the canonical input."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_plain(cls, found: dict[str, Any]) -> Self:
        """Raises ValueError when a rule is missing, unknown or no number."""
        names = {field.name for field in fields(cls)}
        if set(found) != names:
            raise ValueError(f"rules: {', '.join(sorted(set(found) ^ names))}")
        return cls(**{name: Decimal(text) for name, text in found.items()})
