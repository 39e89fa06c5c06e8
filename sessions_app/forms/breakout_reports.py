"""Forms with which rapporteurs write the report of a breakout group."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.shared.bilingual import active_language
from sessions_app.models import PlanRow

HIGHEST_REVISION = 2**31 - 1  # what its column holds


def revision_field() -> forms.IntegerField:
    """The revision of which a form speaks, unseen by the person."""
    return forms.IntegerField(min_value=0, max_value=HIGHEST_REVISION, widget=forms.HiddenInput)


class PartForm(forms.Form):
    """One part in one language, and the revision the work began from. The service checks the length."""

    body = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "true"})
    )
    revision = revision_field()
    base = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: str, label: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{part}_%s", **kwargs)
        self.fields["body"].label = label
        self.fields["body"].widget.attrs["lang"] = language
        if not self.is_bound:
            del self.fields["base"]

    def told(self) -> dict[str, Any]:
        """What the service is told."""
        typed = self.cleaned_data
        return {
            "body": typed["body"],
            "revision": typed["revision"],
            "base": typed["base"].replace("\r\n", "\n") if "base" in self.data else None,
        }


class PlanRowForm(forms.Form):
    """A line of the plan. One language is enough to begin with."""

    what_sw = forms.CharField(
        label=gettext_lazy("What is to be done, Swahili"), max_length=500, required=False
    )
    what_en = forms.CharField(
        label=gettext_lazy("What is to be done, English"), max_length=500, required=False
    )
    institution = InstitutionField(
        label=gettext_lazy("Institution responsible"),
        required=False,
        help_text=gettext_lazy(
            "Leave it empty where several, or a kind of institution, are meant."
        ),
    )
    who_sw = forms.CharField(
        label=gettext_lazy("Who, in words, Swahili"), max_length=200, required=False
    )
    who_en = forms.CharField(
        label=gettext_lazy("Who, in words, English"), max_length=200, required=False
    )
    due_on = forms.DateField(
        label=gettext_lazy("By when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    due_words = forms.CharField(
        label=gettext_lazy("By when, in words"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Where there is no day: “every quarter”, “within two years”."),
    )
    revision = revision_field()

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not told.get("what_sw") and not told.get("what_en") and not self.errors:
            self.add_error("what_sw", _("Write what is to be done, in one language at least."))
        return told

    def row_fields(self) -> dict[str, Any]:
        """The columns of the row; an institution that is not listed goes into the words."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        named = told.pop("institution")
        told["institution"] = named.institution
        words = f"who_{active_language()}"
        if named.typed_name and not told[words]:
            told[words] = named.typed_name[:200]
        return told


def row_form(row: PlanRow | None) -> PlanRowForm:
    """The form as the line stands, or an empty one."""
    if row is None:
        return PlanRowForm(initial={"revision": 0})
    names = ("what_sw", "what_en", "institution", "who_sw", "who_en", "due_on", "due_words")
    return PlanRowForm(initial={name: getattr(row, name) for name in (*names, "revision")})
