"""The box in which an institution is named, with the nearest ones under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from egov_meeting.institutions.answers import NOT_LISTED, Typed, as_typed
from egov_meeting.institutions.selectors import Match


class InstitutionInput(forms.TextInput):
    """A text box; the field fills in `matches` and `offers_choice` when a person has to choose."""

    template_name = "institutions/institution_input.html"
    matches: Sequence[Match] = ()
    offers_choice = False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        return Typed(*(_tidy(data.get(name + ending)) for ending in ("", "_choice", "_asked")))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def format_value(self, value: Any) -> str:
        return as_typed(value).text

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return context | {
            "attributes": flatatt(context["widget"]["attrs"]),
            "search_address": reverse("institutions:search"),
            "matches": self.matches,
            "offers_choice": self.offers_choice,
            "chosen": as_typed(value).chosen,
            "not_listed": NOT_LISTED,
        }

    def _render(
        self, template_name: str, context: dict[str, Any], renderer: Any = None
    ) -> SafeString:
        # By the engine of the pages, so that the template stands among theirs.
        return mark_safe(render_to_string(template_name, context))  # noqa: S308


def _tidy(text: object) -> str:
    return " ".join(str(text or "").replace("\x00", "").split())
