"""Work of the queue `default` that reports and resolutions give; each area has a module of its own."""

from reports.tasks_follow_up import (
    ask_for_reports,
    remind_of_resolution,
    remind_of_resolutions,
)
from reports.tasks_ministry import remind_ministries

__all__ = [
    "ask_for_reports",
    "remind_ministries",
    "remind_of_resolution",
    "remind_of_resolutions",
]
