"""`{% load edition_tabs %}{% edition_tabs edition "programme" %}`: the sections of an edition as tabs."""

from typing import Any

from django import template

from egov_meeting.home.navigation import edition_links

register = template.Library()


@register.inclusion_tag("components/tabs.html")
def edition_tabs(edition: Any, section: str) -> dict[str, Any]:
    return {"links": edition_links(edition=edition, section=section)}
