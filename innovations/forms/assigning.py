"""Giving a judge an entry by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from innovations.choices import JudgeState
from innovations.models import Judge, Stage, StageEntry


class ByHandForm(forms.Form):
    """An entry of the stage by its number, and a judge of the panel."""

    number = forms.IntegerField(label=_("Number of the entry"), min_value=1, max_value=32_000)
    judge = forms.ModelChoiceField(label=_("Judge"), queryset=Judge.objects.none())

    def __init__(self, data: Any = None, *, stage: Stage, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.stage = stage
        judges: Any = self.fields["judge"]
        judges.queryset = stage.call.judges.filter(state=JudgeState.ACCEPTED).order_by("pseudonym")

    def clean_number(self) -> Any:
        found = (
            StageEntry.objects.filter(stage=self.stage, entry__number=self.cleaned_data["number"])
            .select_related("entry")
            .first()
        )
        if found is None:
            raise forms.ValidationError(_("This entry does not take part in the stage."))
        return found.entry
