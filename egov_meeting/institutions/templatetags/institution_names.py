"""`{% load institution_names %}{% name_on institution day %}`: the name an institution bore that day."""

import datetime as dt

from django import template
from django.utils.safestring import SafeString

from egov_meeting.institutions.models import Institution
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.templatetags.bilingual import marked

register = template.Library()


@register.simple_tag
def name_on(institution: Institution | None, day: dt.date) -> str | SafeString:
    """The name in the language of the page; a Swahili name standing in for a missing English one is marked."""
    if institution is None:
        return ""
    language = active_language()
    name = institution.name_on(day, language)
    if language == "en" and name == institution.name_on(day, "sw"):
        return marked(name, "sw")
    return name
