"""Filters of the register and of the reports that wait; they stand in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from reports.choices import Delivery, ProgressState
from reports.models import Theme
from reports.selectors.progress_queue import QueueQuery
from reports.selectors.register import Across, Age, Order, Ownership, RegisterQuery


class RegisterFilterForm(forms.Form):
    """Values that are not understood are left out of the filter."""

    q = forms.CharField(
        label=_("Words or number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    hali = forms.ChoiceField(
        label=_("How it is going"),
        required=False,
        choices=[
            ("", _("However it stands")),
            (_("Across states"), Across.choices),
            (_("States"), Delivery.choices),
        ],
    )
    mwaka = forms.TypedChoiceField(label=_("Meeting"), required=False, coerce=int, empty_value=None)
    mada = forms.TypedChoiceField(label=_("Theme"), required=False, coerce=int, empty_value=None)
    taasisi = forms.CharField(
        label=_("Institution, by acronym or name"), required=False, max_length=100
    )
    umri = forms.ChoiceField(
        label=_("Age"), required=False, choices=[("", _("Any age")), *Age.choices]
    )
    mhusika = forms.ChoiceField(
        label=_("Who must act"), required=False, choices=[("", _("Anybody")), *Ownership.choices]
    )
    mpangilio = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", Order.NUMBER.label), *Order.choices[1:]]
    )

    def __init__(self, data: Any, *, editions: list[Edition], themes: list[Theme]) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["mwaka"].choices = [
            ("", _("All meetings")),
            *((edition.year, f"{edition.year}") for edition in editions),
        ]
        fields["mada"].choices = [("", _("All themes")), *((row.pk, str(row)) for row in themes)]
        if not themes:
            del self.fields["mada"]
        self.is_valid()

    def query(self) -> RegisterQuery:
        """What to look for."""
        chosen = self.cleaned_data
        return RegisterQuery(
            text=chosen.get("q", ""),
            state=chosen.get("hali", ""),
            year=chosen.get("mwaka"),
            theme=chosen.get("mada"),
            institution=chosen.get("taasisi", ""),
            age=chosen.get("umri", ""),
            ownership=chosen.get("mhusika", ""),
            order=chosen.get("mpangilio", ""),
        )


class PublicRegisterFilterForm(RegisterFilterForm):
    """The same, without what is only of use to staff."""

    def __init__(self, data: Any, *, editions: list[Edition], themes: list[Theme]) -> None:
        super().__init__(data, editions=editions, themes=themes)
        for name in ("mhusika", "umri"):
            del self.fields[name]
            self.cleaned_data.pop(name, None)


class QueueFilterForm(forms.Form):
    """Reports by state, meeting and words."""

    q = forms.CharField(
        label=_("Institution or resolution"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    hali = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Waiting for e-GA")),
            *((value, label) for value, label in ProgressState.choices[1:]),
        ],
    )
    mwaka = forms.TypedChoiceField(label=_("Meeting"), required=False, coerce=int, empty_value=None)
    kamili = forms.BooleanField(label=_("Only what is reported done"), required=False)

    def __init__(self, data: Any, *, editions: list[Edition]) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["mwaka"].choices = [
            ("", _("All meetings")),
            *((edition.year, f"{edition.year}") for edition in editions),
        ]
        self.is_valid()

    def query(self, *, editions: frozenset[int] | None) -> QueueQuery:
        chosen = self.cleaned_data
        return QueueQuery(
            state=chosen.get("hali") or ProgressState.SUBMITTED,
            year=chosen.get("mwaka"),
            text=chosen.get("q", ""),
            only_done=chosen.get("kamili", False),
            editions=editions,
        )
