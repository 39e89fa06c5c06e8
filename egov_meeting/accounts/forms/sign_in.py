"""The forms of signing in, named in settings.ACCOUNT_FORMS: the library's checks, our words."""

from typing import Any

from allauth.account import forms as library
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.forms.passwords import (
    SamePasswordTwice,
    new_password,
    new_password_again,
    present_password,
)
from egov_meeting.accounts.models import User

_LONGEST_ADDRESS = 254


def _address(label: Any, autocomplete: str = "email") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=_LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": autocomplete}),
    )


class SignInForm(library.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not an EmailField: whatever is typed counts as a try and gets the same answer.
        self.fields["login"] = forms.CharField(
            label=_("E-mail address"),
            max_length=_LONGEST_ADDRESS,
            widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        )
        self.fields["password"] = present_password(_("Password"))


class SignUpForm(SamePasswordTwice, library.SignupForm):
    field_order = ["full_name", "email", "password1", "password2"]

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=User._meta.get_field("full_name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = _address(_("E-mail address"))
        self.fields["password1"] = new_password(_("Password"))
        self.fields["password2"] = new_password_again(_("The same password again"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        self._check_password_against_person(data)
        return data

    def try_save(self, request: HttpRequest) -> Any:
        """Insert the account; a form sent twice at once is answered as if the account existed before."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except (IntegrityError, forms.ValidationError):
            self.account_already_exists = True
            return super().try_save(request)

    def _check_password_against_person(self, data: dict[str, Any]) -> None:
        field = self.fields["password1"]
        if data.get("password1"):
            field.user = User(email=data.get("email", ""), full_name=data.get("full_name", ""))
            try:
                field.clean(data["password1"])
            except forms.ValidationError as error:
                self.add_error("password1", error)


class ForgottenPasswordForm(library.ResetPasswordForm):
    email = _address(_("E-mail address"))


class NewPasswordForm(SamePasswordTwice, library.ResetPasswordKeyForm):
    password1 = new_password(_("New password"))
    password2 = new_password_again(_("The same password again"))


class FirstPasswordForm(SamePasswordTwice, library.SetPasswordForm):
    password1 = new_password(_("Password"))
    password2 = new_password_again(_("The same password again"))


class ChangePasswordForm(SamePasswordTwice, library.ChangePasswordForm):
    oldpassword = present_password(_("Present password"))
    password1 = new_password(_("New password"))
    password2 = new_password_again(_("The same password again"))


class ChangeAddressForm(library.AddEmailForm):
    email = _address(_("New e-mail address"))


class ConfirmWithPasswordForm(library.ReauthenticateForm):
    password = present_password(_("Password"))
