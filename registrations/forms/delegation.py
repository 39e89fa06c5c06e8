"""The forms of a focal person: a colleague's place, who stands in for whom, and the bill for all."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.choices import Language
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.notifications.phones import gateway_phone
from egov_meeting.payments.services.bills import Payer
from egov_meeting.shared.money import table_amount
from registrations.choices import RegistrationState
from registrations.forms.delegation_people import ColleagueForm
from registrations.forms.person import LineField
from registrations.models import Registration
from registrations.selectors.delegation import DelegateQuery, OpenPlace


class DelegateFilterForm(forms.Form):
    """Filters of the list; they stand in the address, and what is not understood is left out."""

    q = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kundi = forms.TypedChoiceField(
        label=gettext_lazy("Group"), required=False, coerce=int, empty_value=None
    )
    hali = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("All states")), *RegistrationState.choices],
    )
    mwaka = forms.ChoiceField(label=gettext_lazy("Meeting"), required=False)

    def __init__(
        self,
        *args: Any,
        editions: Iterable[Edition],
        edition: Edition,
        groups: Iterable[ParticipantGroup],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kundi"].choices = [
            ("", _("All groups")),
            *((str(group.number), str(group.name)) for group in groups),
        ]
        fields["mwaka"].choices = [(str(one.year), f"{one.year}: {one.name}") for one in editions]
        fields["mwaka"].initial = str(edition.year)
        if "mwaka" not in self.data:
            self.data = {**self.data.dict(), "mwaka": str(edition.year)}
        self.is_valid()

    def query(self) -> DelegateQuery:
        chosen = self.cleaned_data
        return DelegateQuery(
            text=chosen.get("q", ""),
            group_number=chosen.get("kundi"),
            state=chosen.get("hali", ""),
        )


class PlaceField(forms.ChoiceField):
    """A group and, where it has several, the fee; cleans to an OpenPlace."""

    def offer(self, places: Sequence[OpenPlace]) -> None:
        self.places = {place.key: place for place in places}
        choices: list[tuple[Any, Any]] = [("", _("Choose"))] if len(places) > 1 else []
        groups = dict.fromkeys(place.group for place in places)
        for group in groups:
            of_group = [place for place in places if place.group == group]
            if len(of_group) == 1:
                choices.append((of_group[0].key, f"{group.name} – {_cost(of_group[0])}"))
                continue
            inner = [(place.key, f"{_fee_name(place)} – {_cost(place)}") for place in of_group]
            choices.append((str(group.name), inner))
        self.choices = choices

    def clean(self, value: Any) -> OpenPlace:  # type: ignore[override]
        return self.places[super().clean(value)]


class DelegateForm(ColleagueForm):
    """A colleague to be registered; `form_key` makes a form sent twice one registration."""

    place = PlaceField(label=gettext_lazy("Group and fee"))
    another = forms.BooleanField(
        label=gettext_lazy("Then register another colleague"), required=False
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Sequence[OpenPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, places)
        self.fields["form_key"].initial = uuid.uuid4


class SubstituteForm(ColleagueForm):
    """The colleague who comes instead."""

    reason = forms.CharField(
        label=gettext_lazy("Why the place changes hands"), required=False, max_length=300
    )


class MoveForm(forms.Form):
    """Another group or another fee."""

    place = PlaceField(label=gettext_lazy("New group and fee"))
    reason = forms.CharField(
        label=gettext_lazy("Why the person is moved"), required=False, max_length=300
    )

    def __init__(self, *args: Any, places: Sequence[OpenPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, places)


class LeaveForm(forms.Form):
    """Why somebody does not come."""

    reason = forms.CharField(
        label=gettext_lazy("Why the registration is cancelled"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why the registration is cancelled.")},
    )


class DelegationBillForm(forms.Form):
    """Who stands on the bill, and who gets it. `seen` is the sum that was shown before it is issued."""

    ALL, SOME = "wote", "baadhi"

    who = forms.ChoiceField(
        label=gettext_lazy("Who the bill is for"),
        choices=[
            (ALL, gettext_lazy("All who owe something")),
            (SOME, gettext_lazy("Only those marked below")),
        ],
        initial=ALL,
        widget=forms.RadioSelect,
    )
    people = forms.TypedMultipleChoiceField(
        label=gettext_lazy("People"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    payer_name = LineField(label=gettext_lazy("Payer"), max_length=200)
    payer_email = forms.EmailField(
        label=gettext_lazy("Payer's e-mail address"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("The bill and the receipt are sent here."),
    )
    payer_phone = forms.CharField(
        label=gettext_lazy("Payer's mobile phone"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("The control number is sent here too."),
        widget=forms.TelInput,
    )
    payer_language = forms.ChoiceField(
        label=gettext_lazy("Language of the bill"), choices=Language.choices
    )

    def __init__(self, *args: Any, owing: Sequence[Registration], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owing = {row.pk: row for row in owing}
        people: Any = self.fields["people"]
        people.choices = [
            (row.pk, f"{row.full_name}, {row.group.name} – {table_amount(row.amount_owed)}")
            for row in owing
        ]
        people.error_messages["invalid_choice"] = _(
            "Some of these people owe nothing now. Load the page again and choose anew."
        )

    def clean_payer_phone(self) -> str:
        typed: str = self.cleaned_data["payer_phone"]
        try:
            return gateway_phone(typed) if typed else ""
        except ValueError:
            raise ValidationError(_("Write a mobile number of Tanzania.")) from None

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if (
            typed.get("who") == self.SOME
            and not typed.get("people")
            and "people" not in self.errors
        ):
            self.add_error("people", _("Choose the people the bill is for."))
        both = {"payer_email", "payer_phone"}
        if both <= typed.keys() and not any(typed[name] for name in both):
            self.add_error("payer_email", _("Write an e-mail address or a phone number."))
        return typed

    def chosen(self) -> list[Registration]:
        """The people of the bill, in the order of the list."""
        if self.cleaned_data["who"] == self.ALL:
            return list(self.owing.values())
        chosen = set(self.cleaned_data["people"])
        return [row for row in self.owing.values() if row.pk in chosen]

    def payer(self) -> Payer:
        typed = self.cleaned_data
        return Payer(
            name=typed["payer_name"],
            email=typed["payer_email"],
            phone=typed["payer_phone"],
            language=typed["payer_language"],
        )


def _offer(form: forms.Form, places: Sequence[OpenPlace]) -> None:
    field: Any = form.fields["place"]
    field.offer(places)


def _cost(place: OpenPlace) -> str:
    return table_amount(place.amount) if place.amount else _("free of charge")


def _fee_name(place: OpenPlace) -> str:
    return str(place.fee.name) if place.fee else ""
