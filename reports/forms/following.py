"""What staff fill in while following resolutions up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.models import User
from egov_meeting.institutions.forms import InstitutionField
from egov_meeting.meetings.models import Edition
from reports.choices import Delivery, OwnerClass, OwnerPart
from reports.models import Obligation, Resolution, ResolutionOwner, Theme
from reports.selectors.owing import CLOSED
from reports.services.follow_up.carrying import Part

MOST_PARTS = 5


class DayInput(forms.DateInput):
    """The browser's own calendar; it takes and gives 2027-01-31 whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ReturnForm(forms.Form):
    remarks = forms.CharField(
        label=_("Remarks to the institution"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The institution reads them: say what is missing, so that it can be mended."),
    )


class CloseForm(forms.Form):
    delivery = forms.ChoiceField(
        label=_("How it ended"),
        choices=[(value, Delivery(value).label) for value in CLOSED],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It is shown with the resolution, also to the public."),
    )


class FollowUpForm(forms.Form):
    """What may change after the text is frozen."""

    due_on = forms.DateField(label=_("Due on"), required=False, widget=DayInput())
    theme = forms.ModelChoiceField(
        label=_("Theme"), required=False, queryset=Theme.objects.all(), empty_label=_("No theme")
    )
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=100,
        help_text=_("Its share when resolutions are taken together; 1 is usual."),
    )
    is_public = forms.BooleanField(label=_("Shown in the public register"), required=False)

    @classmethod
    def of(cls, resolution: Resolution, data: Any = None) -> FollowUpForm:
        names = ("due_on", "theme", "weight", "is_public")
        return cls(data, initial={name: getattr(resolution, name) for name in names})


class OwnerForm(forms.Form):
    """An institution, or else a class in which each institution answers for itself."""

    part = forms.ChoiceField(
        label=_("Part"), choices=OwnerPart.choices, widget=forms.RadioSelect, initial="lead"
    )
    institution = InstitutionField(label=_("Institution"), required=False)
    owner_class = forms.ChoiceField(
        label=_("Or a class of owners"),
        required=False,
        choices=[("", _("No class")), *OwnerClass.choices],
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        answer = typed.get("institution")
        if "institution" not in typed:
            return typed
        if answer.typed_name and not answer.institution:
            self.add_error(
                "institution", _now("Only an institution of the register can owe a resolution.")
            )
        elif bool(answer.institution) == bool(typed.get("owner_class")):
            self.add_error(
                "institution", _now("Name an institution, or else choose a class of owners.")
            )
        return typed


class EndOwnerForm(forms.Form):
    """Which owner is taken out, and why."""

    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=ResolutionOwner.objects.none(), empty_label=_("Choose")
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept on record."),
    )

    def __init__(self, data: Any = None, *, resolution: Resolution) -> None:
        super().__init__(data)
        owners = resolution.owners.select_related("institution")
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]


class ObligationForm(forms.Form):
    """Who answers in one institution, another due day, and its share."""

    focal_person = forms.ModelChoiceField(
        label=_("Focal person"),
        required=False,
        queryset=User.objects.none(),
        empty_label=_("All focal persons of the institution"),
    )
    due_on = forms.DateField(label=_("Due on, if another day"), required=False, widget=DayInput())
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=100,
        help_text=_("Its share in how the resolution stands; 1 is usual."),
    )

    def __init__(self, data: Any = None, *, obligation: Obligation) -> None:
        names = ("focal_person", "due_on", "weight")
        super().__init__(data, initial={name: getattr(obligation, name) for name in names})
        people = User.objects.filter(institution=obligation.institution_id, is_active=True)
        self.fields["focal_person"].queryset = people  # type: ignore[attr-defined]


class CarryForm(forms.Form):
    """Into which later meeting; `editions` are those the person works on (None: all)."""

    edition = forms.ModelChoiceField(
        label=_("Into the meeting"), queryset=Edition.objects.none(), empty_label=None
    )

    def __init__(
        self, data: Any = None, *, resolution: Resolution, editions: frozenset[int] | None
    ) -> None:
        super().__init__(data)
        later = Edition.objects.filter(year__gt=resolution.edition.year).order_by("-year")
        if editions is not None:
            later = later.filter(pk__in=editions)
        self.fields["edition"].queryset = later  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    later = forms.ModelChoiceField(
        label=_("Into the resolution"), queryset=Resolution.objects.none()
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, data: Any = None, *, resolution: Resolution) -> None:
        super().__init__(data)
        field: Any = self.fields["later"]
        later = Resolution.objects.select_related("edition").exclude(pk=resolution.pk)
        ended = ("rejected", "referred", "withdrawn")
        field.queryset = (
            later.filter(edition__year__gte=resolution.edition.year)
            .exclude(decision__in=ended)
            .order_by("-edition__year", "number", "pk")
        )
        field.label_from_instance = named


class SplitForm(CarryForm):
    """Up to five parts, each with a title."""

    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(
        self, data: Any = None, *, resolution: Resolution, editions: frozenset[int] | None
    ) -> None:
        super().__init__(data, resolution=resolution, editions=editions)
        for number in range(1, MOST_PARTS + 1):
            for language, label in (("sw", _("Part %s, Swahili")), ("en", _("Part %s, English"))):
                self.fields[f"part{number}_{language}"] = forms.CharField(
                    label=label % number, required=False, max_length=200
                )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        for number in range(1, MOST_PARTS + 1):
            if typed.get(f"part{number}_en") and not typed.get(f"part{number}_sw"):
                self.add_error(
                    f"part{number}_sw",
                    _now("Write it in Swahili; English may follow until it is adopted."),
                )
        return typed

    def parts(self) -> list[Part]:
        """Those that have a title in Swahili."""
        typed = self.cleaned_data
        titles = (
            Part(typed[f"part{number}_sw"], typed[f"part{number}_en"])
            for number in range(1, MOST_PARTS + 1)
        )
        return [part for part in titles if part.title_sw]


class AssessForm(forms.Form):
    """Resolutions with a box and a note in each language; `rows` are those not assessed yet."""

    def __init__(self, data: Any = None, *, rows: list[Resolution]) -> None:
        super().__init__(data)
        for row in rows:
            self.fields[f"yes_{row.pk}"] = forms.BooleanField(
                label=_("Confirm as it stands"), required=False
            )
            for language, label in (
                ("sw", _("Assessment, Swahili")),
                ("en", _("Assessment, English")),
            ):
                self.fields[f"note_{language}_{row.pk}"] = forms.CharField(
                    label=label,
                    required=False,
                    max_length=2000,
                    widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
                )
        self.rows = rows

    def bound_rows(self) -> list[tuple[Resolution, Any, Any, Any]]:
        """Each resolution with its box and its notes, for the template."""
        return [
            (row, self[f"yes_{row.pk}"], self[f"note_sw_{row.pk}"], self[f"note_en_{row.pk}"])
            for row in self.rows
        ]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        for row in self.rows:
            notes = typed.get(f"note_sw_{row.pk}"), typed.get(f"note_en_{row.pk}")
            if any(notes) and not typed.get(f"yes_{row.pk}"):
                self.add_error(
                    f"yes_{row.pk}", _now("You wrote a note: tick the box to confirm it.")
                )
        return typed

    def chosen(self) -> list[tuple[Resolution, str, str]]:
        typed = self.cleaned_data
        return [
            (row, typed[f"note_sw_{row.pk}"], typed[f"note_en_{row.pk}"])
            for row in self.rows
            if typed[f"yes_{row.pk}"]
        ]


def named(resolution: Resolution) -> str:
    """A resolution in a list of choices; a draft has no number yet."""
    number = resolution.register_number or f"{resolution.edition.year}, {_now('draft')}"
    return f"{number}: {resolution}"


def later_editions(resolution: Resolution) -> bool:
    """Whether there is a meeting to carry it into."""
    return Edition.objects.filter(year__gt=resolution.edition.year).exists()
