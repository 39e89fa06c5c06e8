"""What the method did, in words for entrants and staff."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.shared.numbers import with_minus
from innovations.choices import FlagKind
from innovations.ranking.ordering import CRITERION, JUDGES, VOTE

_TENTH = Decimal("0.1")
_BROKEN_BY = {
    CRITERION: gettext_lazy("Tie broken by the heaviest criterion"),
    JUDGES: gettext_lazy("Tie broken by what more of the judges in common preferred"),
    VOTE: gettext_lazy("Tie broken by a vote of the panel"),
}
_WHY_PLAIN = {
    "parts": gettext_lazy("The judges and entries fall into parts that no judge joins."),
    "few_sheets": gettext_lazy("A judge handed in fewer than 3 sheets."),
    "unsettled": gettext_lazy("The adjustment did not settle."),
}


def judge_in_words(judge: Mapping[str, Any]) -> str:
    """How one judge scored beside the others, and what was done about it."""
    distance, severity = Decimal(judge["distance"]), Decimal(judge["severity"])
    words = {
        "judge": judge["judge"],
        "distance": _one_decimal(abs(distance)),
        "change": _one_decimal(abs(severity)),
    }
    if not _tenth(severity):
        return (
            _("Judge %(judge)d scored as colleagues did: nothing was added or taken away.") % words
        )
    if severity < 0:
        return (
            _(
                "Judge %(judge)d scored %(distance)s below colleagues on the same entries, so %(change)s was added."
            )
            % words
        )
    return (
        _(
            "Judge %(judge)d scored %(distance)s above colleagues on the same entries, so %(change)s was taken away."
        )
        % words
    )


def why_plain_in_words(reasons: list[str]) -> list[str]:
    """Why the plain mean stands and nothing was adjusted."""
    return [str(_WHY_PLAIN[reason]) for reason in reasons]


def broken_by_in_words(broken_by: str) -> str:
    """What broke a tie; empty where nothing had to."""
    return str(_BROKEN_BY[broken_by]) if broken_by else ""


def flag_in_words(flag: Mapping[str, Any]) -> str:
    """What was measured, beside what it should have kept to."""
    value, limit = Decimal(flag["value"]), Decimal(flag["limit"])
    words = {"value": _two_decimals(value), "limit": _two_decimals(limit)}
    kind = flag["kind"]
    if kind == FlagKind.OUTLYING:
        return _("%(value)s points from the mean of the others; up to %(limit)s is usual.") % words
    if kind == FlagKind.SEVERE:
        return _("Severity %(value)s points; beyond %(limit)s is pointed out.") % words
    if kind == FlagKind.FLAT:
        return _("Spread of the totals %(value)s points; below %(limit)s is pointed out.") % words
    if kind == FlagKind.CONTRARY:
        return _("Rank correlation with the others %(value)s.") % words
    if kind == FlagKind.HASTY:
        return _("Finished in %(value)d seconds; below %(limit)d is pointed out.") % {
            "value": value,
            "limit": limit,
        }
    return _("All criteria alike on each of %(value)d sheets.") % {"value": value}


def _tenth(number: Decimal) -> Decimal:
    return number.quantize(_TENTH, rounding=ROUND_HALF_UP)


def _one_decimal(number: Decimal) -> str:
    return str(number_format(_tenth(number), 1))


def _two_decimals(number: Decimal) -> str:
    rounded = number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return with_minus(str(number_format(rounded, 2)))
