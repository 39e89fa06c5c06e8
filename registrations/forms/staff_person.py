"""What staff type of a person, and about what is done with a place."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from egov_meeting.shared.money import table_amount
from registrations.applicants import Applicant
from registrations.choices import ExemptionKind, Purpose
from registrations.forms.person import LONGEST_NEEDS, LineField, PersonForm, PhoneField
from registrations.forms.staff_filters import DayInput
from registrations.models import Registration
from registrations.phones import shown_phone
from registrations.selectors.fees import fees_on

LONGEST_REASON = 500


class ReasonForm(forms.Form):
    """Why something is done; kept on record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept on record."),
    )


class StaffPersonForm(PersonForm):
    """A person as staff know them: less is needed than of those who register alone."""

    office = LineField(label=_("Position or office"), max_length=150, required=False)
    institution = InstitutionField(label=_("Institution"), required=False)
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    phone = PhoneField(
        label=_("Mobile phone"),
        required=False,
        help_text=_("An e-mail address or a phone number is needed, better both."),
    )
    needs = forms.CharField(
        label=_("Special needs"),
        required=False,
        max_length=LONGEST_NEEDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    needs_agreed = forms.BooleanField(
        label=_("The person agrees that these needs are kept until the meeting is over"),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of letters and SMS"),
        choices=Language.choices,
        initial=Language.SWAHILI,
        widget=forms.RadioSelect,
    )
    field_order = ["full_name", "office", "institution", "email", "phone", "language"]

    def clean(self) -> dict[str, Any] | None:
        told = super().clean() or self.cleaned_data
        if told.get("needs") and not told.get("needs_agreed"):
            self.add_error("needs_agreed", _("Needs are kept only when the person agrees to it."))
        return told

    def is_another(self) -> bool:
        """Whether staff say that the person of the same name is another one."""
        return bool(self.cleaned_data.get("is_namesake"))

    def person(self) -> Applicant:
        """The person as told; only of a valid form."""
        return self.applicant(needs=self.cleaned_data["needs"])


def told_of(registration: Registration) -> dict[str, Any]:
    """What the form begins with when details are to be corrected."""
    row = registration
    return {
        "full_name": row.full_name,
        "office": row.office,
        "institution": row.institution or row.institution_name,
        "email": row.email,
        "phone": shown_phone(row.phone),
        "language": row.language,
        "needs": row.needs,
        "needs_agreed": row.consents.filter(purpose=Purpose.NEEDS, withdrawn_at=None).exists(),
    }


class PlaceField(forms.ChoiceField):
    """A group and one of the fees that hold today, in one choice; cleans to a pair."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Group and fee"), **kwargs)
        self.places: dict[str, tuple[ParticipantGroup, FeeCategory | None]] = {}

    def offer(self, edition: Edition, *, day: dt.date) -> None:
        """Fill in the places of the edition. Two queries."""
        fees: dict[int, list[FeeCategory]] = {}
        for fee in fees_on(day=day).filter(group__edition=edition):
            fees.setdefault(fee.group_id, []).append(fee)
        for group in edition.groups.all():
            for fee in fees.get(group.pk, [None]):  # type: ignore[list-item]
                self.places[f"{group.pk}-{fee.pk if fee else 0}"] = group, fee
        self.choices = [
            ("", _("Choose")),
            *((key, _said(*place)) for key, place in self.places.items()),
        ]

    def clean(self, value: Any) -> Any:
        key = super().clean(value)
        return self.places.get(key)


def _said(group: ParticipantGroup, fee: FeeCategory | None) -> str:
    return f"{group}: {fee}, {table_amount(fee.amount)}" if fee else str(group)


class OfferingPlaces(forms.Form):
    """Asks for a group and fee of an edition."""

    place = PlaceField()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["place"]
        field.places = {}
        field.offer(edition, day=timezone.localdate())


class RegisterForm(OfferingPlaces, StaffPersonForm):
    """Somebody who is registered by staff, be it after registration was closed."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    field_order = ["place", *StaffPersonForm.field_order]


class MoveForm(OfferingPlaces, ReasonForm):
    """Another group or fee."""


class CancelForm(ReasonForm):
    """A reason, and another share of what was paid than the rule gives."""

    percent = forms.IntegerField(
        label=_("Another share to be given back (per cent)"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Leave it empty to follow the rule; else the reason must say why."),
    )


class ExemptionForm(ReasonForm):
    kind = forms.ChoiceField(label=_("Kind of exemption"), choices=ExemptionKind.choices)
    field_order = ["kind", "reason"]


class ExtensionForm(ReasonForm):
    until = forms.DateField(label=_("Until the end of"), widget=DayInput())
    field_order = ["until", "reason"]


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Note"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class NeededNoteForm(forms.Form):
    note = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class TransferForm(forms.Form):
    reference = forms.CharField(
        label=_("Reference of the transfer"),
        max_length=80,
        help_text=_("As the bank names it; each transfer is recorded once."),
    )
