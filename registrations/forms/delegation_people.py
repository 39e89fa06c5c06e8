"""What a form asks of a person whom somebody else registers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.models import Institution
from registrations.applicants import Applicant
from registrations.forms.person import LineField, NameField, PhoneField, put_errors
from registrations.models import Registration
from registrations.phones import shown_phone
from registrations.selectors.duplicates import KnownBy
from registrations.services.refusals import AlreadyRegistered


class ColleagueForm(forms.Form):
    """Name, office and how to reach a colleague."""

    full_name = NameField(label=gettext_lazy("Full name"))
    office = LineField(label=gettext_lazy("Position or office"), max_length=150, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=254,
        help_text=gettext_lazy(
            "Write an e-mail address or a phone number, better both: the colleague gets a link "
            "to see and correct what is kept, and to withdraw."
        ),
    )
    phone = PhoneField(
        label=gettext_lazy("Mobile phone"),
        required=False,
        help_text=gettext_lazy("For example 0712 345 678, or from abroad +254 712 345 678."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the messages"),
        choices=Language.choices,
        initial=Language.SWAHILI,
    )
    is_namesake = forms.BooleanField(
        label=gettext_lazy("This is another person of the same name"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["place", "full_name", "is_namesake"])
        if "is_namesake" not in self.data:
            self._namesake = self.fields.pop("is_namesake")

    @property
    def is_another(self) -> bool:
        """Whether the focal person says that whoever has the same name is somebody else."""
        return bool(self.cleaned_data.get("is_namesake"))

    def refuse(self, refused: ValidationError) -> None:
        """Show what a service found wrong; where only the name is the same, offer to say so."""
        put_errors(self, refused)
        by_name = isinstance(refused, AlreadyRegistered) and refused.by == KnownBy.NAME
        if by_name and "is_namesake" not in self.fields:
            self.fields["is_namesake"] = self._namesake
            self.order_fields(["place", "full_name", "is_namesake"])

    def applicant(self, *, institution: Institution | None, needs: str = "") -> Applicant:
        """The person as typed."""
        typed = self.cleaned_data
        return Applicant(
            full_name=typed["full_name"],
            office=typed["office"],
            institution=institution,
            email=typed["email"].lower(),
            phone=typed["phone"],
            language=typed["language"],
            needs=needs,
        )


def told_of(registration: Registration) -> dict[str, Any]:
    """What the form begins with when details are to be corrected."""
    return {
        "full_name": registration.full_name,
        "office": registration.office,
        "email": registration.email,
        "phone": shown_phone(registration.phone),
        "language": registration.language,
    }
