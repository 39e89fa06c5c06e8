"""What is asked of a person, wherever a person is asked: at registering and at correcting."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.forms import InstitutionAnswer, InstitutionField
from registrations.applicants import Applicant
from registrations.names import tidy
from registrations.phones import phone_digits
from registrations.selectors.duplicates import KnownBy
from registrations.services.refusals import AlreadyRegistered

LONGEST_NAME = 150
LONGEST_INSTITUTION = 200
LONGEST_NEEDS = 500
# Beside letters: O'Neill, Al-Amin, Dkt., "Juma, PhD", Juma (Mha.)
_IN_NAMES = frozenset(" '’ʼ`´.,-‐()/&")
# What a service calls a field, where the form calls it otherwise.
_OTHER_NAMES = {"institution_name": "institution", "phone_number": "phone"}


class NameField(forms.CharField):
    """A person's name: letters of any alphabet, and the few signs that stand in names."""

    default_error_messages = {
        "no_name": _("Write the name in letters; the sign “%(sign)s” cannot stand in it."),
        "no_letters": _("Write the name in letters, without other signs."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_NAME, **kwargs)

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        for sign in value:
            if sign not in _IN_NAMES and unicodedata.category(sign)[0] not in "LM":
                raise ValidationError(
                    self.error_messages["no_name"], code="no_name", params={"sign": sign}
                )
        if value and sum(sign.isalpha() for sign in value) < 2:
            raise ValidationError(self.error_messages["no_letters"], code="no_letters")


class LineField(forms.CharField):
    """One line of text without signs that do not show."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value))


class PhoneField(forms.CharField):
    """A mobile in any Tanzanian spelling, or one from abroad; cleans to digits with the country."""

    widget = forms.TelInput
    default_error_messages = {
        "no_phone": _(
            "Write a mobile number such as 0712 345 678; one from abroad begins with + and its country."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return phone_digits(text)
        except ValueError:
            raise ValidationError(self.error_messages["no_phone"], code="no_phone") from None


class PersonForm(forms.Form):
    """Name, office, institution, addresses and language.

    `known_by` says, after a refusal, by what the person was recognised. The box by which somebody
    says to be a namesake stands there only once a name was refused.
    """

    full_name = NameField(
        label=_("Full name"),
        help_text=_("As it should stand on the badge and the certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    office = LineField(
        label=_("Position or office"),
        max_length=150,
        help_text=_("For example: ICT officer, lecturer, student."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    institution = InstitutionField(
        label=_("Institution"), help_text=_("Its name or its acronym, as you usually write it.")
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("A code that confirms the registration is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(
        label=_("Mobile phone"),
        help_text=_("For example 0712 345 678, or from abroad +254 712 345 678."),
        widget=forms.TelInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the messages"),
        choices=Language.choices,
        widget=forms.RadioSelect,
    )

    is_namesake = forms.BooleanField(
        label=_("This is another person of the same name"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_by = ""
        self._namesake = self.fields["is_namesake"]
        if "is_namesake" in self.data:
            self._offer_namesake()
        else:
            del self.fields["is_namesake"]

    def clean_institution(self) -> InstitutionAnswer:
        answer: InstitutionAnswer = self.cleaned_data["institution"]
        if len(answer.typed_name) > LONGEST_INSTITUTION:
            raise ValidationError(
                _("Write at most %(limit)d characters."),
                code="too_long",
                params={"limit": LONGEST_INSTITUTION},
            )
        return answer

    def refuse(self, refused: ValidationError) -> None:
        """Show what a service said, and the way on for somebody whose name is taken."""
        put_errors(self, refused)
        if isinstance(refused, AlreadyRegistered):
            self.known_by = refused.by
            if refused.by == KnownBy.NAME:
                self._offer_namesake()

    def _offer_namesake(self) -> None:
        self.fields["is_namesake"] = self._namesake
        self.order_fields(["fee_category", "full_name", "is_namesake"])

    def applicant(self, *, needs: str = "") -> Applicant:
        """The person as told; only of a valid form."""
        told = self.cleaned_data
        return Applicant(
            full_name=told["full_name"],
            office=told["office"],
            institution=told["institution"].institution,
            institution_name=told["institution"].typed_name,
            email=told["email"].lower(),
            phone=told["phone"],
            language=told["language"],
            needs=needs,
        )


def put_errors(form: forms.BaseForm, refused: ValidationError) -> None:
    """What a service says of the fields, at the fields of the form; the rest at its top."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    by_field: Mapping[str, list[ValidationError]] = refused.error_dict
    for name, errors in by_field.items():
        name = _OTHER_NAMES.get(name, name)
        known = name in form.fields and name != NON_FIELD_ERRORS
        form.add_error(name if known else None, ValidationError(errors))
