"""A measured figure, its budget, and both as a table and as a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One named number. `at_most` or `at_least` is its budget; neither, and it is only told."""

    name: str
    value: float
    unit: str
    what: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def budget(self) -> str:
        if self.at_most is not None:
            return f"≤ {_short(self.at_most)}"
        return f"≥ {_short(self.at_least)}" if self.at_least is not None else ""

    @property
    def verdict(self) -> str:
        if self.at_most is None and self.at_least is None:
            return ""
        kept = (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )
        return "kept" if kept else "MISSED"


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of text, each beside its budget."""
    rows = [("figure", "measured", "budget", "unit", "", "what")]
    rows += [
        (one.name, _short(one.value), one.budget, one.unit, one.verdict, one.what)
        for one in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def write(figures: Sequence[Figure], path: Path) -> None:
    """Write `path`, a flat object of figures by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    flat = {one.name: round(one.value, 4) for one in figures}
    path.write_text(json.dumps(flat, indent=2) + "\n")


def _short(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if float(value).is_integer() or value >= 100 else f"{value:.2f}"
