"""Forms of the floor: for a telephone in the hall, for the rapporteur, for moderators."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.meetings.choices import Language
from egov_meeting.shared.bilingual import active_language
from registrations.models import Registration
from sessions_app.choices import ContributionKind
from sessions_app.services.floor_sending import LONGEST_TEXT


class _SaidForm(forms.Form):
    """What is asked in every form: the words, their language, and who said them."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=ContributionKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Your question or contribution"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=Language.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    institution = InstitutionField(label=_("Institution"), required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def told(self) -> dict[str, Any]:
        """What the services ask for, but the key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "form_key"}


class ContributionForm(_SaidForm):
    """From a telephone. `form_key` is made with the empty form, so that a form sent twice makes one."""

    may_be_named = forms.BooleanField(
        label=_("Show my name and institution with it"),
        required=False,
        help_text=_("Without this tick only the moderator sees them."),
    )

    field_order = ["text", "kind", "language", "name", "institution", "may_be_named", "form_key"]


class WrittenDownForm(_SaidForm):
    """What somebody said aloud, for the rapporteur."""

    may_be_named = forms.BooleanField(
        label=_("Show the name and institution"),
        required=False,
        help_text=_("Take the tick away where the person asked not to be named."),
    )

    field_order = ["text", "kind", "language", "name", "institution", "may_be_named", "form_key"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What was said")
        self.fields["name"].label = _("Who spoke")


def empty_contribution(registration: Registration | None) -> ContributionForm:
    """A form to be filled in, with a key of its own and what is known of the person."""
    initial: dict[str, Any] = _begun()
    if registration is not None:
        initial |= {
            "name": registration.full_name,
            "institution": registration.institution or registration.institution_name,
        }
    return ContributionForm(initial=initial)


def empty_written_down() -> WrittenDownForm:
    """The rapporteur's form; people who speak in the hall are named unless they ask not to be."""
    return WrittenDownForm(initial={**_begun(), "may_be_named": True})


def _begun() -> dict[str, Any]:
    return {
        "form_key": uuid.uuid4(),
        "language": active_language(),
        "kind": ContributionKind.QUESTION,
    }


class DeclineForm(forms.Form):
    """Why it is not shown; read by staff alone."""

    remark = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("Only staff read it. The sender is told that it is not shown."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """The answer that was given, in short."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=4000,
        required=False,
        help_text=_("In short, as it was given in the hall. Everybody can read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CorrectionForm(forms.Form):
    """The words with their mistakes put right."""

    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        help_text=_("Put obvious mistakes right, no more. What was sent is kept beside it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
