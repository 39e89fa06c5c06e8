"""Papers on which badges are printed: how large a badge is, where badges lie, and where to cut."""

from __future__ import annotations

from egov_meeting.documents.pdf.stamping import Sheet
from registrations.choices import BadgeSize

# Width and height of one badge in millimetres.
BADGES: dict[str, tuple[float, float]] = {
    BadgeSize.EIGHT_ON_A4: (92, 66),
    BadgeSize.FOUR_ON_A4: (105, 148.5),
    BadgeSize.LABEL: (90, 62),
}
_A4 = (210.0, 297.0)
_GRIDS: dict[str, tuple[int, int]] = {BadgeSize.EIGHT_ON_A4: (2, 4), BadgeSize.FOUR_ON_A4: (2, 2)}
_MARK = 5.0  # length of a cutting mark
_AWAY = 1.5  # from the badge
_CROSS = 2.0


def paper_of(size: str) -> Sheet | None:
    """The sheet for badges of this size; None where each has a page of its own."""
    if size not in _GRIDS:
        return None
    (columns, rows), (width, height) = _GRIDS[size], BADGES[size]
    left, top = (_A4[0] - columns * width) / 2, (_A4[1] - rows * height) / 2
    across = [left + column * width for column in range(columns + 1)]
    down = [top + row * height for row in range(rows + 1)]
    places = tuple((x, y) for y in down[:-1] for x in across[:-1])
    if left < _MARK + _AWAY:
        return Sheet(*_A4, places, tuple(_crossings(across[1:-1], down[1:-1])))
    return Sheet(*_A4, places, tuple(_marks_around(across, down)))


def badges_on_paper(size: str) -> int:
    """How many a sheet takes."""
    columns, rows = _GRIDS.get(size, (1, 1))
    return columns * rows


def _marks_around(across: list[float], down: list[float]) -> list[tuple[float, ...]]:
    """Ticks outside the badges, where every cut begins and ends."""
    first, last = down[0] - _AWAY, down[-1] + _AWAY
    left, right = across[0] - _AWAY, across[-1] + _AWAY
    marks: list[tuple[float, ...]] = []
    for x in across:
        marks += [(x, first - _MARK, x, first), (x, last, x, last + _MARK)]
    for y in down:
        marks += [(left - _MARK, y, left, y), (right, y, right + _MARK, y)]
    return marks


def _crossings(across: list[float], down: list[float]) -> list[tuple[float, ...]]:
    """On a full sheet: a cross where cuts meet, and ticks at the edges of the paper."""
    marks: list[tuple[float, ...]] = []
    for x in across:
        marks += [(x, 0, x, _MARK), (x, _A4[1] - _MARK, x, _A4[1])]
        marks += [(x, y - _CROSS, x, y + _CROSS) for y in down]
    for y in down:
        marks += [(0, y, _MARK, y), (_A4[0] - _MARK, y, _A4[0], y)]
        marks += [(x - _CROSS, y, x + _CROSS, y) for x in across]
    return marks
