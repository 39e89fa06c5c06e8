"""A text in two columns reads as one, and says so when it had to fall back."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from egov_meeting.shared.bilingual import Bilingual, active_language, text_in


@dataclass
class Speech:
    title_sw: str = ""
    title_en: str = ""
    title: ClassVar[Bilingual] = Bilingual("title")


def rendered(source, **context):
    return Template(source).render(Context(context))


def test_text_reads_in_the_language_of_the_page():
    speech = Speech("Hotuba", "Speech")
    with translation.override("sw"):
        assert speech.title == "Hotuba"
    with translation.override("en"):
        assert speech.title == "Speech"


def test_missing_language_falls_back_to_the_other():
    with translation.override("en"):
        assert Speech("Hotuba", "").title == "Hotuba"
    with translation.override("sw"):
        assert Speech("", "Speech").title == "Speech"


def test_exact_language_does_not_fall_back():
    assert text_in(Speech("Hotuba", ""), "title", "en") == ""


def test_without_a_language_of_the_portal_swahili_is_read():
    with translation.override(None):
        assert active_language() == "sw"
    with translation.override("fr"):
        assert active_language() == "sw"


def test_text_in_the_wrong_language_is_marked_for_screen_readers():
    with translation.override("en"):
        text = rendered('{% localised speech "title" %}', speech=Speech("A <b>", ""))
    assert text == '<span lang="sw">A &lt;b&gt;</span>'


def test_text_in_the_right_language_is_not_marked():
    with translation.override("sw"):
        assert (
            rendered('{% localised speech "title" %}', speech=Speech("A <b>", "B")) == "A &lt;b&gt;"
        )


def test_a_named_column_is_printed_exactly_and_marked():
    with translation.override("sw"):
        source = '{{ speech|in_language:"title_en" }}'
        assert (
            rendered(source, speech=Speech("Hotuba", "Speech")) == '<span lang="en">Speech</span>'
        )
        assert rendered(source, speech=Speech("Hotuba", "")) == ""


def test_a_column_without_a_language_is_refused():
    with pytest.raises(TemplateSyntaxError):
        rendered('{{ speech|in_language:"title" }}', speech=Speech())
