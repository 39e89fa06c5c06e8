"""Forms of the workbench around material and key issues."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.models import Edition, ParticipantGroup
from reports.choices import SourceKind
from reports.models import KeyIssue
from reports.selectors.workbench_issues import issues_to_choose
from reports.selectors.workbench_material import ministries_in_material
from reports.services.issues import LONGEST_ISSUE
from reports.sources import PARTS

KINDS = [
    (SourceKind.MINISTRY_REPORT, _("Ministry reports")),
    (SourceKind.BREAKOUT, _("Breakout reports")),
    (SourceKind.FLOOR, _("From the floor")),
    (SourceKind.RESOLUTION, _("Open resolutions of earlier meetings")),
]
_LARGEST = 2**31 - 1
_LONGEST_SEARCH = 200


class IssueField(forms.ModelChoiceField):
    """A key issue of the edition, named by its words."""

    def label_from_instance(self, issue: KeyIssue) -> str:
        text = str(issue.text)
        return text if len(text) <= 100 else f"{text[:99]}…"


class MaterialFilterForm(forms.Form):
    """Which material is shown."""

    kind = forms.ChoiceField(label=_("Where from"), choices=KINDS, required=False)
    part = forms.ChoiceField(label=_("Part of the report"), required=False)
    ministry = forms.TypedChoiceField(
        label=_("Ministry"), required=False, coerce=int, empty_value=None
    )
    search = forms.CharField(label=_("Words"), required=False, max_length=_LONGEST_SEARCH)

    def __init__(self, data: Any, *, edition: Edition) -> None:
        super().__init__(data)
        known = [code for code, _label in KINDS]
        asked = data.get("kind", "")
        self.kind = asked if asked in known else SourceKind.MINISTRY_REPORT
        parts = PARTS[self.kind]
        self._choose("part", [("", _("All parts")), *parts] if parts else [])
        ministries = ministries_in_material(edition=edition, kind=self.kind)
        self._choose("ministry", [("", _("All ministries")), *ministries] if ministries else [])

    def chosen(self) -> dict[str, Any]:
        """What to show; what is not known counts as nothing chosen."""
        self.is_valid()
        return {
            "kind": self.kind,
            "part": self.cleaned_data.get("part", ""),
            "ministry": self.cleaned_data.get("ministry"),
            "search": self.cleaned_data.get("search", ""),
        }

    def _choose(self, name: str, choices: list[Any]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]


class PlaceForm(forms.Form):
    """Which words of which text: stands in the address, and unseen in the form."""

    kind = forms.ChoiceField(choices=KINDS, widget=forms.HiddenInput)
    of = forms.IntegerField(min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)
    part = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(choices=Language.choices, widget=forms.HiddenInput)
    start = forms.IntegerField(
        min_value=0, max_value=_LARGEST, required=False, widget=forms.HiddenInput
    )
    length = forms.IntegerField(
        min_value=1, max_value=_LARGEST, required=False, widget=forms.HiddenInput
    )
    back = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)


class IssueTextsForm(forms.Form):
    """The words of a key issue in both languages. Their length is checked by the service."""

    text_sw = forms.CharField(
        label=_("Key issue in Swahili"),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "sw"}),
    )
    text_en = forms.CharField(
        label=_("Key issue in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In the reader's language, which is known only now.
        self.fields["text_en"].help_text = gettext(
            "At most %(limit)s characters in each language."
        ) % {"limit": f"{LONGEST_ISSUE:,}"}


class GatherForm(PlaceForm, IssueTextsForm):
    """Words of a text become a key issue, or join one."""

    words = forms.CharField(
        label=_("Words of the text"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Shorten them to what matters, or paste other words of the same part."),
    )
    issue = IssueField(
        label=_("Put them under"),
        queryset=KeyIssue.objects.none(),
        required=False,
        empty_label=_("a new key issue"),
    )

    field_order = ("words", "issue", "text_sw", "text_en")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issue"].queryset = issues_to_choose(edition=edition)  # type: ignore[attr-defined]
        self.fields["text_sw"].required = False
        self.fields["text_sw"].help_text = _("Only for a new key issue.")


class IssueForm(IssueTextsForm):
    """A key issue edited: its words, its group, and how it stood when the form was shown."""

    group = forms.ModelChoiceField(
        label=_("Raised by group"),
        queryset=ParticipantGroup.objects.none(),
        required=False,
        empty_label=_("(none)"),
    )
    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = edition.groups.all()  # type: ignore[attr-defined]


class MergeIssueForm(forms.Form):
    """Into which key issue another one goes."""

    into = IssueField(
        label=_("Merge it into"), queryset=KeyIssue.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = issues_to_choose(edition=edition)  # type: ignore[attr-defined]


class MovePassageForm(forms.Form):
    """Under which key issue a passage goes."""

    issue = IssueField(
        label=_("Put it under"), queryset=KeyIssue.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issue"].queryset = issues_to_choose(edition=edition)  # type: ignore[attr-defined]


class PositionForm(forms.Form):
    """To which place of a list something goes, from 1."""

    position = forms.IntegerField(min_value=1, max_value=32_000)


class SearchForm(forms.Form):
    """Words to look for in a list."""

    search = forms.CharField(label=_("Words"), required=False, max_length=_LONGEST_SEARCH)

    def words(self) -> str:
        """What is looked for; "" for nothing."""
        self.is_valid()
        return str(self.cleaned_data.get("search", ""))
