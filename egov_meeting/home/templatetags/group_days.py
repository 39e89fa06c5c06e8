"""`{% days_of_group days %}`: the days of a participant group as officials write them."""

from collections.abc import Sequence

from django import template

from egov_meeting.meetings.models import GroupDay
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import active_language

register = template.Library()


@register.simple_tag
def days_of_group(days: Sequence[GroupDay]) -> str:
    """`30 - 31 Januari, 2019`; "" for a group without days."""
    dates = [day.date for day in days]
    if not dates:
        return ""
    return grammar.for_language(active_language()).date_range(min(dates), max(dates))
