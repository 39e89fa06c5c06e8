"""The words of a letter to an entrant, in the active language: plain ones, also for how scores were adjusted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from innovations.selectors.letters import JudgeOfEntry, Letter

_ONE, _TWO = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True)
class LetterWords:
    """The paragraphs of a letter; `remarks` are pairs of a judge and what was written."""

    result: list[str]
    score: list[str]
    adjustment: list[str]
    remarks: list[tuple[str, str]]


def words_of(letter: Letter, *, language: str) -> LetterWords:
    """The letter in "sw" or "en"."""
    with translation.override(language):
        return LetterWords(
            result=_result(letter),
            score=_score(letter),
            adjustment=_adjustment(letter),
            remarks=[
                (_("Judge %(number)d") % {"number": judge.number}, judge.remark)
                for judge in letter.judges
                if judge.remark
            ],
        )


def as_text(words: LetterWords) -> dict[str, str]:
    """The parts of the letter as plain text, for a message."""
    return {
        "result": "\n".join(words.result),
        "score": "\n".join([*words.score, *words.adjustment]),
        "remarks": "\n\n".join(f"{judge}: {text}" for judge, text in words.remarks),
    }


def honour_in_words(honour: object) -> str:
    """ "Award: Best innovation", "Exhibition"."""
    award = getattr(honour, "award", None)
    if award is not None:
        return _("Award: %(award)s") % {"award": award}
    return str(honour.get_place_display())  # type: ignore[attr-defined]  # made by Django


def _result(letter: Letter) -> list[str]:
    if not letter.honours:
        told = ngettext(
            "%(number)d entry was selected; yours is not among those selected this time.",
            "%(number)d entries were selected; yours is not among them this time.",
            letter.selected,
        )
        return [told % {"number": letter.selected}, _("Thank you for taking part.")]
    named = "; ".join(honour_in_words(honour) for honour in letter.honours)
    lines = [_("Congratulations: your entry was selected. %(honours)s.") % {"honours": named}]
    if letter.entry.booth:
        lines.append(_("Your booth in the exhibition: %(booth)s.") % {"booth": letter.entry.booth})
    return lines


def _score(letter: Letter) -> list[str]:
    ranked = letter.ranked
    if ranked is None:
        return [_("The entry was not scored.")]
    row = ranked.row
    lines = [
        _("The panel gave the entry %(total)s points of 10: rank %(rank)d of %(scored)d.")
        % {"total": _points(row.total), "rank": ranked.rank, "scored": letter.scored}
    ]
    if row.first is not None and row.second is not None:
        lines.append(
            _("One quarter of this comes from the first stage (%(first)s), three quarters from the second (%(second)s).")
            % {"first": _points(row.first), "second": _points(row.second)}
        )  # fmt: skip
    if row.error is not None:
        lines.append(
            _("The standard error is %(error)s points: totals closer than that are not distinguishable.")
            % {"error": _points(row.error)}
        )  # fmt: skip
    return lines


def _adjustment(letter: Letter) -> list[str]:
    if letter.ranked is None:
        return []
    if not letter.is_adjusted:
        return [_("Nothing was adjusted: the total is the plain mean of the scores.")]
    plain = _("The plain mean of the scores is %(plain)s.")
    return [
        plain % {"plain": _points(letter.ranked.row.plain)},
        *(_of_judge(judge) for judge in letter.judges if judge.added is not None),
    ]


def _of_judge(judge: JudgeOfEntry) -> str:
    assert judge.added is not None
    assert judge.distance is not None
    said = {
        "number": judge.number,
        "distance": _short(abs(judge.distance)),
        "added": _short(abs(judge.added)),
    }
    # What rounds to nothing is no adjustment.
    if not judge.added.quantize(_ONE, ROUND_HALF_UP):
        return _("Judge %(number)d scored as colleagues did on the same entries; nothing was changed.") % said  # fmt: skip
    if judge.added > 0:
        return _("Judge %(number)d scored %(distance)s below colleagues on the same entries, so %(added)s was added.") % said  # fmt: skip
    return _("Judge %(number)d scored %(distance)s above colleagues on the same entries, so %(added)s was taken off.") % said  # fmt: skip


def _points(number: Decimal) -> str:
    return rounded(number, _TWO)


def _short(number: Decimal) -> str:
    return rounded(number, _ONE)


def rounded(number: Decimal, to: Decimal) -> str:
    """The number as people write it; number_format alone would cut it off."""
    places = -to.as_tuple().exponent  # type: ignore[operator]  # of 0.1 and 0.01
    return number_format(number.quantize(to, ROUND_HALF_UP), places)
