"""What a person does with the own registration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.institutions.forms import InstitutionAnswer
from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import active_language
from registrations.choices import Purpose, Source
from registrations.forms.consenting import (
    PREFIX,
    consent_fields,
    purposes_in,
    refuse_needs_without_consent,
)
from registrations.forms.person import LONGEST_NEEDS, PersonForm
from registrations.models import Registration
from registrations.phones import is_tanzanian, shown_phone
from registrations.selectors.consents import Words

DIGITS = 6
# The reason goes to the payment gateway too, where it may be no longer.
LONGEST_REASON = 200

Option = tuple[ParticipantGroup, FeeCategory | None]


class CodeForm(forms.Form):
    """The six digits of the letter, in any spacing."""

    code = forms.CharField(
        label=gettext_lazy("Code from the letter"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "code",
            }
        ),
    )

    def clean_code(self) -> str:
        """A slip of the finger costs no try."""
        digits = "".join(sign for sign in self.cleaned_data["code"] if sign in "0123456789")
        if len(digits) != DIGITS:
            raise ValidationError(_("The code has six digits."), code="no_code")
        return digits


class CorrectionForm(PersonForm):
    """The details as they are kept. Who was registered by others may do without an e-mail or a phone."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        super().__init__(*args, initial=_told_of(registration), **kwargs)
        if registration.source != Source.SELF:
            self.fields["email"].required = self.fields["phone"].required = False
            self.fields["institution"].required = self.fields["office"].required = False
        self.fields["email"].help_text = _("A new address must be confirmed again.")

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        is_told = "email" in told and "phone" in told
        if is_told and not told["email"] and not is_tanzanian(told["phone"]):
            self.add_error("email", _("Write an e-mail address or a phone number."))
        return told


def _told_of(registration: Registration) -> dict[str, Any]:
    return {
        "full_name": registration.full_name,
        "office": registration.office,
        "institution": InstitutionAnswer(registration.institution, registration.institution_name),
        "email": registration.email,
        "phone": shown_phone(registration.phone),
        "language": registration.language,
    }


class ChoicesForm(forms.Form):
    """Consents, and the needs that are kept by consent."""

    needs = forms.CharField(
        label=gettext_lazy("Special needs"),
        required=False,
        max_length=LONGEST_NEEDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        registration: Registration,
        standing: Iterable[str],
        words: Mapping[str, Words],
        **kwargs: Any,
    ) -> None:
        initial = {f"{PREFIX}{purpose}": True for purpose in standing}
        super().__init__(*args, initial={"needs": registration.needs, **initial}, **kwargs)
        self.fields |= consent_fields(words, [Purpose.NEEDS, *_BUT_NEEDS])

    def clean(self) -> dict[str, Any]:
        refuse_needs_without_consent(self)
        return self.cleaned_data

    @property
    def purposes(self) -> list[str]:
        return purposes_in(self.cleaned_data)


_BUT_NEEDS = [purpose for purpose in Purpose.values if purpose != Purpose.NEEDS]


class GroupForm(forms.Form):
    """Another group, or another fee of the same one."""

    place = forms.ChoiceField(label=gettext_lazy("Group and fee"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, options: Iterable[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._options = {
            f"{group.pk}-{fee.pk if fee else 0}": (group, fee) for group, fee in options
        }
        choices = [(key, _named(group, fee)) for key, (group, fee) in self._options.items()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Option:
        return self._options[self.cleaned_data["place"]]


def _named(group: ParticipantGroup, fee: FeeCategory | None) -> str:
    if fee is None:
        return f"{group.name} ({_('no fee')})"
    money = grammar.for_language(active_language()).money_in_table(fee.amount)
    return f"{group.name}: {fee.name}, {money}"


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why do you cancel?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
