"""Ordinals, money, lists and labels, as the report of 2019 prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from egov_meeting.shared import grammar, money
from egov_meeting.shared.grammar import english

SW = grammar.for_language("sw")
EN = grammar.for_language("en")


@pytest.mark.parametrize(
    ("key", "number", "swahili_phrase", "english_phrase"),
    [
        ("meeting", 2, "Kikao Kazi cha Pili", "Second e-Government Meeting"),
        ("session", 3, "Kikao cha Tatu", "Third Session"),
        ("group", 1, "Kundi la Kwanza", "First Group"),
        ("group", 2, "Kundi la Pili", "Second Group"),
        ("group", 3, "Kundi la Tatu", "Third Group"),
        ("phase", 2, "Awamu ya Pili", "Second Phase"),
        ("ministry", 12, "Wizara ya Kumi na Mbili", "Twelfth Ministry"),
        ("conference", 21, "Mkutano wa Ishirini na Moja", "Twenty-first Conference"),
        ("day", 5, "Siku ya Tano", "Fifth Day"),
        ("officer", 1, "Ofisa wa Kwanza", "First Officer"),
    ],
)
def test_ordinals_take_the_link_of_their_noun(
    key: str, number: int, swahili_phrase: str, english_phrase: str
) -> None:
    assert SW.ordinal(key, number) == swahili_phrase
    assert EN.ordinal(key, number) == english_phrase


def test_ordinals_inside_a_sentence_and_in_digits() -> None:
    assert SW.ordinal("group", 1, title=False) == "kundi la kwanza"
    assert SW.ordinal("meeting", 4, in_digits=True) == "Kikao Kazi cha 4"
    assert EN.ordinal("meeting", 2, in_digits=True) == "2nd e-Government Meeting"
    assert EN.ordinal_word(30) == "thirtieth"
    assert SW.ordinal_word(2) == "pili"


def test_english_ordinal_digits() -> None:
    shown = [english.ordinal_digits(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 112, 122)]
    assert shown == "1st 2nd 3rd 4th 11th 12th 13th 21st 112th 122nd".split()


@pytest.mark.parametrize("language", ["sw", "en"])
def test_there_is_no_ordinal_of_nothing(language: str) -> None:
    with pytest.raises(ValueError, match="outside 1"):
        grammar.for_language(language).ordinal("group", 0)


@pytest.mark.parametrize(
    ("amount", "swahili_phrase", "english_phrase"),
    [
        (400_000, "shilingi laki nne (400,000)", "four hundred thousand shillings (400,000)"),
        (200_000, "shilingi laki mbili (200,000)", "two hundred thousand shillings (200,000)"),
        (50_000, "shilingi elfu hamsini (50,000)", "fifty thousand shillings (50,000)"),
        (1, "shilingi moja (1)", "one shilling (1)"),
        (0, "shilingi sifuri (0)", "zero shillings (0)"),
    ],
)
def test_money_in_prose(amount: int, swahili_phrase: str, english_phrase: str) -> None:
    assert SW.money(amount) == swahili_phrase
    assert EN.money(amount) == english_phrase


def test_money_as_the_report_closes_it_with_tu() -> None:
    assert SW.money(400_000, only=True) == "shilingi laki nne tu (400,000)"
    assert SW.money(20_000, only=True) == "shilingi elfu ishirini tu (20,000)"
    assert EN.money(20_000, only=True) == "twenty thousand shillings only (20,000)"


def test_money_in_tables_is_the_same_in_both_languages() -> None:
    assert SW.money_in_table(400_000) == EN.money_in_table(400_000) == "TZS 400,000"


def test_money_is_whole_shillings_only() -> None:
    assert money.whole_shillings(Decimal("400000.00")) == 400_000
    for wrong in (0.5, True, "400"):
        with pytest.raises(TypeError, match="whole shillings are needed"):
            money.whole_shillings(wrong)  # type: ignore[arg-type]
    for amount in (-1, Decimal("0.5"), Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(ValueError, match="no whole number of shillings"):
            money.whole_shillings(amount)


@pytest.mark.parametrize(
    ("items", "swahili_phrase", "english_phrase"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A na B", "A and B"),
        (["A", "", "B", "C"], "A, B na C", "A, B and C"),
        (["a, b", "c"], "a, b; na c", "a, b; and c"),
        (["a", "b", "c, d"], "a; b; na c, d", "a; b; and c, d"),
    ],
)
def test_lists(items: list[str], swahili_phrase: str, english_phrase: str) -> None:
    assert SW.join(items) == swahili_phrase
    assert EN.join(items) == english_phrase


def test_lists_of_alternatives() -> None:
    assert SW.join(["PDF", "DOCX"], conjunction="or") == "PDF au DOCX"
    assert EN.join(["PDF", "DOCX"], conjunction="or") == "PDF or DOCX"


def test_labels_of_tables_and_annexes() -> None:
    assert SW.label("table", 1, numeral="roman") == "Jedwali I"
    assert SW.label("annex", 2, numeral="roman") == "Kiambatisho II"
    assert SW.label("topic", 2, numeral="roman") == "Mada II"
    assert EN.label("table", 3) == "Table 3"


def test_roman_numerals() -> None:
    numerals = [SW.roman(number) for number in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)]
    assert numerals == "I IV IX XIV XL XC CD MCMXCIV MMMCMXCIX".split()
    for number in (0, 4_000):
        with pytest.raises(ValueError, match="has no Roman numeral"):
            SW.roman(number)


def test_percentages() -> None:
    assert SW.percent(73) == "asilimia 73"
    assert EN.percent(Decimal("72.7")) == "72.7 per cent"
