"""The score sheet as a form. Fields of criteria are named by sheet_values.score_field()."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from innovations.models import HIGHEST_SCORE, LOWEST_SCORE, Criterion
from innovations.services.scoring import LONGEST_REASON
from innovations.sheet_values import LONGEST_REMARK, Typed, score_field

_STEPS = [(str(score), str(score)) for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1)]


class SheetForm(forms.Form):
    """What a judge fills in. A score may be left out; handing in asks for all (in the service)."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    # In use since it last told, by the script of the page; and when the page was made, without one.
    # Whatever they hold, no sheet is refused for it.
    seconds = forms.CharField(required=False, widget=forms.HiddenInput)
    began = forms.CharField(required=False, widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Remark to the entrant"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "What is good, and what would make it better. Write so that the entrant can use it."
        ),
    )
    private_remark = forms.CharField(
        label=_("Remark to the panel"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the panel and the staff read it."),
    )

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        words = {"invalid_choice": _("Choose a whole number from 0 to 10.")}
        scores = {
            score_field(criterion): forms.ChoiceField(
                label=str(criterion),
                choices=_STEPS,
                required=False,
                widget=forms.RadioSelect,
                error_messages=words,
            )
            for criterion in self.criteria
        }
        self.fields = {**scores, **self.fields}

    @classmethod
    def showing(
        cls, typed: Typed, *, revision: int, criteria: Iterable[Criterion], at: datetime
    ) -> Self:
        """The form with what stands on the sheet."""
        found = list(criteria)
        values = {
            score_field(criterion): str(typed.scores[criterion.pk])
            for criterion in found
            if criterion.pk in typed.scores
        }
        values |= {"remark": typed.remark, "private_remark": typed.private_remark}
        more = {"revision": revision, "seconds": 0, "began": int(at.timestamp())}
        return cls(initial={**values, **more}, criteria=found)

    def typed(self, *, at: datetime) -> Typed:
        """What was filled in, for a service. Of a valid form."""
        told = self.cleaned_data
        scores = {
            criterion.pk: int(told[score_field(criterion)])
            for criterion in self.criteria
            if told.get(score_field(criterion))
        }
        return Typed(
            scores,
            told["remark"].replace("\r\n", "\n"),
            told["private_remark"].replace("\r\n", "\n"),
            _whole(told["seconds"]) or max(0, int(at.timestamp()) - _whole(told["began"])),
        )


class CorrectionForm(SheetForm):
    """The sheet once more, with the reason. `revision` holds the version that the page showed."""

    reason = forms.CharField(
        label=_("Why you correct the sheet"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays with the sheet, and so does what you handed in before."),
    )


def _whole(text: str) -> int:
    """A number of seconds; nought for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
