"""Breaking a text into lines where the layout engine would."""

from __future__ import annotations

from functools import lru_cache

from egov_meeting.documents.pdf.stamping.styles import TextStyle


# Institutions and groups come again and again, names do not.
@lru_cache(maxsize=5_000)
def lines_of(text: str, *, style: TextStyle, width: float, language: str) -> tuple[str, ...]:
    """`text` in lines of at most `width` (CSS pixels); a space where a line ends stays with it.

    Lines break where Pango allows; a word wider than the column breaks between letters
    (`overflow-wrap: anywhere`).
    """
    if style.width(text) <= width:
        return (text,)
    words, letters = _places(text, language)
    lines, start = [], 0
    while start < len(text):
        end = _farthest(text, start, words, style, width)
        if end == start:
            end = _farthest(text, start, letters, style, width)
        if end == start:  # a column narrower than a letter
            end = min(place for place in letters if place > start)
        lines.append(text[start:end])
        start = end
    return tuple(lines)


def _farthest(text: str, start: int, places: list[int], style: TextStyle, width: float) -> int:
    reached = start
    for place in places:
        if place <= start:
            continue
        if style.width(text[start:place].rstrip(" ")) > width:
            break
        reached = place
    return reached


@lru_cache(maxsize=1_000)
def _places(text: str, language: str) -> tuple[list[int], list[int]]:
    """Where a line may end: between words, and between letters."""
    from weasyprint.text.line_break import get_log_attrs

    marks = get_log_attrs(text, language)
    end = len(text)
    words = [place for place in range(1, end) if marks[place].is_line_break]
    letters = [place for place in range(1, end) if marks[place].is_char_break]
    return [*words, end], [*letters, end]
