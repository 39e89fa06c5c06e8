"""Phrases of the active language in templates: `{{ item.starts|clock }}`, `{% counted … %}`."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django import template

from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.grammar.styles import CountStyle

register = template.Library()


def _words() -> grammar.Grammar:
    return grammar.for_language(active_language())


@register.filter
def clock(time: dt.time) -> str:
    """08:00 as it is said: `saa 2:00 asubuhi`, `8:00 a.m.`."""
    return _words().clock(time)


@register.filter
def shillings(amount: int | Decimal) -> str:
    """`shilingi laki nne (400,000)`, in prose."""
    return _words().money(amount)


@register.filter
def tzs(amount: int | Decimal) -> str:
    """`TZS 400,000`, in tables and bills."""
    return _words().money_in_table(amount)


@register.filter
def with_weekday(day: dt.date) -> str:
    """`Jumamosi, tarehe 2 Februari, 2019`."""
    return _words().date_with_weekday(day)


@register.simple_tag
def days(first: dt.date, last: dt.date) -> str:
    """`30 Januari - 2 Februari, 2019`."""
    return _words().date_range(first, last)


@register.simple_tag
def counted(noun: str, number: int, style: CountStyle = "digits") -> str:
    """`washiriki 786`, by the key of the noun."""
    return _words().count(noun, number, style=style)


@register.simple_tag
def nth(noun: str, number: int) -> str:
    """`Kikao Kazi cha Pili`, by the key of the noun."""
    return _words().ordinal(noun, number)
