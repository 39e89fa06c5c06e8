"""What staff fill in about a stage of judging."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_AS_TYPED = "%Y-%m-%dT%H:%M"


class ClosingForm(forms.Form):
    """Until when sheets are taken, in the time of the meeting."""

    closes_at = forms.DateTimeField(
        label=_("Scoring closes at"),
        required=False,
        input_formats=[_AS_TYPED, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_AS_TYPED),
        help_text=_(
            "At this moment the portal closes the stage by itself and freezes the ranking. Empty: staff close it by hand."
        ),
    )

    @classmethod
    def showing(cls, closes_at: Any) -> ClosingForm:
        local = timezone.localtime(closes_at) if closes_at else None
        return cls(initial={"closes_at": local})


class OpeningForm(forms.Form):
    """Why scoring opens although something is unwise."""

    reason = forms.CharField(
        label=_("Why scoring opens all the same"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It goes on record with your name."),
    )
