"""The form field of each column: one look and one limit for all sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 20_000
MOST_LINES = 500


class LinesField(forms.CharField):
    """A list of short texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        if len(value) > MOST_LINES:
            raise forms.ValidationError(_("These are too many lines."))

    def run_validators(self, value: Any) -> None:
        for line in value:
            super().run_validators(line)


def limited(field: Any, longest: int) -> Any:
    """The same field, refusing longer texts. The limit is so wide that the form need not tell it."""
    field.validators = [
        kept for kept in field.validators if not isinstance(kept, MaxLengthValidator)
    ]
    field.validators.append(MaxLengthValidator(longest))
    field.widget.attrs["maxlength"] = str(longest)
    return field


def columns_of(model: type[models.Model], names: tuple[str, ...]) -> Iterator[str]:
    """The columns behind `names`, a pair's Swahili before its English."""
    columns = {column.name for column in model._meta.get_fields()}
    for name in names:
        if f"{name}_sw" in columns and f"{name}_en" in columns:
            yield f"{name}_sw"
            yield f"{name}_en"
        else:
            yield name


def form_field(column: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """What ModelForm shows for a column."""
    if isinstance(column, models.DateField):
        kwargs["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    elif isinstance(column, models.TimeField):
        kwargs["widget"] = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    elif isinstance(column, models.TextField):
        return limited(column.formfield(**kwargs), LONGEST_TEXT)
    elif isinstance(column, models.JSONField):
        return LinesField(
            label=column.verbose_name,
            required=False,
            max_length=200,
            help_text=_("One on each line."),
        )
    elif isinstance(column, models.ForeignKey) and column.null:
        kwargs["empty_label"] = _("(none)")
    if isinstance(column, models.PositiveIntegerField | models.PositiveBigIntegerField):
        kwargs["min_value"] = 0
    return column.formfield(**kwargs)
