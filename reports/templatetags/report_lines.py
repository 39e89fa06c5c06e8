"""Lines of the composed report in templates."""

from django import template
from django.utils.safestring import SafeString

from reports.composing.blocks import Line
from reports.printing.lines import line_html

register = template.Library()


@register.filter
def line(value: Line) -> SafeString:
    """A line of pieces as HTML."""
    return line_html(value)
