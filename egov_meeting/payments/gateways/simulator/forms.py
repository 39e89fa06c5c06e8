"""What the page of the simulator takes from people."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.control_numbers import control_number_in

CHANNELS = [
    ("MOB", _("Mobile money")),
    ("BANK", _("Bank counter")),
    ("POS", _("Card")),
    ("INTERNET", _("Internet banking")),
]


class PayForm(forms.Form):
    control_number = forms.CharField(label=_("Control number"), max_length=30)
    amount = forms.DecimalField(
        label=_("Amount (TZS)"), min_value=1, max_digits=13, decimal_places=2
    )
    channel = forms.ChoiceField(label=_("Way of paying"), choices=CHANNELS, initial="MOB")

    def clean_control_number(self) -> str:
        try:
            return control_number_in(self.cleaned_data["control_number"])
        except ValueError:
            raise forms.ValidationError(_("A control number has twelve digits.")) from None


class BehaviourForm(forms.Form):
    """The switches that people may turn; tests reach all of them as JSON."""

    lose_numbers = forms.BooleanField(label=_("Control numbers are never told"), required=False)
    payment_first = forms.BooleanField(
        label=_("Payments are told before control numbers"), required=False
    )
    reordered = forms.BooleanField(label=_("Messages arrive in reverse order"), required=False)
    thrice = forms.BooleanField(label=_("Every message arrives three times"), required=False)
    wrong_signature = forms.BooleanField(
        label=_("Messages carry a wrong signature"), required=False
    )
    part_pay = forms.BooleanField(label=_("Only half of the amount is paid"), required=False)
    over_pay = forms.BooleanField(label=_("Half as much again is paid"), required=False)
    wrong_currency = forms.BooleanField(label=_("Payments are made in dollars"), required=False)
    unknown_bill = forms.BooleanField(label=_("Payments name an unknown bill"), required=False)
    slow = forms.BooleanField(label=_("Answers take ten seconds"), required=False)
    silent = forms.BooleanField(label=_("There are no answers at all"), required=False)
    refused = forms.BooleanField(label=_("New bills are refused"), required=False)
