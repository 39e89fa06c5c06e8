"""Which judge scores which entry: balanced, without conflicts, by expertise, and all of one piece.

Pure: no database and no clock. `propose` solves, `explain` says what an assignment is worth.
"""

from innovations.assigning.explaining import Explanation, explain
from innovations.assigning.problem import EntryToJudge, Pair, PanelJudge, Problem
from innovations.assigning.proposing import propose

__all__ = [
    "EntryToJudge",
    "Explanation",
    "Pair",
    "PanelJudge",
    "Problem",
    "explain",
    "propose",
]
