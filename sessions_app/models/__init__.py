from sessions_app.models.breakout import BreakoutGroup, BreakoutMember, BreakoutReport, BreakoutTask
from sessions_app.models.programme import Day, Item, Session, SessionRole

__all__ = [
    "BreakoutGroup",
    "BreakoutMember",
    "BreakoutReport",
    "BreakoutTask",
    "Day",
    "Item",
    "Session",
    "SessionRole",
]
