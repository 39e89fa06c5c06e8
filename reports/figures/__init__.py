"""Every figure a report may state, by name, with its value now and where it comes from."""

from reports.figures.figure import Figure, Figures, Kind, Source
from reports.figures.gathering import figures_of
from reports.figures.rows import taking_part
from reports.figures.saying import UnknownStyle, default_style, say, styles_of
from reports.figures.values import UnreadableValue, read_value, write_value

__all__ = [
    "Figure",
    "Figures",
    "Kind",
    "Source",
    "UnknownStyle",
    "UnreadableValue",
    "default_style",
    "figures_of",
    "read_value",
    "say",
    "styles_of",
    "taking_part",
    "write_value",
]
