"""Django's `floatformat` with a real minus; whatever may be below nought is printed by it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import defaultfilters

from egov_meeting.shared.numbers import with_minus

register = template.Library()


@register.filter(is_safe=True)
def floatformat(number: Any, form: int | str = -1) -> str:
    """As Django's, but for machines (`u` at the end of `form`) the hyphen stays."""
    written = str(defaultfilters.floatformat(number, form))
    return written if str(form).endswith("u") else with_minus(written)
