"""Figures in an edited text stay bound to the data: pinned, checked and brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from reports.figures import (
    Figure,
    Figures,
    UnknownStyle,
    UnreadableValue,
    read_value,
    say,
    styles_of,
    write_value,
)
from reports.richtext.reading import is_stale
from reports.richtext.tokens import BLOCK_NAMES, TOKEN, Token, token_of, tokens


@dataclass(frozen=True)
class StaleFigure:
    """A figure in a text that no longer agrees with its source: what it says, and what it should."""

    token: Token
    figure: Figure
    said: str
    current: str


def pin_figures(text: str, *, figures: Figures, language: str = "sw") -> str:
    """Write each figure's present value into its token, so that a later change shows."""

    def pinned(token: Token) -> Token:
        figure = figures.get(token.key) if token.kind == "figure" else None
        if figure is None or token.value is not None:
            return token
        value = write_value(figure.value, language=language)
        return token if set("[]\n|") & set(value) else replace(token, value=value)

    return _rewritten(text, pinned)


def stale_figures(text: str, *, figures: Figures, language: str = "sw") -> list[StaleFigure]:
    """The tokens whose value differs from the data, in the order of the text."""
    return [
        StaleFigure(
            token,
            figures[token.key],
            _said(token, figures[token.key], language),
            say(figures[token.key], language=language, style=_style(token, figures[token.key])),
        )
        for token in tokens(text)
        if is_stale(token, figures)
    ]


def unknown_tokens(
    text: str, *, figures: Figures, references: Collection[str] | None = None
) -> list[Token]:
    """Tokens that cannot be printed: a report with one of them is not published.

    References are checked where `references` (the targets there are) is given.
    """
    return [token for token in tokens(text) if _is_unknown(token, figures, references)]


def rebind(
    text: str, *, figures: Figures, accept: Collection[str] | None = None, language: str = "sw"
) -> str:
    """Bring stale values up to date; only those of the figures in `accept`, when it is given."""

    def current(token: Token) -> Token:
        if not is_stale(token, figures) or (accept is not None and token.key not in accept):
            return token
        return replace(token, value=write_value(figures[token.key].value, language=language))

    return _rewritten(text, current)


def bind(
    text: str,
    *,
    start: int,
    end: int,
    key: str,
    figures: Figures,
    style: str = "",
    language: str = "sw",
) -> str:
    """Put the token of figure `key` in the place of `text[start:end]`. Raises KeyError."""
    value = write_value(figures[key].value, language=language)
    token = Token("figure", key, value, style)
    return text[:start] + token.written() + text[end:]


def _rewritten(text: str, change: Callable[[Token], Token]) -> str:
    def written(match: object) -> str:
        token = token_of(match)  # type: ignore[arg-type]
        changed = change(token)
        return token.raw if changed is token else changed.written()

    return TOKEN.sub(written, text)


def _is_unknown(token: Token, figures: Figures, references: Collection[str] | None) -> bool:
    if token.kind == "figure":
        return token.key not in figures or not _can_be_said(token, figures[token.key])
    if token.kind == "reference":
        return references is not None and token.key not in references
    return token.kind == "unknown" or (token.kind == "block" and token.key not in BLOCK_NAMES)


def _can_be_said(token: Token, figure: Figure) -> bool:
    try:
        value = None if token.value is None else read_value(token.value, kind=figure.kind)
        say(figure, language="sw", style=token.style, value=value)
    except (UnknownStyle, UnreadableValue, ValueError):
        return False
    return True


def _style(token: Token, figure: Figure) -> str:
    return token.style if token.style in styles_of(figure) else ""


def _said(token: Token, figure: Figure, language: str) -> str:
    try:
        value = read_value(token.value or "", kind=figure.kind)
        return say(figure, language=language, style=_style(token, figure), value=value)
    except (UnreadableValue, ValueError):
        return token.value or ""
