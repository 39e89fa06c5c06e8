"""Codes of places are said in the reader's language."""

import pytest
from django.utils.translation import override

from egov_meeting.meetings.places import place_label


@pytest.mark.parametrize(
    ("code", "swahili", "english"),
    [
        ("cover", "jalada", "cover"),
        ("section:2.4", "kipengele 2.4", "section 2.4"),
        (
            "caption:3.1",
            "maelezo ya picha katika kipengele 3.1",
            "caption of the picture in section 3.1",
        ),
        ("table:I", "jedwali I", "table I"),
        ("speech:3", "hotuba ya 3", "speech 3"),
        ("programme", "ratiba", "programme"),
        ("programme:1", "ratiba, siku ya 1", "programme, day 1"),
        ("programme:1/II", "ratiba, siku ya 1, kikao cha II", "programme, day 1, session II"),
        ("resolutions", "maazimio", "resolutions"),
        ("resolutions:7", "azimio la 7", "resolution 7"),
        ("resolutions:intro", "utangulizi wa maazimio", "introduction to the resolutions"),
        ("edition:2023", "kikao cha mwaka 2023", "the edition of 2023"),
        ("official", "jina rasmi", "official name"),
        ("nowhere:1", "nowhere:1", "nowhere:1"),
    ],
)
def test_a_place_is_said_in_words(code: str, swahili: str, english: str) -> None:
    with override("sw"):
        assert place_label(code) == swahili
    with override("en"):
        assert place_label(code) == english


def test_a_press_statement_has_its_date() -> None:
    with override("en"):
        assert place_label("press:2023-02-23") == "press statement of 23 February 2023"
        assert place_label("press:soon") == "press statement"
