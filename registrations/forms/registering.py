"""The form with which a person registers alone, and the one that asks for a link."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.meetings.models import FeeCategory
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import active_language
from registrations.choices import Purpose
from registrations.forms.consenting import (
    APART,
    PREFIX,
    consent_fields,
    purposes_in,
    refuse_needs_without_consent,
)
from registrations.forms.person import LONGEST_NEEDS, PersonForm
from registrations.phones import phone_digits
from registrations.selectors.consents import Words
from registrations.selectors.places import Place

_ABOUT_NEEDS = f"{PREFIX}{Purpose.NEEDS}"


class FeeField(forms.TypedChoiceField):
    """One of the fees that hold today, with its amount; cleans to the fee."""

    widget = forms.RadioSelect
    default_error_messages = {
        "invalid_choice": gettext_lazy("Choose one of the fees that hold today."),
        "required": gettext_lazy("Choose one of the fees that hold today."),
    }

    def __init__(self, fees: list[FeeCategory], **kwargs: Any) -> None:
        by_key = {str(fee.pk): fee for fee in fees}
        money = grammar.for_language(active_language()).money_in_table
        super().__init__(
            label=_("Fee"),
            choices=[(key, f"{fee.name}: {money(fee.amount)}") for key, fee in by_key.items()],
            coerce=lambda key: by_key[key],
            **kwargs,
        )


class RegistrationForm(PersonForm):
    """Everything at once. `form_key` is made with the empty form, so that a form sent twice makes one."""

    needs = forms.CharField(
        label=gettext_lazy("Special needs"),
        required=False,
        max_length=LONGEST_NEEDS,
        help_text=gettext_lazy(
            "Only if the organiser should prepare something: access, sign language, diet."
        ),
        widget=forms.Textarea(attrs={"rows": 2, "data-not-kept": ""}),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: Place, words: Mapping[str, Words], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(place.fees) > 1:
            self.fields["fee_category"] = FeeField(place.fees)
            self.order_fields(["fee_category"])
        self.fields |= consent_fields(words, (Purpose.NEEDS, *APART))
        self.fields[_ABOUT_NEEDS].widget.attrs["data-not-kept"] = ""

    def clean(self) -> dict[str, Any]:
        refuse_needs_without_consent(self)
        return self.cleaned_data

    def person_fields(self) -> Iterator[BoundField]:
        """All that is asked, but the consents apart."""
        apart = {f"{PREFIX}{purpose}" for purpose in APART}
        return (self[name] for name in self.fields if name not in apart)

    def consents_apart(self) -> list[BoundField]:
        return [self[f"{PREFIX}{purpose}"] for purpose in APART]

    @property
    def purposes(self) -> list[str]:
        """What was agreed to; consent about needs only where some were told."""
        agreed = purposes_in(self.cleaned_data)
        has_needs = bool(self.cleaned_data["needs"])
        return [purpose for purpose in agreed if has_needs or purpose != Purpose.NEEDS]


def empty_form(
    *, place: Place, words: Mapping[str, Words], known: Mapping[str, Any]
) -> RegistrationForm:
    """A form to be filled in, with a key of its own and what is known of the reader."""
    initial = {"form_key": uuid.uuid4(), "language": active_language(), **known}
    return RegistrationForm(initial=initial, place=place, words=words)


class LinkForm(forms.Form):
    """The address to which a new link is sent: e-mail or phone, whichever somebody registered with."""

    address = forms.CharField(
        label=gettext_lazy("E-mail address or phone"),
        help_text=gettext_lazy("The one that you gave when you registered."),
    )

    def clean_address(self) -> str:
        """An e-mail address in small letters, or digits of a phone."""
        typed: str = self.cleaned_data["address"]
        if "@" in typed:
            return forms.EmailField(max_length=254).clean(typed).lower()
        try:
            return phone_digits(typed)
        except ValueError:
            raise ValidationError(
                _("Write an e-mail address or a phone number."), code="no_address"
            ) from None
