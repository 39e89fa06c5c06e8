"""What a section's text may contain, and how it is read, shown, bound and checked."""

from reports.richtext.binding import (
    StaleFigure,
    bind,
    pin_figures,
    rebind,
    stale_figures,
    unknown_tokens,
)
from reports.richtext.hints import UnboundNumber, unbound_numbers
from reports.richtext.html import to_html
from reports.richtext.markdown import to_markdown
from reports.richtext.parsing import parse
from reports.richtext.plain import to_plain
from reports.richtext.reading import Reading, Reference
from reports.richtext.tokens import BLOCK_NAMES, Token, tokens
from reports.richtext.tree import Document

__all__ = [
    "BLOCK_NAMES",
    "Document",
    "Reading",
    "Reference",
    "StaleFigure",
    "Token",
    "UnboundNumber",
    "bind",
    "parse",
    "pin_figures",
    "rebind",
    "stale_figures",
    "to_html",
    "to_markdown",
    "to_plain",
    "tokens",
    "unbound_numbers",
    "unknown_tokens",
]
