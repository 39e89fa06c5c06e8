"""The forms of the second step, named in settings.MFA_FORMS: the library's checks, our words."""

from typing import Any

from allauth.mfa.base import forms as library
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

_LONGEST_CODE = 20


def _code(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=_LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SecondStepForm(library.AuthenticateForm):
    code = _code(
        _("Code"), _("Six digits from the app on your phone, or one of your recovery codes.")
    )


class ConfirmWithCodeForm(library.ReauthenticateForm):
    code = _code(
        _("Code"), _("Six digits from the app on your phone, or one of your recovery codes.")
    )


class SetUpForm(ActivateTOTPForm):
    code = _code(_("Code"), _("The six digits that the app shows now."))
