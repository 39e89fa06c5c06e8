"""Forms with which staff arrange breakout groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Appearance, Edition
from sessions_app.models import BreakoutGroup

MOST_TASKS = 12


class GroupForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is known of a group, apart from its members and its accounts."""

    class Meta:
        model = BreakoutGroup
        fields = ("name_sw", "name_en", "date", "hall", "of_group", "facilitator", "rapporteur")
        widgets = {"date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "rapporteur": gettext_lazy(
                "As the report names the person. Who may write is named below by account."
            )
        }

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.fields["of_group"].queryset = edition.groups.all()  # type: ignore[attr-defined]
        people = Appearance.objects.filter(edition=edition).select_related("person")
        for name in ("facilitator", "rapporteur"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]

    def clean_date(self) -> Any:
        date = self.cleaned_data["date"]
        if date and not self.edition.starts_on <= date <= self.edition.ends_on:
            raise ValidationError(
                _("The meeting is from %(first)s to %(last)s.")
                % {"first": self.edition.starts_on, "last": self.edition.ends_on}
            )
        return date

    def fields_told(self) -> dict[str, Any]:
        """What the service is told."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MemberForm(forms.Form):
    """An institution, or people in words."""

    institution = InstitutionField(label=gettext_lazy("Institution"), required=False)
    text_sw = forms.CharField(
        label=gettext_lazy("Or in words, Swahili"), max_length=200, required=False
    )
    text_en = forms.CharField(
        label=gettext_lazy("Or in words, English"), max_length=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "institution" in told and not told["institution"] and not told.get("text_sw"):
            self.add_error("institution", _("Name an institution, or describe the people."))
        return told


class MoveForm(forms.Form):
    """To which group a member goes."""

    group = forms.ModelChoiceField(label=gettext_lazy("Group"), queryset=None)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = edition.breakout_groups.order_by("number")  # type: ignore[attr-defined]


class RapporteurForm(forms.Form):
    """Who writes: by the address of an account, or to be invited."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    full_name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Only for somebody who has no account yet and is to be invited."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the invitation"),
        choices=Language.choices,
        widget=forms.RadioSelect,
        initial=Language.SWAHILI,
    )


class TasksForm(forms.Form):
    """The tasks of all groups, one a line, in both languages."""

    tasks_sw = forms.CharField(
        label=gettext_lazy("Tasks in Swahili"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "sw"}),
        help_text=gettext_lazy("One task a line."),
    )
    tasks_en = forms.CharField(
        label=gettext_lazy("Tasks in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "en"}),
        help_text=gettext_lazy("One a line, in the same order."),
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        swahili, english = (_lines(told.get(name, "")) for name in ("tasks_sw", "tasks_en"))
        if len(swahili) > MOST_TASKS or any(len(line) > 300 for line in swahili + english):
            raise ValidationError(
                _("At most %(number)d tasks of 300 characters each.") % {"number": MOST_TASKS}
            )
        if len(english) > len(swahili):
            self.add_error("tasks_en", _("There are more lines in English than in Swahili."))
        english += [""] * (len(swahili) - len(english))
        told["tasks"] = list(zip(swahili, english[: len(swahili)], strict=True))
        return told


class ProposalForm(forms.Form):
    """How the system is to balance the groups."""

    TOGETHER, APART = "pamoja", "tofauti"
    mpangilio = forms.ChoiceField(
        label=gettext_lazy("Institutions under a ministry"),
        choices=[
            (TOGETHER, gettext_lazy("come into the group of their ministry")),
            (APART, gettext_lazy("go to other groups than their ministry")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def together(self) -> bool:
        return bool(self.cleaned_data["mpangilio"] == self.TOGETHER)


class RemarksForm(forms.Form):
    """What is to be changed before the report is accepted."""

    remarks = forms.CharField(
        label=gettext_lazy("Remarks on the report"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("The rapporteurs of the group read them above their report."),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
