"""Filters of the staff's list of registrations; they stand in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from registrations.choices import RegistrationState, Source
from registrations.selectors.staff_list import UNLISTED, ListQuery, Money, Order, Standing
from registrations.selectors.staff_rows import COLUMNS, USUAL_COLUMNS


class DayInput(forms.DateInput):
    """The browser's own calendar; it takes and gives 2027-01-31 whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RegistrationFilterForm(forms.Form):
    """Values that are not understood are left out of the filter."""

    q = forms.CharField(
        label=_("Name, number, e-mail, phone or institution"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kundi = forms.TypedChoiceField(label=_("Group"), required=False, coerce=int, empty_value=None)
    hali = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All states")),
            (_("States"), RegistrationState.choices),
            (_("Across states"), Standing.choices),
        ],
    )
    malipo = forms.ChoiceField(
        label=_("Payment"), required=False, choices=[("", _("However it stands")), *Money.choices]
    )
    taasisi = forms.CharField(
        label=_("Institution, by acronym or name"), required=False, max_length=100
    )
    aina = forms.ChoiceField(
        label=_("Kind of institution"),
        required=False,
        choices=[
            ("", _("All kinds")),
            *InstitutionKind.choices,
            (UNLISTED, _("Not in the register")),
        ],
    )
    ada = forms.TypedChoiceField(
        label=_("Fee category"), required=False, coerce=int, empty_value=None
    )
    chanzo = forms.ChoiceField(
        label=_("Registered by"), required=False, choices=[("", _("Anybody")), *Source.choices]
    )
    kuanzia = forms.DateField(label=_("Registered from"), required=False, widget=DayInput())
    hadi = forms.DateField(label=_("Registered until"), required=False, widget=DayInput())
    mahitaji = forms.BooleanField(label=_("With special needs only"), required=False)
    mpangilio = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", Order.NEWEST.label), *Order.choices[1:]]
    )
    safu = forms.MultipleChoiceField(
        label=_("Columns"),
        required=False,
        choices=[(column.key, column.label) for column in COLUMNS.values()],
        widget=forms.CheckboxSelectMultiple,
    )
    mwaka = forms.CharField(required=False, widget=forms.HiddenInput)

    MAIN = ("q", "kundi", "hali", "malipo")
    FURTHER = ("taasisi", "aina", "ada", "chanzo", "kuanzia", "hadi", "mahitaji", "mpangilio")

    def __init__(
        self,
        data: Any,
        *,
        edition: Edition,
        groups: list[ParticipantGroup],
        fees: list[FeeCategory],
    ) -> None:
        super().__init__(_with_columns(data, edition))
        fields: dict[str, Any] = self.fields
        fields["kundi"].choices = [("", _("All groups")), *((row.pk, row) for row in groups)]
        names = {row.pk: row for row in groups}
        fields["ada"].choices = [
            ("", _("All fees")),
            *((row.pk, f"{row} ({names[row.group_id].number})") for row in fees),
        ]
        self.is_valid()

    def query(self) -> ListQuery:
        """What to look for."""
        chosen = self.cleaned_data
        return ListQuery(
            text=chosen.get("q", ""),
            state=chosen.get("hali", ""),
            group=chosen.get("kundi"),
            institution=chosen.get("taasisi", ""),
            kind=chosen.get("aina", ""),
            fee=chosen.get("ada"),
            source=chosen.get("chanzo", ""),
            money=chosen.get("malipo", ""),
            since=chosen.get("kuanzia"),
            until=chosen.get("hadi"),
            has_needs=chosen.get("mahitaji", False),
            order=chosen.get("mpangilio", ""),
        )

    def columns(self) -> list[str]:
        """The columns to show, in their own order."""
        return [key for key in COLUMNS if key in (self.cleaned_data.get("safu") or USUAL_COLUMNS)]

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MAIN]

    def further_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FURTHER]

    def has_further(self) -> bool:
        """Whether one of the filters is set that are folded away."""
        return any(self.cleaned_data.get(name) for name in self.FURTHER)


def _with_columns(data: Any, edition: Edition) -> Any:
    """The boxes of the columns are ticked as the list shows them."""
    data = data.copy()
    data["mwaka"] = str(edition.year)
    if "safu" not in data:
        data.setlist("safu", USUAL_COLUMNS)
    return data
