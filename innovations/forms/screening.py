"""Filters of the list of entries, and what staff decide about one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from innovations.choices import EntryKind, EntryState, ScreeningResult
from innovations.models import Track
from innovations.selectors.screening import BlindStanding, EntryQuery, Order

LONGEST_REASON = 2_000


class EntryFilterForm(forms.Form):
    """Stands in the address. Values that are not understood are left out of the filter."""

    q = forms.CharField(
        label=_("Title, number, institution or person"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    hali = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All that were handed in")), *EntryState.choices],
    )
    aina = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *EntryKind.choices]
    )
    nyanja = forms.TypedChoiceField(label=_("Track"), required=False, coerce=int, empty_value=None)
    majina = forms.ChoiceField(
        label=_("Blind check"),
        required=False,
        choices=[("", _("However far it is")), *BlindStanding.choices],
    )
    mpangilio = forms.ChoiceField(label=_("Order"), required=False, choices=Order.choices)

    def __init__(self, data: Any, *, edition: Edition) -> None:
        super().__init__(data)
        tracks = Track.objects.filter(call__edition=edition).order_by("order")
        field: Any = self.fields["nyanja"]
        field.choices = [("", _("All tracks")), *((track.pk, track) for track in tracks)]
        self.is_valid()

    def query(self) -> EntryQuery:
        """What to look for."""
        chosen = self.cleaned_data
        return EntryQuery(
            text=chosen.get("q", ""),
            state=chosen.get("hali", ""),
            kind=chosen.get("aina", ""),
            track=chosen.get("nyanja"),
            blind=chosen.get("majina", ""),
            order=chosen.get("mpangilio", ""),
        )


class ScreeningForm(forms.Form):
    """Taken, returned or declined; a refusal says why."""

    result = forms.ChoiceField(
        label=_("Decision"), choices=ScreeningResult.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "The entrant gets these words: write them in the entrant's language. They stay on record."
        ),
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        refuses = found.get("result") in (ScreeningResult.RETURNED, ScreeningResult.DECLINED)
        if refuses and not found.get("reason", "").strip():
            self.add_error("reason", _("Say why: the entrant gets your words."))
        return found


class FindingForm(forms.Form):
    """What was decided about one finding."""

    decision = forms.CharField(label=_("What you decided"), max_length=500)
