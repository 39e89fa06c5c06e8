"""Printing bilingual texts: a text that stands in for a missing one says which language it is in."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from egov_meeting.shared.bilingual import LANGUAGE_CODES, active_language, language_of_text, text_in

register = template.Library()


def marked(text: str, language: str) -> str | SafeString:
    """The text, wrapped in a span with `lang` when it is not in the language of the page."""
    if not text or language == active_language():
        return text
    return format_html('<span lang="{}">{}</span>', language, text)


@register.simple_tag
def localised(obj: Any, name: str) -> str | SafeString:
    """`{% localised edition "title" %}`: the text in the page's language, else the other one, marked."""
    language = language_of_text(obj, name)
    return marked(text_in(obj, name, language), language)


@register.filter
def in_language(obj: Any, column: str) -> str | SafeString:
    """`{{ edition|in_language:"title_en" }}`: exactly this column, marked with its language."""
    name, _, language = column.rpartition("_")
    if language not in LANGUAGE_CODES:
        raise template.TemplateSyntaxError(
            f"{column} names no language: write title_sw or title_en"
        )
    return marked(text_in(obj, name, language), language)
