"""The form in which an institution reports progress."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.upload_field import UploadField
from reports.choices import Delivery
from reports.models import ProgressReport
from reports.services.follow_up.reporting_progress import REPORTABLE, Said

EVIDENCE_KIND = "evidence"
FILES = ("evidence_1", "evidence_2", "evidence_3")
LONGEST_NOTE = 5000


class ProgressForm(forms.Form):
    """How it stands, how far, what was done and what comes next, with up to three files."""

    delivery = forms.ChoiceField(
        label=_("How it is going"),
        choices=[(value, Delivery(value).label) for value in REPORTABLE],
        widget=forms.RadioSelect,
        help_text=_("What you report done is done once e-GA has verified it."),
    )
    percentage = forms.IntegerField(
        label=_("How far, in per cent"),
        min_value=0,
        max_value=100,
        help_text=_("A whole number from 0 to 100."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    note = forms.CharField(
        label=_("What was done"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    next_step = forms.CharField(
        label=_("Next step"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    fall_reason = forms.CharField(
        label=_("Why it is less than before"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only when the number is smaller than in the last accepted report."),
    )
    evidence_1 = UploadField(kind=EVIDENCE_KIND, label=_("Evidence, first file"), required=False)
    evidence_2 = UploadField(kind=EVIDENCE_KIND, label=_("Evidence, second file"), required=False)
    evidence_3 = UploadField(kind=EVIDENCE_KIND, label=_("Evidence, third file"), required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, before: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not before:
            del self.fields["fall_reason"]

    def said(self) -> Said:
        """What a valid form says."""
        typed = self.cleaned_data
        return Said(
            delivery=typed["delivery"],
            percentage=typed["percentage"],
            note=typed["note"],
            next_step=typed["next_step"],
            fall_reason=typed.get("fall_reason", ""),
        )


def to_begin_with(last: ProgressReport | None) -> dict[str, Any]:
    """A new form; what was returned comes back to be mended."""
    known: dict[str, Any] = {"form_key": uuid.uuid4()}
    if last is not None and last.remarks:
        names = ("delivery", "percentage", "note", "next_step", "fall_reason")
        known |= {name: getattr(last, name) for name in names}
    return known
