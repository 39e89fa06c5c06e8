"""Password fields in our words; the rules themselves are in settings.AUTH_PASSWORD_VALIDATORS."""

from typing import Any

from allauth.account.fields import SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 200  # nobody types more, and hashing is not for free


def present_password(label: Any) -> forms.CharField:
    """A field for the password the person has now."""
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def new_password(label: Any) -> SetPasswordField:
    """A field for a password to be; it knows the rules."""
    field = SetPasswordField(
        label=label,
        max_length=LONGEST,
        help_text=_(
            "At least 10 characters. Not only digits, not a common word, not your name or address."
        ),
    )
    field.widget.attrs.pop("placeholder", None)
    return field


def new_password_again(label: Any) -> forms.CharField:
    """The same password a second time."""
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class SamePasswordTwice:
    """Mixin of a form with password1 and password2; the library's own words are English only."""

    def clean(self) -> Any:
        data: dict[str, Any] = forms.Form.clean(self) or {}  # type: ignore[arg-type]
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))  # type: ignore[attr-defined]
        return data
