"""What stands on a score sheet: scores by criterion, remarks, the total, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from innovations.models import HIGHEST_SCORE, LOWEST_SCORE, Criterion

LONGEST_REMARK = 4000
# Seconds that one sending may add: a page left open over night was not used that long.
MOST_SECONDS = 3600
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Typed:
    """A sheet as somebody typed it; `scores` by the key of the criterion, without what has none yet."""

    scores: Mapping[int, int] = field(default_factory=dict)
    remark: str = ""
    private_remark: str = ""
    # In which the page was open and used since it last told.
    seconds: int = 0

    def says_the_same_as(self, other: Typed) -> bool:
        return (dict(self.scores), self.remark, self.private_remark) == (
            dict(other.scores),
            other.remark,
            other.private_remark,
        )


def score_field(criterion: Criterion) -> str:
    """The name of the field of a criterion in the form, also for errors."""
    return f"alama_{criterion.pk}"


def check_typed(typed: Typed, criteria: Iterable[Criterion], *, whole: bool) -> None:
    """Raises ValidationError by field: scores out of range, of no criterion, or (`whole`) lacking."""
    errors: dict[str, str] = {}
    known = {criterion.pk: criterion for criterion in criteria}
    for pk, score in typed.scores.items():
        if pk not in known:
            raise ValidationError(_("The criteria have changed. Load the page again."))
        if type(score) is not int or not LOWEST_SCORE <= score <= HIGHEST_SCORE:
            errors[score_field(known[pk])] = _("Choose a whole number from 0 to 10.")
    if whole:
        for pk, criterion in known.items():
            if pk not in typed.scores:
                errors[score_field(criterion)] = _("Choose a score.")
    for name, text in (("remark", typed.remark), ("private_remark", typed.private_remark)):
        if len(text) > LONGEST_REMARK:
            errors[name] = _("At most %(number)d characters fit here.") % {"number": LONGEST_REMARK}
    if errors:
        raise ValidationError(errors)


def total_of(scores: Mapping[int, int], criteria: Iterable[Criterion]) -> Decimal:
    """The weighted sum, at two decimals; criteria without a score count nothing."""
    total = sum(
        (criterion.weight * scores.get(criterion.pk, 0) for criterion in criteria), Decimal(0)
    )
    return total.quantize(_HUNDREDTH, ROUND_HALF_EVEN)
