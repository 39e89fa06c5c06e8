from sessions_app.models.breakout import (
    BreakoutGroup,
    BreakoutMember,
    BreakoutRapporteur,
    BreakoutReport,
    BreakoutRevision,
    BreakoutTask,
    PlanRow,
)
from sessions_app.models.floor import Contribution, Vote
from sessions_app.models.programme import Day, Item, Session, SessionRole
from sessions_app.models.speakers import Material, Pick, SlotAnswer, Speaker
from sessions_app.models.versions import ProgrammeVersion

__all__ = [
    "BreakoutGroup",
    "BreakoutMember",
    "BreakoutRapporteur",
    "BreakoutReport",
    "BreakoutRevision",
    "BreakoutTask",
    "Contribution",
    "Day",
    "Item",
    "Material",
    "Pick",
    "PlanRow",
    "ProgrammeVersion",
    "Session",
    "SessionRole",
    "SlotAnswer",
    "Speaker",
    "Vote",
]
