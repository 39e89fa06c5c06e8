"""Search and filters above a list, kept in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.editing.display import column_name
from egov_meeting.meetings.editing.registry import Section, section_of_model
from egov_meeting.meetings.editing.rows import rows_of
from egov_meeting.meetings.models import Edition

LONGEST_SEARCH = 100


class RowsFilterForm(forms.Form):
    """One field to search in, one for each filter of the section. An unfit value filters nothing."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, section: Section, edition: Edition | None, data: Any) -> None:
        super().__init__(data, auto_id="filter_%s")
        if not section.search:
            del self.fields["q"]
        for name in section.filters:
            self.fields[name] = _filter(section, edition, name)
        self.filters = section.filters

    @property
    def search(self) -> str:
        return str(self.cleaned_data.get("q", "")) if self.is_valid() or self.errors else ""

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that were set, by column."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.filters}


def _filter(section: Section, edition: Edition | None, name: str) -> forms.Field:
    column: Any = section.model._meta.get_field(name)
    label = column_name(column)
    if isinstance(column, models.BooleanField):
        answers = [("", _("(all)")), ("1", _("Yes")), ("0", _("No"))]
        return forms.TypedChoiceField(
            label=label, choices=answers, required=False, coerce=int, empty_value=None
        )
    if not isinstance(column, models.ForeignKey):
        choices = [("", _("(all)")), *column.choices]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    above = section_of_model(column.related_model)
    rows = rows_of(above, edition) if above else column.related_model._default_manager.all()
    if column.related_model is Institution:
        rows = rows.filter(**_named_here(section, edition, column))
    field = forms.ModelChoiceField(rows, label=label, required=False, empty_label=_("(all)"))
    if above:
        field.label_from_instance = above.choice_label  # type: ignore[method-assign]
    return field


def _named_here(section: Section, edition: Edition | None, column: Any) -> dict[str, Any]:
    """Only the institutions that some row of the list names."""
    return {"pk__in": rows_of(section, edition).order_by().values(column.attname)}
