"""What a ministry's focal person fills in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import DocumentLanguage
from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.choices import Coverage, PromiseOutcome
from reports.forms.sections import revision_field
from reports.ministry_parts import BOXES, LONGEST_BOX, box_name, box_names
from reports.models import CoveredInstitution, Promise
from reports.services.ministry_writing import Answered, Ticked, Typed, promise_mark

LANGUAGE_LABELS = {"sw": _("Swahili"), "en": _("English")}


class DayInput(forms.DateInput):
    """The browser's own calendar; it takes and gives 2027-01-31 whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TextsForm(forms.Form):
    """All boxes in both languages; `was_…` is what stood in each when the person began.

    Boxes that are not sent are left as they are, so a script may send the changed ones only.
    """

    def __init__(self, data: Any = None, *, boxes: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.now = boxes
        for part, of_part in BOXES.items():
            for box in of_part:
                for language in LANGUAGE_CODES:
                    self._add(box_name(part, box.key, language), language, box.label)

    def typed(self) -> dict[str, Typed]:
        """What was sent, by box."""
        return {
            name: Typed(base=_lines(self.data.get(f"was_{name}", "")), text=self.cleaned_data[name])
            for name in box_names()
            if name in self.data
        }

    def began_from(self, texts: Mapping[str, str]) -> None:
        """Show the form again; from now on these texts count as seen."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for name, text in texts.items():
            self.data[f"was_{name}"] = text

    def _add(self, name: str, language: str, label: Any) -> None:
        rows = 5 if "general" in name else 7
        self.fields[name] = forms.CharField(
            label=label,
            required=False,
            strip=False,
            max_length=LONGEST_BOX,
            initial=self.now.get(name, ""),
            widget=forms.Textarea(
                attrs={"rows": rows, "lang": language, "spellcheck": "true", "data-box": name}
            ),
        )
        self.fields[f"was_{name}"] = forms.CharField(
            required=False,
            strip=False,
            initial=self.now.get(name, ""),
            widget=forms.HiddenInput,
        )

    def clean(self) -> dict[str, Any]:
        return {name: _lines(value or "") for name, value in self.cleaned_data.items()}


class WantedField(forms.ChoiceField):
    """May stay empty while the report is written; without it the report cannot be handed in."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class CoverageForm(forms.Form):
    """One institution: covered or not, and why not."""

    may_be_removed = False

    coverage = WantedField(
        label=_("Covered by the report?"),
        choices=[
            (Coverage.COVERED, _("Covered")),
            (Coverage.NOT_COVERED, _("Not covered")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why it is not covered"), required=False, max_length=300)
    seen_coverage = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_reason = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, line: CoveredInstitution, **kwargs: Any) -> None:
        told = "" if line.coverage == Coverage.UNKNOWN else line.coverage
        seen = {"seen_coverage": line.coverage, "seen_reason": line.reason}
        initial = {"coverage": told, "reason": line.reason, **seen}
        super().__init__(data, prefix=f"taasisi-{line.pk}", initial=initial, **kwargs)
        self.line = line

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("coverage") == Coverage.NOT_COVERED and not told.get("reason"):
            self.add_error("reason", ValidationError(_("Say why the report does not cover it.")))
        return told

    def ticked(self) -> Ticked:
        """What is said, and what stood there."""
        told = self.cleaned_data
        coverage = told["coverage"] or Coverage.UNKNOWN
        reason = told["reason"] if coverage == Coverage.NOT_COVERED else ""
        return Ticked(coverage, reason, told["seen_coverage"], told["seen_reason"])


class InstitutionToAddForm(forms.Form):
    """One more institution under the ministry."""

    institution = InstitutionField(label=_("Institution"))


class PromiseForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the ministry will do, in one language or both, and by when; `seen` marks what was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Promise
        fields = ("text_sw", "text_en", "due_on")
        widgets = {
            "text_sw": forms.Textarea(attrs={"rows": 3, "lang": "sw"}),
            "text_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
            "due_on": DayInput(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # Before validation puts the typed words on the instance.
            self.initial["seen"] = promise_mark(self.instance)

    def values(self) -> dict[str, Any]:
        """The columns of the promise."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        both_empty = not told.get("text_sw") and not told.get("text_en")
        if both_empty and not {"text_sw", "text_en"} & set(self.errors):
            self.add_error("text_sw", _("Write the promise, in Swahili or in English."))
        return told


class AnswerForm(forms.Form):
    """What came of one promise of the last report."""

    outcome = WantedField(
        label=_("What came of it"),
        choices=[("", _("Not answered yet")), *PromiseOutcome.choices],
    )
    note = forms.CharField(
        label=_("Explanation"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen_outcome = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_note = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, promise: Promise, **kwargs: Any) -> None:
        seen = {"seen_outcome": promise.outcome, "seen_note": promise.outcome_note}
        initial = {"outcome": promise.outcome, "note": promise.outcome_note, **seen}
        super().__init__(data, prefix=f"ahadi-{promise.pk}", initial=initial, **kwargs)
        self.promise = promise

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        explained = (PromiseOutcome.NOT_DONE, PromiseOutcome.DROPPED)
        if told.get("outcome") in explained and not told.get("note"):
            self.add_error("note", ValidationError(_("Say why it was not done.")))
        if told.get("note") and not told.get("outcome"):
            self.add_error("outcome", ValidationError(_("Say what came of the promise.")))
        return told

    def answer(self) -> Answered:
        """What is said, and what was said when the person began."""
        told = self.cleaned_data
        note, seen_note = _lines(told["note"]), _lines(told["seen_note"])
        return Answered(told["outcome"], note, told["seen_outcome"], seen_note)


class ReceiptForm(forms.Form):
    """In which language the receipt is printed."""

    language = forms.ChoiceField(
        label=_("Language of the receipt"),
        choices=DocumentLanguage.choices,
        initial=DocumentLanguage.BOTH,
    )


class HandInForm(forms.Form):
    """The revision that was looked over."""

    revision = revision_field()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
