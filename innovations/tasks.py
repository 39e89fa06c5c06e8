"""Work of the queue `default` about research and innovation; each area has a module of its own."""

from innovations.tasks_judging import close_stages, remind_judges_of_sheets
from innovations.tasks_outcome import resume_letters, write_letters
from innovations.tasks_panel import check_blind_copy, resume_blind_checks

__all__ = [
    "check_blind_copy",
    "close_stages",
    "remind_judges_of_sheets",
    "resume_blind_checks",
    "resume_letters",
    "write_letters",
]
