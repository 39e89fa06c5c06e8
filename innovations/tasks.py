"""Work of the queue `default` about research and innovation; each area has a module of its own."""

from innovations.tasks_judging import close_stages, remind_judges_of_sheets

__all__ = [
    "close_stages",
    "remind_judges_of_sheets",
]
