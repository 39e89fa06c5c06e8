"""Forms about an edition as a whole."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, Phase
from egov_meeting.meetings.selectors.staff import all_editions

LONGEST_REASON = 500


class ReasonForm(forms.Form):
    """Why something is done; it goes on record."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )


class MergeForm(forms.Form):
    """Which entry is a duplicate of the institution, and why they are the same."""

    duplicate = forms.ModelChoiceField(
        Institution.objects.none(),
        label=_("The duplicate"),
        help_text=_("Everything that names it will name the institution above."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )

    def __init__(self, *args: Any, kept: Institution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["duplicate"]
        field.queryset = Institution.objects.filter(merged_into=None).exclude(pk=kept.pk)


class ExtensionForm(forms.Form):
    """A later end for a phase, and why."""

    ends_on = forms.DateField(
        label=_("New last day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )

    def __init__(self, *args: Any, phase: Phase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phase = phase

    def clean_ends_on(self) -> Any:
        chosen = self.cleaned_data["ends_on"]
        earliest = self.phase.ends_on or self.phase.starts_on
        if earliest and chosen <= earliest:
            raise forms.ValidationError(_("Choose a day after the present last day."))
        return chosen


class GroupExtensionForm(forms.Form):
    """A later last day of registration for one group, and why."""

    until = forms.DateField(
        label=_("New last day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )

    def __init__(self, *args: Any, closes_on: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.closes_on = closes_on

    def clean_until(self) -> Any:
        chosen = self.cleaned_data["until"]
        if chosen <= self.closes_on:
            raise forms.ValidationError(_("Choose a day after the present last day."))
        return chosen


class StartFromForm(forms.ModelForm):  # type: ignore[type-arg]
    """Which edition the new one takes its plan from, and what is different this time."""

    source = forms.ModelChoiceField(
        Edition.objects.none(),
        label=_("Earlier edition"),
        help_text=_(
            "Groups with their days, members and fees, committees, objectives, phases and the "
            "programme without its speakers are taken over; all dates move with the first day."
        ),
    )

    class Meta:
        model = Edition
        fields = ("number", "year", "name_sw", "name_en", "starts_on", "city")
        widgets = {"starts_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    field_order = ("source", *Meta.fields)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        source.queryset = all_editions()
