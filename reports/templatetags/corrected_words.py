"""`{% load corrected_words %}`: adopted texts as they count since they were corrected."""

from __future__ import annotations

from django import template

from reports.models import Corrigendum, Resolution
from reports.selectors.corrections import words_in_force

register = template.Library()


@register.filter
def as_corrected(resolution: Resolution) -> Resolution | Corrigendum:
    """`{% localised resolution|as_corrected "title" %}`; prefetch `corrigenda` where there are many."""
    return words_in_force(resolution)
