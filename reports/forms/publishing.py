"""Forms for having the report made and published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import DocumentLanguage
from reports.selectors.readiness import Condition

FORMATS = (("meeting_report_pdf", "PDF"), ("meeting_report_docx", "DOCX"))
FINDINGS = ("findings", _("Corrections and differences"))
# Names of participants are personal data: a draft for staff may list them, what everyone reads not.
ANNEXES_OF_DRAFTS = (("participants", _("List of participants")), FINDINGS)
ANNEXES_OF_PUBLISHED = (FINDINGS,)


class AnnexesField(forms.MultipleChoiceField):
    """Which annexes on request the report is to have."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("With these annexes"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class DraftForm(forms.Form):
    """Which drafts to make."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=DocumentLanguage.choices,
        initial=DocumentLanguage.SWAHILI,
        widget=forms.RadioSelect,
    )
    formats = forms.MultipleChoiceField(
        label=_("File"),
        choices=FORMATS,
        initial=["meeting_report_pdf"],
        widget=forms.CheckboxSelectMultiple,
    )
    annexes = AnnexesField(choices=ANNEXES_OF_DRAFTS)


class PublishForm(forms.Form):
    """What must be accepted before publishing, what is new, and the version the person knew of."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    annexes = AnnexesField(choices=ANNEXES_OF_PUBLISHED)
    note = forms.CharField(
        label=_("What is new in this version"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, conditions: Iterable[Condition] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to_accept = [found for found in conditions if found.weight == "accept"]
        for condition in self.to_accept:
            self.fields[f"accept_{condition.key}"] = forms.BooleanField(
                label=_("I know this and publish all the same: %(text)s")
                % {"text": condition.text},
                error_messages={"required": _("Tick this, or put it right first.")},
            )

    def accepted(self) -> list[str]:
        """The keys of the conditions ticked."""
        return [
            condition.key
            for condition in self.to_accept
            if self.cleaned_data.get(f"accept_{condition.key}")
        ]
