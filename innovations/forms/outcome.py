"""Forms of booths and slots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import Edition
from innovations.models import Entry
from innovations.services.booths import LONGEST
from sessions_app.forms.arranging import ClockField, SessionField, sessions_of

MOST_MINUTES = 180


class BoothsForm(forms.Form):
    """A booth for each exhibited entry."""

    def __init__(self, data: Any = None, *, entries: list[Entry]) -> None:
        super().__init__(data)
        self.entries = entries
        for entry in entries:
            self.fields[f"kibanda-{entry.pk}"] = forms.CharField(
                label=entry.title, required=False, max_length=LONGEST, initial=entry.booth
            )

    @property
    def lines(self) -> list[tuple[Entry, BoundField]]:
        return [(entry, self[f"kibanda-{entry.pk}"]) for entry in self.entries]

    @property
    def booths(self) -> dict[int, str]:
        """What was typed, by entry."""
        return {entry.pk: self.cleaned_data[f"kibanda-{entry.pk}"] for entry in self.entries}

    def refuse(self, entries: Mapping[int, str]) -> None:
        """Say beside each booth what is wrong with it."""
        for entry, text in entries.items():
            self.add_error(f"kibanda-{entry}", text)


class StageSlotsForm(forms.Form):
    """Where and when the presentations stand in the programme."""

    session = SessionField()
    starts_at = ClockField(label=_("The first begins at"))
    minutes = forms.IntegerField(
        label=_("Minutes for each"), min_value=1, max_value=MOST_MINUTES, initial=15
    )

    def __init__(self, data: Any = None, *, edition: Edition) -> None:
        super().__init__(data)
        self.fields["session"].queryset = sessions_of(edition)  # type: ignore[attr-defined]  # a field with choices
