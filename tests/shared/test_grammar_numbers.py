"""Numbers in words, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_meeting.shared import grammar
from egov_meeting.shared.grammar import english, swahili

SWAHILI = {
    0: "sifuri",
    6: "sita",
    12: "kumi na mbili",
    22: "ishirini na mbili",
    105: "mia moja na tano",
    110: "mia moja na kumi",
    335: "mia tatu thelathini na tano",
    786: "mia saba themanini na sita",
    1_004: "elfu moja na nne",
    1_300: "elfu moja mia tatu",
    1_624: "elfu moja mia sita ishirini na nne",
    2_019: "elfu mbili kumi na tisa",
    9_999: "elfu tisa mia tisa tisini na tisa",
    20_000: "elfu ishirini",
    20_004: "elfu ishirini, na nne",
    24_000: "elfu ishirini na nne",
    24_005: "elfu ishirini na nne, na tano",
    50_000: "elfu hamsini",
    200_000: "laki mbili",
    400_000: "laki nne",
    400_020: "laki nne, na ishirini",
    424_000: "laki nne na elfu ishirini na nne",
    1_600_000: "milioni moja na laki sita",
    200_000_024: "milioni mia mbili, ishirini na nne",
    224_000_000: "milioni mia mbili ishirini na nne",
    10_000_000_000: "bilioni kumi",
}

ENGLISH = {
    0: "zero",
    12: "twelve",
    24: "twenty-four",
    786: "seven hundred and eighty-six",
    1_624: "one thousand six hundred and twenty-four",
    20_004: "twenty thousand and four",
    400_000: "four hundred thousand",
    424_000: "four hundred and twenty-four thousand",
    1_000_001: "one million and one",
    10_000_000_000: "ten billion",
}


@pytest.mark.parametrize(("number", "words"), SWAHILI.items())
def test_swahili_number_is_said_as_officials_say_it(number: int, words: str) -> None:
    assert swahili.number_in_words(number) == words


@pytest.mark.parametrize(("number", "words"), ENGLISH.items())
def test_english_number_is_said_the_british_way(number: int, words: str) -> None:
    assert english.number_in_words(number) == words


@pytest.mark.parametrize("language", ["sw", "en"])
def test_every_number_to_a_hundred_thousand_reads_back(language: str) -> None:
    words = grammar.for_language(language)
    unread = [
        number
        for number in range(100_001)
        if words.number_from_words(words.number_in_words(number)) != number
    ]
    assert unread == []


@given(number=st.integers(min_value=0, max_value=10_000_000_000))
def test_every_number_to_ten_billion_reads_back_in_both_languages(number: int) -> None:
    for language in ("sw", "en"):
        words = grammar.for_language(language)
        assert words.number_from_words(words.number_in_words(number)) == number


@given(
    number=st.integers(min_value=1, max_value=10_000_000_000),
    noun=st.sampled_from(sorted(swahili.NOUNS)),
)
def test_a_number_that_agrees_with_any_noun_reads_back(number: int, noun: str) -> None:
    words = grammar.for_language("sw").number_in_words(number, noun=noun)
    assert swahili.number_from_words(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Kumi na Mbili", 12),
        ("maazimio", None),
        ("mia sita na ishirini na nne", 624),
        ("laki nne, elfu ishirini na nne", 424_000),
        ("ishirini na mmoja", 21),
        ("kumi na", None),
        ("na tano", None),
        ("mia", None),
        ("elfu", None),
        ("tano kumi", None),
        ("elfu mbili laki tatu", None),
        ("moja moja", None),
        ("", None),
    ],
)
def test_swahili_words_are_read_or_refused(words: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(ValueError, match=r".+"):
            swahili.number_from_words(words)
    else:
        assert swahili.number_from_words(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Four hundred thousand", 400_000),
        ("two million, three hundred and five", 2_000_305),
        ("twenty four", 24),
        ("thousand", None),
        ("hundred", None),
        ("twenty eleven", None),
        ("five six", None),
        ("one thousand two million", None),
        ("shillings", None),
        ("", None),
    ],
)
def test_english_words_are_read_or_refused(words: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(ValueError, match=r".+"):
            english.number_from_words(words)
    else:
        assert english.number_from_words(words) == number


@pytest.mark.parametrize("wrong", [1.5, True, "4", Decimal(4), None])
@pytest.mark.parametrize("language", ["sw", "en"])
def test_what_is_no_whole_number_is_refused(language: str, wrong: object) -> None:
    with pytest.raises(TypeError, match="a whole number is needed"):
        grammar.for_language(language).number_in_words(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [-1, 1_000_000_000_000])
@pytest.mark.parametrize("language", ["sw", "en"])
def test_a_number_beyond_the_range_is_refused(language: str, wrong: int) -> None:
    with pytest.raises(ValueError, match="outside 0 to 999,999,999,999"):
        grammar.for_language(language).number_in_words(wrong)


def test_figures_part_thousands_with_commas() -> None:
    assert grammar.for_language("sw").number(1_624) == "1,624"
    assert grammar.for_language("en").number(Decimal("1624.5")) == "1,624.5"
