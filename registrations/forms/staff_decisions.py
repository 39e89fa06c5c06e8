"""Filters of exemptions and claims; they stand in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registrations.choices import ClaimState, DecisionState

ALL = "zote"


class ExemptionFilterForm(forms.Form):
    """Those that wait unless another state is chosen."""

    mwaka = forms.CharField(required=False, widget=forms.HiddenInput)
    hali = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", DecisionState.WAITING.label),
            *(choice for choice in DecisionState.choices if choice[0] != DecisionState.WAITING),
            (ALL, _("All states")),
        ],
    )

    def state(self) -> str:
        """The state to show, "" for all."""
        self.is_valid()
        chosen = self.cleaned_data.get("hali", "") or DecisionState.WAITING
        return "" if chosen == ALL else chosen


class ClaimFilterForm(forms.Form):
    """Open claims unless another state is chosen."""

    mwaka = forms.CharField(required=False, widget=forms.HiddenInput)
    hali = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", ClaimState.OPEN.label),
            *(choice for choice in ClaimState.choices if choice[0] != ClaimState.OPEN),
            (ALL, _("All states")),
        ],
    )

    def state(self) -> str:
        """The state to show, "" for all."""
        self.is_valid()
        chosen = self.cleaned_data.get("hali", "") or ClaimState.OPEN
        return "" if chosen == ALL else chosen
