"""The same phrases in a template follow the active language."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import Context, Engine
from django.utils import translation

PAGE = (
    "{% load phrases %}{{ time|clock }}; {{ fee|shillings }}; {{ fee|tzs }}; "
    "{{ last|with_weekday }}; {% days first last %}; {% counted 'participant' 786 %}; "
    "{% counted 'ministry' 6 'both' %}; {% nth 'meeting' 2 %}"
)
FACTS = {
    "time": dt.time(8),
    "fee": 400_000,
    "first": dt.date(2019, 1, 30),
    "last": dt.date(2019, 2, 2),
}


@pytest.mark.parametrize(
    ("language", "page"),
    [
        (
            "sw",
            "saa 2:00 asubuhi; shilingi laki nne (400,000); TZS 400,000; "
            "Jumamosi, tarehe 2 Februari, 2019; 30 Januari - 2 Februari, 2019; washiriki 786; "
            "wizara sita (6); Kikao Kazi cha Pili",
        ),
        (
            "en",
            "8:00 a.m.; four hundred thousand shillings (400,000); TZS 400,000; "
            "Saturday, 2 February 2019; 30 January - 2 February 2019; 786 participants; "
            "six (6) ministries; Second e-Government Meeting",
        ),
    ],
)
def test_phrases_follow_the_active_language(language: str, page: str) -> None:
    engine = Engine(libraries={"phrases": "egov_meeting.shared.templatetags.phrases"})
    with translation.override(language):
        assert engine.from_string(PAGE).render(Context(FACTS)) == page
