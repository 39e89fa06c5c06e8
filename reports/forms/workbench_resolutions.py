"""Forms of the workbench around resolutions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.meetings.models import Edition
from reports.choices import OwnerClass, OwnerPart, Recommended
from reports.forms.sections import revision_field
from reports.models import KeyIssue, Resolution, Theme
from reports.selectors.workbench_issues import issues_to_choose
from reports.selectors.workbench_resolutions import drafts
from reports.services.resolution_drafts import LONGEST_TEXT


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **kwargs)


class WordingForm(forms.Form):
    """Title and text in both languages, and the revision from which the work began.

    Lengths are checked by the service, so that a text that is too long comes back whole.
    """

    title_sw = forms.CharField(
        label=_("Title in Swahili"), widget=forms.TextInput(attrs={"lang": "sw"})
    )
    title_en = forms.CharField(
        label=_("Title in English"), required=False, widget=forms.TextInput(attrs={"lang": "en"})
    )
    text_sw = forms.CharField(
        label=_("Text in Swahili"),
        widget=forms.Textarea(attrs={"rows": 6, "lang": "sw", "data-limit": str(LONGEST_TEXT)}),
    )
    text_en = forms.CharField(
        label=_("Text in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "en", "data-limit": str(LONGEST_TEXT)}),
    )
    revision = revision_field()

    def wording(self) -> dict[str, str]:
        """Title and text in both languages."""
        names = ("title_sw", "title_en", "text_sw", "text_en")
        return {name: self.cleaned_data[name] for name in names}


class ChangeWordingForm(WordingForm):
    """A new wording, and why."""

    note = forms.CharField(label=_("Why it is changed"), max_length=300, required=False)


class IssuesField(forms.ModelMultipleChoiceField):
    """Key issues of the edition, ticked by their words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, issue: KeyIssue) -> str:
        text = str(issue.text)
        return text if len(text) <= 160 else f"{text[:159]}…"


class OriginForm(forms.Form):
    """From which key issues a resolution grew."""

    issues = IssuesField(
        label=_("Key issues it grows from"), queryset=KeyIssue.objects.none(), required=False
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issues"].queryset = issues_to_choose(edition=edition)  # type: ignore[attr-defined]


class NewDraftForm(OriginForm, WordingForm):
    """A resolution begun from key issues; `form_key` lets it be begun once, however often it is pressed."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("title_sw", "title_en", "text_sw", "text_en", "issues")


class TermsForm(forms.ModelForm):  # type: ignore[type-arg]
    """What stands around the text."""

    class Meta:
        model = Resolution
        fields = (
            "theme",
            "due_on",
            "measure_sw",
            "measure_en",
            "baseline_sw",
            "baseline_en",
            "target_sw",
            "target_en",
            "weight",
            "is_public",
        )
        field_classes = {"due_on": forms.DateField}
        widgets = {"due_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
        help_texts = {
            "weight": _("How much it counts beside the others, from 1 to 100."),
            "is_public": _("Drafts are never shown, whatever is ticked here."),
        }

    def clean_weight(self) -> int:
        weight = int(self.cleaned_data["weight"])
        if not 1 <= weight <= 100:
            raise forms.ValidationError(_("Write a number from 1 to 100."))
        return weight


class OwnerForm(forms.Form):
    """Who must act: an institution, or a class in which each answers for itself."""

    institution = InstitutionField(label=_("Institution"), required=False)
    owner_class = forms.ChoiceField(
        label=_("Or a class, in which each answers for itself"),
        required=False,
        choices=[("", _("(none)")), *OwnerClass.choices],
    )
    part = forms.ChoiceField(
        label=_("Part"), choices=OwnerPart.choices, initial=OwnerPart.LEAD, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "institution" not in cleaned:
            return cleaned
        answer = cleaned["institution"]
        if answer.typed_name:
            self.add_error(
                "institution", _("Choose an institution that is listed; others are added first.")
            )
        elif bool(answer.institution) == bool(cleaned.get("owner_class")):
            self.add_error("institution", _("Name either an institution or a class."))
        return cleaned


class ThemeForm(forms.Form):
    """The names of a theme."""

    name_sw = forms.CharField(label=_("Name in Swahili"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)

    def __init__(self, *args: Any, theme: Theme | None = None, **kwargs: Any) -> None:
        self.theme = theme
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        others = Theme.objects.exclude(pk=self.theme.pk if self.theme else None)
        for name in ("name_sw", "name_en"):
            if others.filter(**{f"{name}__iexact": cleaned.get(name, "")}).exists():
                self.add_error(name, _("Another theme is called so."))
        return cleaned


class RecommendForm(forms.Form):
    """What the meeting should do about a resolution."""

    recommended = forms.ChoiceField(
        label=_("Recommendation"), choices=Recommended.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for everything but plain adoption."),
    )


class WithdrawForm(forms.Form):
    """Why a draft is withdrawn."""

    why = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class MergeDraftForm(forms.Form):
    """Into which draft another one goes."""

    into = forms.ModelChoiceField(
        label=_("Merge it into"), queryset=Resolution.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = drafts(edition=edition)  # type: ignore[attr-defined]


class DecisionForm(WordingForm):
    """The wording as the meeting has it before it, and the day and reason of the decision."""

    on = _day(_("Decided on"))
    why = forms.CharField(
        label=_("Why, or where it is referred to"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to reject or refer it."),
    )
