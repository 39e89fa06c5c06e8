"""The form of a section: fields from the model, choices from the edition, rules beside the fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.editing import marks
from egov_meeting.meetings.editing.display import column_name
from egov_meeting.meetings.editing.fields import columns_of, form_field, limited
from egov_meeting.meetings.editing.registry import Section, section_called, section_of_model
from egov_meeting.meetings.editing.rows import next_number, rows_of
from egov_meeting.meetings.models import Edition

CHANGED_FIELD = "marks"
PARENT_PARAMETER = "juu"


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of a section. `marks` tells how the row stood when the form was shown."""

    marks = forms.CharField(widget=forms.HiddenInput, required=False)

    section: Section

    def __init__(
        self, *args: Any, edition: Edition | None, parent: str = "", **kwargs: Any
    ) -> None:
        self.edition = edition
        super().__init__(*args, **kwargs)
        self.names = [name for name in self.fields if name != CHANGED_FIELD]
        self._limit_choices()
        self._tell_hints()
        if self.instance.pk:
            # Before validation puts the typed values on the instance.
            self.initial[CHANGED_FIELD] = marks.written(marks.marks_of(self.instance, self.names))
        else:
            self._propose(parent)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for rule in self.section.rules:
            for name, message in rule(cleaned):
                self.add_error(name, message)
        for name, message in self.problems(cleaned):
            self.add_error(name, message)
        for name in self._names_taken(cleaned):
            self.add_error(name, _("Another record of the same kind already has this."))
        return cleaned

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        """What a form of one section has to say beyond the rules of its section."""
        yield from ()

    def ask_again(self) -> None:
        """The problems of a valid form once more, behind a lock. Raises ValidationError."""
        found = [message for _name, message in self.problems(self.cleaned_data)]
        if found:
            raise forms.ValidationError(found)

    def values(self) -> dict[str, Any]:
        """What is to be saved, by column."""
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def seen(self) -> dict[str, str]:
        """The marks with which the form was shown."""
        return marks.read(self.cleaned_data.get(CHANGED_FIELD, ""))

    def _limit_choices(self) -> None:
        for name, field in self.fields.items():
            if not isinstance(field, forms.ModelChoiceField):
                continue
            field.label = column_name(self.section.model._meta.get_field(name))
            field.queryset, label = self._choices(name, field.queryset.model)
            field.label_from_instance = label  # type: ignore[method-assign]

    def _choices(self, name: str, model: type[models.Model]) -> tuple[models.QuerySet[Any], Any]:
        section = section_of_model(model)
        label = section.choice_label if section else str
        if name in self.section.choices:
            return self.section.choices[name](self.edition), label
        if model is Institution:
            kept = getattr(self.instance, f"{name}_id", None)
            return Institution.objects.filter(Q(merged_into=None) | Q(pk=kept)), label
        if section is None:
            return model._default_manager.all(), str
        return rows_of(section, self.edition), label

    def _tell_hints(self) -> None:
        for name, hint in self.section.hints.items():
            self.fields[name].help_text = hint
        for name, longest in self.section.longest.items():
            limited(self.fields[name], longest)
        if self.section.warnings and self.instance.pk:
            for name, warning in self.section.warnings(self.instance).items():
                self.fields[name].help_text = warning

    def _propose(self, parent: str) -> None:
        """Begin a new row with what is known: its edition, the row above, the next number."""
        if self.section.of == "edition":
            self.instance.edition = self.edition
        if parent.isdecimal() and self.section.parent_field:
            self.initial.setdefault(self.section.parent_field, parent)
        number = next_number(self.section, self.edition)
        if number is not None:
            self.initial.setdefault("number", number)

    def _names_taken(self, cleaned: dict[str, Any]) -> Iterator[str]:
        """The last field of every combination that another row already has."""
        for constraint in self.section.model._meta.constraints:
            if not isinstance(constraint, models.UniqueConstraint) or constraint.condition:
                continue
            own = [name for name in constraint.fields if name in cleaned]
            known = {**{name: cleaned[name] for name in own}, "edition": self.edition}
            if not own or any(known.get(name) is None for name in constraint.fields):
                continue
            same = {name: known[name] for name in constraint.fields}
            rows = self.section.model._default_manager.filter(**same).exclude(pk=self.instance.pk)
            if rows.exists():
                yield own[-1]


@cache
def form_class(section_key: str) -> type[SectionForm]:
    """The form class of a section, made once."""
    section = section_called(section_key)
    made = forms.modelform_factory(
        section.model,
        form=section.form or SectionForm,
        fields=list(columns_of(section.model, section.fields)),
        formfield_callback=form_field,
    )
    made.section = section
    return made
