"""Forms of the arranging pages: where an item stands, what it says, sessions, people."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.editing import marks
from egov_meeting.meetings.models import Appearance, Edition, Person
from sessions_app.choices import ItemKind, SessionPart
from sessions_app.models import Day, Item, Session
from sessions_app.selectors.arranging import appearances_of, ministries_of
from sessions_app.services.arranging_people import Who
from sessions_app.services.arranging_places import Place

LONGEST_SHIFT = 12 * 60


class ClockField(forms.TimeField):
    """A time of day, as the browser's own control sends it."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 60})


class SessionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A session of the edition, named with its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Session.objects.none(), label=_("Session"), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        day = f"{obj.day.number} ({date_format(obj.day.date, 'j F')})"
        return f"{day}: {obj}" if str(obj) else f"{day}: {_('outside the sessions')} ({obj.order})"


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody known in the edition, named with the office."""

    def label_from_instance(self, obj: Appearance) -> str:
        name = obj.titled_name
        return f"{name}, {obj.office}" if name and str(obj.office) else name or str(obj.office)


class PlaceForm(forms.Form):
    """Where an item is to stand. `seen` is its mark as it was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)
    session = SessionField()
    starts_at = ClockField(label=_("From"), required=False)
    ends_at = ClockField(label=_("Until"), required=False)
    with_following = forms.BooleanField(
        label=_("What comes after it on this day moves along"), required=False
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions_of(edition)  # type: ignore[attr-defined]

    @property
    def place(self) -> Place:
        """What was asked for."""
        typed = self.cleaned_data
        return Place(typed["session"].pk, typed["starts_at"], typed["ends_at"])


class ShiftForm(forms.Form):
    """By how many minutes an item and all that follows move; fewer than none means earlier."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=-LONGEST_SHIFT,
        max_value=LONGEST_SHIFT,
        help_text=_("15 moves a quarter of an hour later, −15 earlier."),
    )


class SeenForm(forms.Form):
    """An action on an item as it was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)


class SplitForm(SeenForm):
    """The break at which an item is divided."""

    at = forms.ModelChoiceField(queryset=Item.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        breaks = Item.objects.filter(session__day__edition=edition, kind=ItemKind.BREAK)
        self.fields["at"].queryset = breaks  # type: ignore[attr-defined]


class RemoveForm(SeenForm):
    """Whether the gap is closed."""

    with_following = forms.BooleanField(
        label=_("Close the gap: what comes after it on this day moves earlier"), required=False
    )


class KeptForm(forms.ModelForm):  # type: ignore[type-arg]
    """Texts of a row. `marks` tells how they stood when the form was shown, as in meetings.editing."""

    marks = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        self.edition = edition
        super().__init__(*args, **kwargs)
        self.names = list(self.Meta.fields)  # type: ignore[attr-defined]
        if self.instance.pk:
            # Before validation puts the typed values on the instance.
            self.initial["marks"] = marks.written(marks.marks_of(self.instance, self.names))

    @property
    def seen(self) -> dict[str, str]:
        """The marks with which the form was shown."""
        return marks.read(self.cleaned_data.get("marks", ""))

    def values(self) -> dict[str, Any]:
        """What was typed, by column."""
        return {name: self.cleaned_data[name] for name in self.names}


class ContentsForm(KeptForm):
    """What an item says."""

    class Meta:
        model = Item
        fields = (
            *("kind", "title_sw", "title_en"),
            *("presenter", "presenter_note_sw", "presenter_note_en"),
            *("ministry", "summary_sw", "summary_en"),
        )
        widgets = {
            "summary_sw": forms.Textarea(attrs={"rows": 3}),
            "summary_en": forms.Textarea(attrs={"rows": 3}),
        }

    presenter = PersonField(
        queryset=Appearance.objects.none(), required=False, label=_("Presenter")
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["presenter"].queryset = appearances_of(edition=edition)  # type: ignore[attr-defined]
        ministries = [ministry.id for ministry in ministries_of(edition=edition)]
        if self.instance.ministry_id:
            ministries.append(self.instance.ministry_id)
        chosen = Institution.objects.filter(pk__in=ministries).order_by("name_sw")
        self.fields["ministry"].queryset = chosen  # type: ignore[attr-defined]


class NewItemForm(ContentsForm):
    """A new item, with its place."""

    field_order = ("session", "starts_at", "ends_at", "with_following")

    session = SessionField()
    starts_at = ClockField(label=_("From"), required=False)
    ends_at = ClockField(label=_("Until"), required=False)
    with_following = forms.BooleanField(
        label=_("Make room: what begins then or later on this day moves along"), required=False
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["session"].queryset = sessions_of(edition)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        times = {name: self.cleaned_data[name] for name in ("starts_at", "ends_at")}
        return super().values() | times


class SessionForm(KeptForm):
    """What a session says of itself."""

    class Meta:
        model = Session
        fields = ("number", "title_sw", "title_en", "hall_sw", "hall_en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = _(
            "I, II, III …; empty for what stands outside the sessions."
        )


class DayForm(KeptForm):
    """A day of the programme, with the hours it is to keep."""

    class Meta:
        model = Day
        fields = ("date", "group", "starts_at", "ends_at")
        widgets = {"date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    starts_at = ClockField(label=_("The day begins"), required=False)
    ends_at = ClockField(label=_("The day ends"), required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["group"].queryset = edition.groups.order_by("number")  # type: ignore[attr-defined]
        self.fields["group"].empty_label = _("for everybody")  # type: ignore[attr-defined]

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if not self.edition.starts_on <= date <= self.edition.ends_on:
            raise forms.ValidationError(
                _("The meeting lasts from %(first)s to %(last)s.")
                % {
                    "first": date_format(self.edition.starts_on),
                    "last": date_format(self.edition.ends_on),
                }
            )
        return date

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if begin and end and end <= begin:
            self.add_error("ends_at", _("The end must be after the beginning."))
        return cleaned


class WhoForm(forms.Form):
    """Somebody known in the edition, or another person with an office."""

    appearance = PersonField(
        queryset=Appearance.objects.none(),
        required=False,
        label=_("Somebody known in this edition"),
        empty_label=_("another person, named below"),
    )
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        required=False,
        label=_("Somebody of an earlier meeting"),
        empty_label=_("a new person"),
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    honorific_sw = forms.CharField(
        label=_("Title before the name, Swahili"), max_length=40, required=False
    )
    honorific_en = forms.CharField(
        label=_("Title before the name, English"), max_length=40, required=False
    )
    office_sw = forms.CharField(label=_("Office, Swahili"), max_length=250, required=False)
    office_en = forms.CharField(label=_("Office, English"), max_length=250, required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appearance"].queryset = appearances_of(edition=edition)  # type: ignore[attr-defined]
        self.fields["person"].queryset = Person.objects.order_by("full_name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        named = ("appearance", "person", "name", "office_sw", "office_en")
        if not self.errors and not any(cleaned.get(name) for name in named):
            self.add_error("appearance", _("Choose somebody, or name another person."))
        return cleaned

    @property
    def who(self) -> Who:
        """The person named below."""
        names = ("person", "name", "honorific_sw", "honorific_en", "office_sw", "office_en")
        return Who(**{name: self.cleaned_data[name] for name in names})


class PartForm(WhoForm):
    """Somebody with a part in a session."""

    field_order = ("part",)

    part = forms.ChoiceField(label=_("Part"), choices=SessionPart.choices)


class PublishForm(forms.Form):
    """What is new, and whether it is published in spite of its conflicts."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note_sw = forms.CharField(
        label=_("What is new, Swahili"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note_en = forms.CharField(
        label=_("What is new, English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    with_conflicts = forms.BooleanField(
        label=_("I know of these conflicts and publish all the same"),
        error_messages={"required": _("Tick this, or put the conflicts right first.")},
    )

    def __init__(self, *args: Any, has_conflicts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_conflicts:
            del self.fields["with_conflicts"]


class SkeletonForm(forms.Form):
    """The edition whose programme serves as a skeleton."""

    source = forms.ModelChoiceField(
        queryset=Edition.objects.none(), label=_("Take the skeleton of"), empty_label=None
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Edition.objects.exclude(pk=edition.pk).filter(programme_days__isnull=False)
        self.fields["source"].queryset = others.distinct().order_by("-year")  # type: ignore[attr-defined]


def sessions_of(edition: Edition) -> Any:
    """The sessions an item can stand in."""
    rows = Session.objects.filter(day__edition=edition).select_related("day")
    return rows.order_by("day__number", "order")
