"""How entries are ranked: pure arithmetic in exact decimals, without Django and without a clock."""

from innovations.ranking.canonical import canonical, checksum
from innovations.ranking.material import BadMaterial, FirstStage, RankingInput, SheetRow
from innovations.ranking.method import RankingResult, rank
from innovations.ranking.rules import METHOD_VERSION, Rules

__all__ = [
    "METHOD_VERSION",
    "BadMaterial",
    "FirstStage",
    "RankingInput",
    "RankingResult",
    "Rules",
    "SheetRow",
    "canonical",
    "checksum",
    "rank",
]
