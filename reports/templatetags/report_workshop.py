"""`{% load report_workshop %}`: codes of the report workshop in the reader's words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from egov_meeting.shared.bilingual import active_language
from reports.outline import section_called
from reports.places import shown_place

register = template.Library()


@register.filter
def place_in_words(code: str) -> str:
    """`{{ "section:2.4"|place_in_words }}`; a place that is not known is called so."""
    return shown_place(code) or _("beside it")


@register.filter
def section_title(key: str) -> str:
    """The title of a section without what an edition adds to it."""
    title = section_called(key).title.in_language(active_language())
    return title.replace("<", "").replace(">", "")


@register.filter
def accepted_in_words(key: str) -> str:
    """What was accepted when a version was published."""
    texts = {
        "findings": _("contradictions that have not been decided"),
        "gaps": _("texts in one language only"),
        "drafts": _("texts typed and not saved"),
        "unchanged": _("the same texts as before"),
    }
    return texts.get(key, key)
