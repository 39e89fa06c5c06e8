"""Forms around corrections of adopted texts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.forms.workbench_resolutions import WordingForm


class CorrectionForm(WordingForm):
    """Title and text as they should read, and why, in both languages; `seen` is the correction they began from."""

    reason_sw = forms.CharField(
        label=_("What was put right, in Swahili"),
        max_length=300,
        widget=forms.TextInput(attrs={"lang": "sw"}),
        help_text=_("Everybody reads it beside the corrected text."),
    )
    reason_en = forms.CharField(
        label=_("What was put right, in English"),
        max_length=300,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["revision"]
        for name in ("title_sw", "title_en", "text_sw", "text_en"):
            self.fields[name].required = True


class DropCorrectionForm(forms.Form):
    """Why a proposed correction is not taken."""

    why = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
