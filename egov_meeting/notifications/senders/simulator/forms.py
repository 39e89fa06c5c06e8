"""The switch on the page of the phone and mailbox."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

MODE_LABELS = {
    "good": _("It takes every SMS"),
    "away": _("It is out of order"),
    "refusing": _("It refuses every SMS"),
    "silent": _("It does not answer"),
}


class ModeForm(forms.Form):
    mode = forms.ChoiceField(
        label=_("What the SMS gateway does"),
        choices=list(MODE_LABELS.items()),
        widget=forms.RadioSelect,
    )
