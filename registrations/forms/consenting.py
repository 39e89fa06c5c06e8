"""Consents as boxes to tick, each with its own words and their version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from egov_meeting.shared.bilingual import active_language
from registrations.choices import Purpose
from registrations.selectors.consents import Words

PREFIX = "consent_"
# What is agreed to apart from the needs, whose box stands under what is told of them.
APART = tuple(purpose for purpose in Purpose.values if purpose != Purpose.NEEDS)


class _Tick(forms.CheckboxInput):
    """Its value is the version of the words beside it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        return str(data.get(name) or "")

    def format_value(self, value: Any) -> None:
        return None  # the version stands in the attributes, ticked or not


class ConsentField(forms.Field):
    """True for consent to the words that stand there now; nobody agrees to words not read."""

    default_error_messages = {
        "other_words": _("These words have been changed meanwhile. Read them again and choose."),
    }

    def __init__(self, words: Words, **kwargs: Any) -> None:
        self.version = str(words.version)
        super().__init__(
            label=words.text(active_language()),
            required=False,
            widget=_Tick(attrs={"value": self.version}),
            **kwargs,
        )

    def to_python(self, value: Any) -> bool:
        if value in (None, "", False):
            return False
        if value is not True and str(value) != self.version:
            raise ValidationError(self.error_messages["other_words"], code="other_words")
        return True


def consent_fields(words: Mapping[str, Words], purposes: Iterable[str]) -> dict[str, ConsentField]:
    """A box for each purpose, under the name that `purposes_in` reads."""
    return {f"{PREFIX}{purpose}": ConsentField(words[purpose]) for purpose in purposes}


def purposes_in(cleaned: Mapping[str, Any]) -> list[str]:
    """What was agreed to in a clean form."""
    return [purpose for purpose in Purpose.values if cleaned.get(f"{PREFIX}{purpose}")]


def refuse_needs_without_consent(form: forms.Form) -> None:
    """What somebody tells of needs is about health: it is kept only with consent of its own."""
    name = f"{PREFIX}{Purpose.NEEDS}"
    told = form.cleaned_data
    if told.get("needs") and not told.get(name) and name not in form.errors:
        form.add_error(
            name,
            ValidationError(
                _("What you wrote above is kept only if you agree to it here; or empty the box."),
                code="no_consent",
            ),
        )
