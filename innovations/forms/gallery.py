"""Filters of the gallery; they stand in the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from innovations.choices import EntryKind
from innovations.models import Track
from innovations.selectors.gallery import GalleryQuery, Honour


class GalleryForm(forms.Form):
    """Values that are not understood are left out of the filter."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    mwaka = forms.TypedChoiceField(label=_("Meeting"), required=False, coerce=int, empty_value=None)
    taasisi = forms.TypedChoiceField(
        label=_("Institution"), required=False, coerce=int, empty_value=None
    )
    aina = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Both kinds")), *EntryKind.choices]
    )
    nyanja = forms.TypedChoiceField(label=_("Track"), required=False, coerce=int, empty_value=None)
    heshima = forms.ChoiceField(
        label=_("Honour"), required=False, choices=[("", _("All entries")), *Honour.choices]
    )

    def __init__(
        self,
        data: Any,
        *,
        institutions: Iterable[Institution],
        years: Iterable[int] = (),
        tracks: Iterable[Track] = (),
    ) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        named = [(row.pk, str(row)) for row in institutions]
        fields["taasisi"].choices = [("", _("All institutions")), *named]
        meetings = [(year, f"{year}") for year in years]
        fields["mwaka"].choices = [("", _("All meetings")), *meetings]
        sorted_by = [(row.pk, str(row)) for row in tracks]
        fields["nyanja"].choices = [("", _("All tracks")), *sorted_by]
        for name, choices in (("mwaka", meetings), ("nyanja", sorted_by)):
            if not choices:
                del fields[name]
        self.is_valid()

    def query(self, *, year: int | None = None) -> GalleryQuery:
        """What to look for; in one meeting when a year is given."""
        chosen = self.cleaned_data
        return GalleryQuery(
            text=chosen.get("q", ""),
            year=year if year is not None else chosen.get("mwaka"),
            institution=chosen.get("taasisi"),
            kind=chosen.get("aina", ""),
            track=chosen.get("nyanja"),
            honour=chosen.get("heshima", ""),
        )

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered."""
        return any(value not in (None, "") for value in self.cleaned_data.values())
