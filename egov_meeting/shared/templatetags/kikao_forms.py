"""What the form templates ask of a bound field."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from egov_meeting.shared.bilingual import LANGUAGE_CODES

register = template.Library()

SHORTEST_LIMIT_WORTH_TELLING = 200


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control itself, with the ids of its hint, limit and error, and the language of its text."""
    attrs: dict[str, Any] = {}
    described_by = " ".join(_describing_ids(field))
    if described_by and not field.use_fieldset:
        attrs["aria-describedby"] = described_by
    language = language_of_field(field)
    if language:
        attrs["lang"] = language
    widget = field.field.widget
    if isinstance(widget, forms.ClearableFileInput):
        return field.as_widget(widget=_plain_file_input(widget), attrs=attrs)
    return field.as_widget(attrs=attrs)


@register.filter
def text_limit(field: BoundField) -> int | None:
    """How many characters a long text may have, None for short fields and those without a limit."""
    if not isinstance(field.field.widget, forms.TextInput | forms.Textarea):
        return None
    limit = getattr(field.field, "max_length", None)
    return limit if limit and limit >= SHORTEST_LIMIT_WORTH_TELLING else None


@register.filter
def first_control_id(field: BoundField) -> str:
    """Where a link in the error summary leads: the control, or the first of a group of choices."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def kept_file_name(field: BoundField) -> str:
    """The name of the file stored in this field, without its folder; "" when there is none."""
    name = getattr(field.initial, "name", "") or ""
    return PurePosixPath(name).name


@register.filter
def field_groups(form: forms.BaseForm) -> Iterator[list[BoundField]]:
    """Fields in order, `title_sw` together with the `title_en` that follows it."""
    waiting = [form[name] for name in form.fields]
    while waiting:
        group = [waiting.pop(0)]
        if waiting and _are_one_text(group[0], waiting[0]):
            group.append(waiting.pop(0))
        yield group


def language_of_field(field: BoundField) -> str:
    """ "sw" for title_sw, "en" for title_en, "" for a field that is not one of a pair."""
    stem, _, language = field.name.rpartition("_")
    return language if stem and language in LANGUAGE_CODES else ""


def _are_one_text(first: BoundField, second: BoundField) -> bool:
    return (
        first.name.endswith("_sw")
        and second.name == first.name.removesuffix("_sw") + "_en"
        and not first.is_hidden
        and not second.is_hidden
    )


def _describing_ids(field: BoundField) -> Iterator[str]:
    if field.help_text:
        yield f"{field.auto_id}_helptext"
    if text_limit(field):
        yield f"{field.auto_id}_limit"
    if field.errors:
        yield f"{field.auto_id}_error"


def _plain_file_input(widget: forms.ClearableFileInput) -> forms.FileInput:
    """Django's own template would link to the stored file; here files have no address of their own."""
    plain = forms.FileInput(attrs=widget.attrs)
    plain.is_required = widget.is_required
    plain.allow_multiple_selected = widget.allow_multiple_selected  # type: ignore[misc]
    return plain
