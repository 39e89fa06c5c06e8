"""What staff type of a judge, and what a judge answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.meetings.choices import Language
from innovations.choices import ConflictKind
from innovations.models import Call, Entry, Judge, Track
from innovations.services.panel import Invited, Relation

LONGEST_NOTE = 500


class TracksField(forms.ModelMultipleChoiceField):
    """The tracks of a call as boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Track.objects.none(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class JudgeForm(forms.Form):
    """A judge as staff know him or her."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The invitation goes there. Relations are looked for by it too."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    language = forms.ChoiceField(label=_("Language of letters"), choices=Language.choices)
    institution = InstitutionField(label=_("Institution"), required=False)
    tracks = TracksField(label=_("Expertise"))
    most_entries = forms.IntegerField(
        label=_("Entries at most"), required=False, min_value=1, max_value=1000
    )
    is_chair = forms.BooleanField(label=_("Chairs the panel"), required=False)

    def __init__(self, data: Any, *, call: Call, judge: Judge | None = None) -> None:
        super().__init__(data, initial=_told(judge) if judge else {"language": Language.SWAHILI})
        tracks: Any = self.fields["tracks"]
        tracks.queryset = call.tracks.order_by("order")
        if not call.tracks.exists():
            del self.fields["tracks"]

    def clean_institution(self) -> Any:
        """Only one of the register: relations are found by it."""
        answer = self.cleaned_data["institution"]
        if answer.typed_name:
            raise forms.ValidationError(
                _(
                    "Choose an institution of the register, or leave this empty: relations are found by it."
                )
            )
        return answer

    def invited(self) -> Invited:
        """For the service."""
        told = self.cleaned_data
        return Invited(
            full_name=told["full_name"],
            email=told["email"],
            language=told["language"],
            phone=told["phone"],
            institution=told["institution"].institution,
            tracks=tuple(told.get("tracks") or ()),
            is_chair=told["is_chair"],
            most_entries=told["most_entries"],
        )


class AcceptForm(forms.Form):
    """What a judge knows, and how much he or she takes."""

    tracks = TracksField(
        label=_("Your expertise"), help_text=_("You will rather get entries of these tracks.")
    )
    most_entries = forms.IntegerField(
        label=_("How many entries you take at most"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Leave it empty to take as many as the others."),
    )

    def __init__(self, data: Any, *, judge: Judge) -> None:
        initial = {"tracks": list(judge.tracks.all()), "most_entries": judge.most_entries}
        super().__init__(data, initial=initial)
        tracks: Any = self.fields["tracks"]
        tracks.queryset = judge.call.tracks.order_by("order")
        if not judge.call.tracks.exists():
            del self.fields["tracks"]


class NoteForm(forms.Form):
    """Words that may be left out."""

    note = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    """Why something is done; kept on record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept on record."),
    )


class RelationByStaffForm(forms.Form):
    """A relation that staff know of."""

    number = forms.IntegerField(label=_("Number of the entry"), min_value=1, max_value=32_000)
    note = forms.CharField(
        label=_("What relation"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "It is kept on record, and the judge has nothing to do with the entry from now on."
        ),
    )

    def __init__(self, data: Any = None, *, call: Call) -> None:
        super().__init__(data)
        self.call = call

    def clean_number(self) -> Entry:
        found = Entry.objects.filter(
            edition=self.call.edition_id, number=self.cleaned_data["number"]
        ).first()
        if found is None:
            raise forms.ValidationError(_("There is no entry of this number."))
        return found


RELATIONS = [
    ("", pgettext_lazy("to an entry", "No relation")),
    (ConflictKind.STUDENT, _("Own student or co-author")),
    (ConflictKind.DECLARED, _("Another relation")),
]


class RelationsForm(forms.Form):
    """A choice for each entry, by title alone, and the attestation."""

    note = forms.CharField(
        label=_("What relation it is, if you wish to say so"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    attested = forms.BooleanField(
        label=_(
            "I have told of every relation to an entrant that I know of, and will tell of any that I learn of."
        ),
        error_messages={"required": _("Confirm this before you go on.")},
    )

    def __init__(self, data: Any = None, *, entries: Iterable[Entry]) -> None:
        super().__init__(data)
        self.entries = list(entries)
        for entry in self.entries:
            self.fields[f"entry_{entry.pk}"] = forms.ChoiceField(
                label=f"{entry.number}. {entry.title}", required=False, choices=RELATIONS
            )

    def rows(self) -> list[tuple[Entry, forms.BoundField]]:
        """Each entry with its choice."""
        return [(entry, self[f"entry_{entry.pk}"]) for entry in self.entries]

    def declared(self) -> dict[Entry, Relation]:
        """What was told, by entry."""
        note = self.cleaned_data["note"]
        return {
            entry: Relation(kind, note)
            for entry in self.entries
            if (kind := self.cleaned_data.get(f"entry_{entry.pk}"))
        }


def _told(judge: Judge) -> dict[str, Any]:
    return {
        "full_name": judge.full_name,
        "email": judge.email,
        "phone": judge.phone,
        "language": judge.language,
        "institution": judge.institution,
        "tracks": list(judge.tracks.all()),
        "most_entries": judge.most_entries,
        "is_chair": judge.is_chair,
    }
