"""What an entrant fills in."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.documents.upload_field import UploadField
from egov_meeting.institutions.forms import InstitutionAnswer, InstitutionField
from egov_meeting.meetings.choices import Language
from innovations.choices import EntryKind, WorkStage
from innovations.models import Call, Entry
from innovations.selectors.call import kinds_taken
from innovations.services.entering import MOST_AUTHORS, Person

LONGEST_ABSTRACT = 20_000
LONGEST_SUMMARY = 2_000
SPARE_AUTHORS = 2
_CHOOSE = [("", pgettext_lazy("choice", "Choose"))]


def _kinds(call: Call) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in kinds_taken(call=call)]


class BeginForm(forms.Form):
    """The title and the kind; everything else follows on the next page, where it is kept as it is typed."""

    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        help_text=_("As it should be printed, in its own language."),
    )
    title_language = forms.ChoiceField(
        label=_("Language of the title"), choices=Language.choices, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, call: Call, language: str, **kwargs: Any) -> None:
        initial = {"form_key": uuid.uuid4(), "title_language": language}
        super().__init__(*args, initial=initial, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = _kinds(call)
        if len(kinds.choices) == 1:
            self.initial["kind"] = kinds.choices[0][0]


class EntryForm(forms.Form):
    """Everything about an entry but its files. While it is a draft every field may be empty.

    Fields that were not sent are left as they are, so that a script may send the changed ones only.
    """

    title = forms.CharField(label=_("Title"), max_length=300)
    title_language = forms.ChoiceField(
        label=_("Language of the title"), choices=Language.choices, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    track = forms.ChoiceField(label=_("Track"), required=False)
    institution = InstitutionField(
        label=_("Institution"),
        required=False,
        help_text=_("The institution for which the work was done."),
    )
    abstract = forms.CharField(
        label=_("Abstract"),
        required=False,
        # Words are counted on the page; letters only keep the greedy out.
        validators=[MaxLengthValidator(LONGEST_ABSTRACT)],
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
    )
    work_stage = forms.ChoiceField(
        label=_("How far the work has come"),
        required=False,
        choices=[*_CHOOSE, *WorkStage.choices],
    )
    link = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Where the work can be seen or tried, if it is on the web."),
    )
    video_link = forms.URLField(
        label=_("Link to a video"), required=False, max_length=500, assume_scheme="https"
    )
    summary_sw = forms.CharField(
        label=_("Summary in Swahili"),
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "sw", "spellcheck": "true"}),
        help_text=_("Two or three sentences for everybody, in one language or both."),
    )
    summary_en = forms.CharField(
        label=_("Summary in English"),
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en", "spellcheck": "true"}),
    )
    shows_summary = forms.BooleanField(
        label=_("The summary may be shown to everybody on the page of the results"), required=False
    )
    supervisor = forms.CharField(label=_("Name of the supervisor"), required=False, max_length=150)
    supervisor_email = forms.EmailField(label=_("E-mail address of the supervisor"), required=False)
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=Language.choices, widget=forms.RadioSelect
    )
    revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    WORK = ("title", "title_language", "kind", "track", "institution", "work_stage", "abstract")
    MORE = ("link", "video_link", "summary_sw", "summary_en", "shows_summary")
    PEOPLE = ("supervisor", "supervisor_email")
    # An entry is not handed in without these; a draft may lack them.
    NEEDED = ("track", "institution", "abstract", "work_stage", "author_1_name", "author_1_email")

    def __init__(self, data: Any = None, *, entry: Entry, call: Call, **kwargs: Any) -> None:
        super().__init__(data, initial=_initial(entry), **kwargs)
        self.entry = entry
        fields: Any = self.fields
        fields["kind"].choices = _kinds(call)
        if entry.kind not in dict(fields["kind"].choices):
            fields["kind"].choices.append((entry.kind, EntryKind(entry.kind).label))
        tracks = [(str(one.pk), str(one)) for one in call.tracks.all()]
        fields["track"].choices = [*_CHOOSE, *tracks]
        if not tracks:
            del fields["track"]
        self.most_words = call.most_words
        self.authors_shown = self._add_authors(data)
        for name in self.NEEDED:
            if name in fields:
                fields[name].required = True

    def full_clean(self) -> None:
        """What is needed in the end may be empty on the way."""
        needed = [self.fields[name] for name in self.NEEDED if name in self.fields]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True

    def typed(self) -> dict[str, Any]:
        """What was sent and fits its field, by column of the entry."""
        cleaned = self.cleaned_data
        left_out = {"revision", "institution", "track"}
        names = [
            name
            for name in self.fields
            if name in cleaned
            and name not in left_out
            and not name.startswith("author_")
            and (name in self.data or name == "shows_summary")
        ]
        values = {name: _plain(cleaned[name]) for name in names}
        if "track" in cleaned and "track" in self.data:
            values["track_id"] = int(cleaned["track"]) if cleaned["track"] else None
        if "institution" in cleaned and "institution" in self.data:
            answer = cleaned["institution"]
            values["institution_id"] = answer.institution and answer.institution.pk
            values["institution_name"] = answer.typed_name[:200]
        return values

    def people(self) -> list[Person] | None:
        """The authors in their order; None where a row does not fit, for then none is changed."""
        if any(name.startswith("author_") for name in self.errors):
            return None
        rows = [self._author(number) for number in range(1, self.authors_shown + 1)]
        return [row for row in rows if row.full_name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self.authors_shown + 1):
            if cleaned.get(f"author_{number}_email") and not cleaned.get(f"author_{number}_name"):
                self.add_error(
                    f"author_{number}_name", _("Write the name that belongs to the address.")
                )
        return cleaned

    @property
    def author_rows(self) -> list[tuple[int, Any, Any]]:
        """Number, name and address of each author as bound fields."""
        return [
            (number, self[f"author_{number}_name"], self[f"author_{number}_email"])
            for number in range(1, self.authors_shown + 1)
        ]

    def group(self, names: tuple[str, ...]) -> list[Any]:
        """Bound fields in an order."""
        return [self[name] for name in names if name in self.fields]

    def _author(self, number: int) -> Person:
        return Person(
            self.cleaned_data.get(f"author_{number}_name", ""),
            self.cleaned_data.get(f"author_{number}_email", "").lower(),
        )

    def _add_authors(self, data: Any) -> int:
        people = list(self.entry.authors.all())
        sent = (
            0
            if data is None
            else sum(f"author_{n}_name" in data for n in range(1, MOST_AUTHORS + 1))
        )
        shown = min(max(len(people) + SPARE_AUTHORS, sent), MOST_AUTHORS)
        for number in range(1, shown + 1):
            known = people[number - 1] if number <= len(people) else None
            self.fields[f"author_{number}_name"] = forms.CharField(
                label=_("Full name"),
                required=False,
                max_length=150,
                initial=known.full_name if known else "",
            )
            self.fields[f"author_{number}_email"] = forms.EmailField(
                label=_("E-mail address"), required=False, initial=known.email if known else ""
            )
        return shown


class FileForm(forms.Form):
    """A paper or a picture."""

    file = UploadField(kind="innovation_file", label=_("File"))
    caption = forms.CharField(
        label=_("Caption"),
        required=False,
        max_length=200,
        help_text=_("What a picture shows, also for people who cannot see it."),
    )
    shown = forms.BooleanField(
        label=_("If it is a picture, it may be shown to everybody on the page of the results"),
        required=False,
    )


class FileDetailsForm(forms.Form):
    """What is said of a file that is there."""

    caption = forms.CharField(label=_("Caption"), required=False, max_length=200)
    shown = forms.BooleanField(label=_("It may be shown to everybody"), required=False)


class HandInForm(forms.Form):
    """`revision` is the one that was looked over."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    agrees = forms.BooleanField(
        label=_("All authors know of this entry, and what it says is true."),
        error_messages={"required": _("Tick this box to hand the entry in.")},
    )


class WishForm(forms.Form):
    """What should be corrected in an entry that was handed in."""

    wish = forms.CharField(
        label=_("What should be corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("For the organiser.")
    )


class ConfirmForm(forms.Form):
    """The answer of an author or a supervisor."""

    answer = forms.ChoiceField(
        label=_("Is it so?"),
        choices=[("yes", _("Yes, I confirm it")), ("no", _("No, I have no part in it"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("If you do not confirm it: why not. Whoever made the entry reads it."),
    )


def _initial(entry: Entry) -> dict[str, Any]:
    names = (*EntryForm.WORK, *EntryForm.MORE, *EntryForm.PEOPLE, "language", "revision")
    values = {name: getattr(entry, name) for name in names if name not in ("institution", "track")}
    institution = InstitutionAnswer(entry.institution, entry.institution_name)
    return values | {"institution": institution, "track": str(entry.track_id or "")}


def _plain(value: Any) -> Any:
    """Browsers send lines with two letters at their end."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
