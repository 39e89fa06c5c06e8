"""Naming one's institution in a form: found by acronym, in either language, in a misspelling, or not listed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.answers import NOT_LISTED, InstitutionAnswer, Typed, as_typed
from egov_meeting.institutions.selectors import find_institutions, institution_called
from egov_meeting.institutions.widgets import InstitutionInput

__all__ = ["InstitutionAnswer", "InstitutionField"]

LONGEST_NAME = 250
OFFERED = 6


class InstitutionField(forms.Field):
    """Cleans to an InstitutionAnswer. `initial` may be one, an Institution or a text.

    A text that is not exactly one institution existing today is an error under which the nearest
    ones are offered, and "mine is not listed"; what was chosen there comes back with the next try.
    """

    widget = InstitutionInput
    default_error_messages = {
        "choose": _("Choose your institution below, or say that it is not listed."),
        "unknown": _("We found no institution like this. Check the spelling, or say that it is not listed."),
        "too_long": _("Write at most %(limit)d characters."),
    }  # fmt: skip

    def to_python(self, value: Typed | str | None) -> InstitutionAnswer:
        typed = as_typed(value)
        if not typed.text:
            return InstitutionAnswer()
        if len(typed.text) > LONGEST_NAME:
            raise ValidationError(
                self.error_messages["too_long"], code="too_long", params={"limit": LONGEST_NAME}
            )
        by_name = institution_called(text=typed.text, on=timezone.localdate())
        if by_name is not None and typed.chosen in ("", str(by_name.pk)):
            return InstitutionAnswer(by_name)
        return self._chosen(typed)

    def validate(self, value: InstitutionAnswer) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Typed | None) -> bool:
        return self.widget.format_value(initial) != self.widget.format_value(data)

    def _chosen(self, typed: Typed) -> InstitutionAnswer:
        """What was chosen of those offered. They are offered again: another field may be wrong."""
        matches = find_institutions(text=typed.text, limit=OFFERED, on=timezone.localdate())
        # The widget belongs to this one form: forms copy their fields.
        self.widget.matches, self.widget.offers_choice = matches, True
        if typed.chosen == NOT_LISTED:
            return InstitutionAnswer(typed_name=typed.text)
        for match in matches:
            if typed.chosen == str(match.institution.pk):
                return InstitutionAnswer(match.institution)
        code = "choose" if matches else "unknown"
        raise ValidationError(self.error_messages[code], code=code)
