"""Nouns, and the words that agree with them."""

from __future__ import annotations

import pytest

from egov_meeting.shared import grammar
from egov_meeting.shared.grammar import english, swahili
from egov_meeting.shared.grammar.swahili import noun

SW = grammar.for_language("sw")
EN = grammar.for_language("en")


@pytest.mark.parametrize(
    ("key", "singular", "plural"),
    [
        ("participant", "mshiriki wa", "washiriki wa"),
        ("conference", "mkutano wa", "mikutano ya"),
        ("resolution", "azimio la", "maazimio ya"),
        ("payment", "malipo ya", "malipo ya"),
        ("meeting", "kikao kazi cha", "vikao kazi vya"),
        ("ministry", "wizara ya", "wizara za"),
        ("research", "utafiti wa", "tafiti za"),
        ("participation", "ushiriki wa", "ushiriki wa"),
        ("officer", "ofisa wa", "maofisa wa"),
        ("judge", "jaji wa", "majaji wa"),
        ("leader", "kiongozi wa", "viongozi wa"),
    ],
)
def test_the_link_follows_the_noun(key: str, singular: str, plural: str) -> None:
    word = noun(key)
    assert f"{word.singular} {swahili.link(word)}" == singular
    assert f"{word.plural} {swahili.link(word, plural=True)}" == plural


def test_verbs_agree_with_their_subject() -> None:
    assert swahili.verb(noun("meeting"), "lifanyika") == "kilifanyika"
    assert swahili.verb(noun("meeting"), "lifanyika", plural=True) == "vilifanyika"
    assert swahili.verb(noun("participant"), "mesajiliwa", plural=True) == "wamesajiliwa"
    assert swahili.verb(noun("officer"), "lihudhuria", plural=True) == "walihudhuria"
    assert swahili.verb(noun("ministry"), "mewasilisha", plural=True) == "zimewasilisha"
    assert swahili.verb(noun("resolution"), "lipitishwa", plural=True) == "yalipitishwa"
    assert swahili.verb(noun("innovation"), "liwasilishwa", plural=True) == "ziliwasilishwa"


def test_denied_and_relative_verbs_agree_too() -> None:
    ministry = noun("ministry")
    assert swahili.negative_verb(ministry, "kuwasilisha", plural=True) == "hazikuwasilisha"
    assert swahili.negative_verb(noun("participant"), "kulipa") == "hakulipa"
    assert swahili.negative_verb(noun("group"), "kufunguliwa") == "halikufunguliwa"
    assert swahili.relative_verb(ministry, "li", "wasilisha", plural=True) == "zilizowasilisha"
    assert swahili.relative_verb(noun("participant"), "li", "lipa", plural=True) == "waliolipa"
    assert swahili.relative_verb(noun("meeting"), "li", "fanyika") == "kilichofanyika"


def test_possessives_and_demonstratives_agree() -> None:
    assert swahili.possessive(noun("meeting"), "its") == "chake"
    assert swahili.possessive(noun("report"), "their", plural=True) == "zao"
    assert swahili.possessive(noun("officer"), "our", plural=True) == "wetu"
    assert swahili.demonstrative(noun("table")) == "hili"
    assert swahili.demonstrative(noun("meeting"), "mentioned") == "hicho"
    assert swahili.demonstrative(noun("research"), plural=True) == "hizi"
    assert swahili.demonstrative(noun("group"), "far", plural=True) == "yale"


@pytest.mark.parametrize(
    ("stem", "key", "singular", "plural"),
    [
        ("kubwa", "meeting", "kikubwa", "vikubwa"),
        ("kubwa", "challenge", "kubwa", "kubwa"),
        ("pya", "resolution", "jipya", "mapya"),
        ("pya", "report", "mpya", "mpya"),
        ("zuri", "innovation", "mzuri", "nzuri"),
        ("refu", "speech", "ndefu", "ndefu"),
        ("ingine", "participant", "mwingine", "wengine"),
        ("ingine", "group", "lingine", "mengine"),
        ("maalumu", "day", "maalumu", "maalumu"),
    ],
)
def test_adjectives_agree(stem: str, key: str, singular: str, plural: str) -> None:
    assert swahili.adjective(stem, noun(key)) == singular
    assert swahili.adjective(stem, noun(key), plural=True) == plural


def test_an_adjective_of_unlisted_forms_is_refused() -> None:
    with pytest.raises(ValueError, match="-embamba are not listed"):
        swahili.adjective("embamba", noun("group"))


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("participant", "mmoja wawili watatu wanne watano sita saba wanane tisa kumi"),
        ("officer", "mmoja wawili watatu wanne watano sita saba wanane tisa kumi"),
        ("leader", "mmoja wawili watatu wanne watano sita saba wanane tisa kumi"),
        ("year", "mmoja miwili mitatu minne mitano sita saba minane tisa kumi"),
        ("group", "moja mawili matatu manne matano sita saba manane tisa kumi"),
        ("meeting", "kimoja viwili vitatu vinne vitano sita saba vinane tisa kumi"),
        ("ministry", "moja mbili tatu nne tano sita saba nane tisa kumi"),
        ("innovation", "mmoja mbili tatu nne tano sita saba nane tisa kumi"),
    ],
)
def test_numerals_agree_with_the_class(key: str, counted: str) -> None:
    assert [SW.number_in_words(number, noun=key) for number in range(1, 11)] == counted.split()


def test_only_the_last_unit_agrees() -> None:
    assert SW.number_in_words(12, noun="resolution") == "kumi na mawili"
    assert SW.number_in_words(21, noun="meeting") == "ishirini na kimoja"
    assert SW.number_in_words(2_002, noun="participant") == "elfu mbili na wawili"
    assert SW.number_in_words(200, noun="participant") == "mia mbili"


@pytest.mark.parametrize(
    ("key", "number", "swahili_phrase", "english_phrase"),
    [
        ("participant", 786, "washiriki 786", "786 participants"),
        ("participant", 1_624, "washiriki 1,624", "1,624 participants"),
        ("participant", 1, "mshiriki 1", "1 participant"),
        ("participant", 0, "washiriki 0", "0 participants"),
        ("public_institution", 31, "taasisi 31 za umma", "31 public institutions"),
        ("university", 4, "vyuo vikuu 4", "4 universities"),
    ],
)
def test_counts_in_digits(key: str, number: int, swahili_phrase: str, english_phrase: str) -> None:
    assert SW.count(key, number) == swahili_phrase
    assert EN.count(key, number) == english_phrase


def test_counts_in_words_and_digits() -> None:
    assert SW.count("resolution", 12, style="both") == "maazimio kumi na mawili (12)"
    assert SW.count("ministry", 6, style="both", capital=True) == "Wizara sita (6)"
    assert SW.count("group", 3, style="words") == "makundi matatu"
    assert SW.count("participant", 2, style="words") == "washiriki wawili"
    assert SW.count("meeting", 3, style="words") == "vikao kazi vitatu"
    assert SW.count("panel_of_judges", 2, style="words") == "majopo mawili ya majaji"
    assert EN.count("resolution", 12, style="both") == "twelve (12) resolutions"
    assert EN.count("ministry", 6, style="words", capital=True) == "Six ministries"


def test_a_part_of_a_whole() -> None:
    assert SW.count_of("ministry", 16, total=22) == "wizara 16 kati ya 22"
    assert SW.count_of("public_institution", 3, total=30) == "taasisi 3 kati ya 30 za umma"
    assert EN.count_of("ministry", 16, total=22) == "16 of the 22 ministries"


def test_nouns_in_titles() -> None:
    assert SW.singular("meeting", title=True) == "Kikao Kazi"
    assert SW.plural("organising_committee", title=True) == "Kamati za Maandalizi"
    assert SW.plural("accounting_officer") == "Maofisa Masuuli"
    assert EN.plural("meeting", title=True) == "e-Government Meetings"
    assert EN.plural("guest_of_honour", title=True) == "Guests of Honour"


def test_both_languages_know_the_same_nouns() -> None:
    assert set(swahili.NOUNS) == set(english.NOUNS)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_an_unknown_noun_is_named(language: str) -> None:
    with pytest.raises(LookupError, match="'spaceship'"):
        grammar.for_language(language).plural("spaceship")


def test_languages_are_found_by_code() -> None:
    assert grammar.for_language("sw-TZ").language == "sw"
    assert grammar.for_language("en_GB").language == "en"
    with pytest.raises(LookupError, match="'fr'"):
        grammar.for_language("fr")
