"""`{% load printed_lines %}`: lines of a printed document in templates."""

from django import template
from django.utils.safestring import SafeString

from egov_meeting.documents.text import Line, line_html

register = template.Library()


@register.filter
def line(value: Line) -> SafeString:
    """A line of pieces as HTML."""
    return line_html(value)
