"""Figures without a database, for tests of texts."""

import datetime as dt

from reports.figures import Figure
from reports.figures.figure import Figures, Value, by_key
from reports.wording import Wording

THEME = Wording("Huduma kwa wote", "Services for all")


def figures_by_hand(**changed: Value) -> Figures:
    """A meeting of 786 people in three groups; `participants_total=800` changes a value."""
    made = [
        Figure("participants.total", 786, "count", "Washiriki", "Participants", "participant"),
        Figure("ministries.missing", 6, "count", "Wizara", "Ministries", "ministry"),
        Figure("resolutions.count", 12, "count", "Maazimio", "Resolutions", "resolution"),
        Figure("fees.1.1", 400000, "money", "Ada", "Fee"),
        Figure("dates.closing.1", dt.date(2019, 2, 2), "date", "Ufungaji", "Closing"),
        Figure(
            "dates.meeting",
            (dt.date(2019, 1, 30), dt.date(2019, 2, 2)),
            "date_range",
            "Tarehe",
            "Dates",
        ),
        Figure("edition.year", 2019, "year", "Mwaka", "Year"),
        Figure("theme", THEME, "text", "Kauli mbiu", "Theme"),
    ]
    values = {key.replace("_", "."): value for key, value in changed.items()}
    return by_key(
        Figure(**{**vars(figure), "value": values.get(figure.key, figure.value)}) for figure in made
    )
