"""Which columns leave the portal, and in which format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    safu = forms.MultipleChoiceField(label=_("Columns"), widget=forms.CheckboxSelectMultiple)
    muundo = forms.ChoiceField(
        label=_("Format"),
        choices=[("csv", "CSV"), ("xlsx", "XLSX")],
        initial="csv",
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        columns: Sequence[tuple[str, str]],
        ticked: Sequence[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["safu"]
        field.choices = columns
        field.initial = [key for key, _label in columns] if ticked is None else ticked
