"""Forms of the report workshop around a section's text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.services.texts import LONGEST_TEXT

HIGHEST_REVISION = 2**31 - 1  # what its column holds


def revision_field() -> forms.IntegerField:
    """The revision of which a form speaks, unseen by the person."""
    return forms.IntegerField(min_value=0, max_value=HIGHEST_REVISION, widget=forms.HiddenInput)


class SectionForm(forms.Form):
    """The text itself, and the revision from which the work on it began.

    The length is checked by the service, so that a text that is too long comes back whole.
    """

    body = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_(
            "An empty line parts paragraphs. **bold**, *italic*, - list, ## sub-heading. "
            "Figures stand in double brackets and follow the data."
        ),
    )
    revision = revision_field()

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if language:
            self.fields["body"].widget.attrs["lang"] = language
        self.fields["body"].widget.attrs["data-limit"] = str(LONGEST_TEXT)

    def clean_body(self) -> str:
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")


class RevisionForm(forms.Form):
    """The revision a person has seen, for actions on a text without a new one."""

    revision = revision_field()


class BindingForm(RevisionForm):
    """A number of the text that is to become a figure; `number` is what stands there."""

    number = forms.CharField(max_length=200, strip=False)

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    key = forms.CharField(max_length=120)
    style = forms.CharField(max_length=20, required=False)


class StaleFigureForm(RevisionForm):
    """What becomes of a figure that no longer agrees: `accept` takes the new value, `keep` needs a reason."""

    key = forms.CharField(max_length=120)
    said = forms.CharField(max_length=500)
    action = forms.ChoiceField(choices=[("accept", "accept"), ("keep", "keep")])
    reason = forms.CharField(label=_("Reason"), max_length=1000, required=False)
