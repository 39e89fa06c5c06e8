"""Filters of the lists of finance; they stand in the address."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import BillState, Finding
from egov_meeting.payments.selectors.days import FIRST_DAY, LAST_DAY
from egov_meeting.payments.selectors.finding_bills import BillQuery, Order, Standing


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day of this century."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateInput(), **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not FIRST_DAY <= value <= LAST_DAY:
            years = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
            raise ValidationError(
                _("Enter a day in the years %(first)s to %(last)s."), params=years
            )


class BillFilterForm(forms.Form):
    """Values that are not understood are left out of the filter."""

    q = forms.CharField(
        label=_("Number, control number, payer or institution"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    mwaka = forms.TypedChoiceField(label=_("Meeting"), required=False, coerce=int, empty_value=None)
    hali = forms.ChoiceField(label=_("State"), required=False)
    taasisi = forms.CharField(label=_("Institution"), required=False, max_length=100)
    kuanzia = DayField(label=_("Issued from"), required=False)
    hadi = DayField(label=_("Issued until"), required=False)
    mpangilio = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", Order.NEWEST.label), *Order.choices[1:]]
    )

    def __init__(self, *args: Any, editions: Sequence[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {edition.year: edition for edition in editions}
        fields: dict[str, Any] = self.fields
        years = [(str(edition.year), str(edition.year)) for edition in editions]
        fields["mwaka"].choices = [("", _("All meetings")), *years]
        fields["hali"].choices = [
            ("", _("All states")),
            (_("States"), BillState.choices),
            (_("Across states"), Standing.choices),
        ]
        self.is_valid()

    @property
    def edition(self) -> Edition | None:
        return self.editions.get(self.cleaned_data.get("mwaka"))  # type: ignore[arg-type]

    def query(self, allowed: Collection[int] | None, *, at: datetime) -> BillQuery:
        """What to look for, among the editions that the reader may see."""
        chosen = self.cleaned_data
        return BillQuery(
            at=at,
            text=chosen.get("q", ""),
            standing=chosen.get("hali", ""),
            institution=chosen.get("taasisi", ""),
            edition_id=self.edition.pk if self.edition else None,
            editions=allowed,
            since=chosen.get("kuanzia"),
            until=chosen.get("hadi"),
            order=chosen.get("mpangilio", ""),
        )

    def filters(self) -> dict[str, str]:
        """What was chosen, for the record."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class FindingFilterForm(forms.Form):
    """Findings by what is odd, and the settled ones too."""

    aina = forms.ChoiceField(
        label=_("What is odd"),
        required=False,
        choices=[("", _("Whatever it is")), *Finding.choices],
    )
    zote = forms.BooleanField(label=_("Settled ones too"), required=False)


class MessageFilterForm(forms.Form):
    """Which messages of the gateway are shown."""

    TO_LOOK_AT, UNANSWERED, KEPT = "angalia", "subiri", "zote"
    hali = forms.ChoiceField(
        label=_("Messages"),
        required=False,
        choices=[
            ("", _("Not explained yet")),
            (UNANSWERED, _("Our requests without an answer")),
            (KEPT, _("All that were kept or given up")),
        ],
    )


class DecidedTooForm(forms.Form):
    """What awaits a second person, or all."""

    zote = forms.BooleanField(label=_("Decided ones too"), required=False)


class ExportForm(forms.Form):
    """Which columns leave the portal, and in which format."""

    safu = forms.MultipleChoiceField(
        label=_("Columns"), widget=forms.CheckboxSelectMultiple, required=True
    )
    aina = forms.ChoiceField(
        label=_("Format"),
        choices=[("csv", "CSV"), ("xlsx", "XLSX")],
        initial="csv",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, columns: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["safu"]
        field.choices = columns
        field.initial = [key for key, _label in columns]
