"""Forms for what editors decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import RecordedFigure
from reports.choices import FindingChoice
from reports.findings.areas import Area
from reports.places import shown_place


class PreferredFigureField(forms.ModelChoiceField):
    """One of several recorded figures, named by its value and where it stands."""

    widget = forms.RadioSelect

    def label_from_instance(self, figure: RecordedFigure) -> str:
        value = number_format(figure.value, force_grouping=True)
        return f"{value} – {shown_place(figure.place)}"


class FindingDecisionForm(forms.Form):
    """The decision about one finding, in the editor's words."""

    choice = forms.ChoiceField(
        label=_("Decision"), choices=FindingChoice.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In your words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What holds, and why. It is kept with the finding."),
    )

    def __init__(self, *args: Any, figures: Sequence[RecordedFigure] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if figures:
            rows = RecordedFigure.objects.filter(pk__in=[figure.pk for figure in figures])
            self.fields["figure"] = PreferredFigureField(
                label=_("The figure that holds in the report"),
                queryset=rows,
                required=False,
                empty_label=None,
                initial=next((figure.pk for figure in figures if figure.preferred), None),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        words = (cleaned.get("text") or "").strip()
        if cleaned.get("choice") == FindingChoice.EXPLAINED and not words:
            self.add_error("text", _("Write the explanation."))
        return cleaned


class FindingsFilterForm(forms.Form):
    """Which findings are listed."""

    area = forms.ChoiceField(label=_("Part of the edition"), required=False)
    show = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[("", _("Waiting for a decision")), ("decided", _("Decided")), ("all", _("All"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("All parts")), *Area.choices]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, str]:
        """Area and kind; what is not known counts as nothing chosen."""
        self.is_valid()
        return self.cleaned_data.get("area", ""), self.cleaned_data.get("show", "")


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
