"""`{% innovation_work edition "panel" %}`: the stretches of work from the call to the outcome, as tabs for staff."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called

register = template.Library()

# The URL name of each, and its words; a page that does not exist is left out.
WORK = (
    ("staff_call", _("Call")),
    ("entries", _("Entries")),
    ("panel", _("Panel")),
    ("stages", _("Stages of judging")),
    ("newest_ranking", _("Ranking")),
    ("outcome", _("Outcome")),
)


@register.inclusion_tag("components/tabs.html")
def innovation_work(edition: Any, current: str) -> dict[str, Any]:
    """`current` is the URL name of the stretch that the page belongs to."""
    links = []
    for name, label in WORK:
        try:
            place = reverse(f"innovations:{name}", args=[edition.year])
        except NoReverseMatch:
            continue
        links.append(
            {"label": label, "address": place, "current": "page" if name == current else ""}
        )
    return {"links": links, "label": _("Work on research and innovation")}


@register.simple_tag
def section_address(key: str, edition: Any, page: str, pk: Any = None, **query: Any) -> str:
    """Where rows of a section are edited: `page` is one of meetings.editing.addresses."""
    return address(section_called(key), edition, page, pk, **query)
