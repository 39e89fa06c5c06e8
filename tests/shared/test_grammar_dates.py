"""Dates and hours as officials write them."""

from __future__ import annotations

import datetime as dt

import pytest

from egov_meeting.shared import grammar

SW = grammar.for_language("sw")
EN = grammar.for_language("en")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "swahili_phrase", "english_phrase"),
    [
        ("2019-02-01", "2019-02-01", "1 Februari, 2019", "1 February 2019"),
        ("2019-01-30", "2019-01-31", "30 - 31 Januari, 2019", "30 - 31 January 2019"),
        ("2023-02-08", "2023-02-10", "8 - 10 Februari, 2023", "8 - 10 February 2023"),
        (
            "2019-01-30",
            "2019-02-02",
            "30 Januari - 2 Februari, 2019",
            "30 January - 2 February 2019",
        ),
        (
            "2019-12-30",
            "2020-01-02",
            "30 Desemba, 2019 - 2 Januari, 2020",
            "30 December 2019 - 2 January 2020",
        ),
        (
            "2019-12-30",
            "2020-12-30",
            "30 Desemba, 2019 - 30 Desemba, 2020",
            "30 December 2019 - 30 December 2020",
        ),
    ],
)
def test_date_ranges_name_what_is_shared_once(
    first: str, last: str, swahili_phrase: str, english_phrase: str
) -> None:
    assert SW.date_range(day(first), day(last)) == swahili_phrase
    assert EN.date_range(day(first), day(last)) == english_phrase


def test_date_ranges_inside_a_sentence() -> None:
    first, last = day("2019-01-30"), day("2019-02-02")
    assert SW.date_range(first, last, in_words=True) == "30 Januari hadi 2 Februari, 2019"
    assert EN.date_range(first, last, in_words=True) == "30 January to 2 February 2019"


@pytest.mark.parametrize("words", [SW, EN])
def test_a_range_that_ends_before_it_begins_is_refused(words: grammar.Grammar) -> None:
    with pytest.raises(ValueError, match="comes before the first"):
        words.date_range(day("2019-02-02"), day("2019-01-30"))


@pytest.mark.parametrize("words", [SW, EN])
def test_a_moment_is_refused_where_a_day_is_meant(words: grammar.Grammar) -> None:
    moment = dt.datetime(2019, 1, 30, 22, 0, tzinfo=dt.UTC)
    for write in (words.date, words.date_with_weekday, words.date_in_table, words.weekday):
        with pytest.raises(TypeError, match="a date is needed"):
            write(moment)


def test_dates_with_their_weekday() -> None:
    saturday = day("2019-02-02")
    assert SW.date_with_weekday(saturday) == "Jumamosi, tarehe 2 Februari, 2019"
    assert EN.date_with_weekday(saturday) == "Saturday, 2 February 2019"


def test_dates_in_tables() -> None:
    assert SW.date_in_table(day("2019-01-30")) == EN.date_in_table(day("2019-01-30"))
    assert SW.date_in_table(day("2019-02-02")) == "02/02/2019"


def test_month_and_weekday_names() -> None:
    months = [SW.month(dt.date(2019, number, 1)) for number in range(1, 13)]
    assert (
        months
        == (
            "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba"
        ).split()
    )
    weekdays = [SW.weekday(dt.date(2019, 1, 28 + number)) for number in range(4)]
    assert weekdays == ["Jumatatu", "Jumanne", "Jumatano", "Alhamisi"]
    assert EN.month(day("2019-05-01")) == "May"


CLOCK = {
    0: ("saa 6:00 usiku", "12:00 midnight"),
    1: ("saa 7:00 usiku", "1:00 a.m."),
    2: ("saa 8:00 usiku", "2:00 a.m."),
    3: ("saa 9:00 usiku", "3:00 a.m."),
    4: ("saa 10:00 alfajiri", "4:00 a.m."),
    5: ("saa 11:00 alfajiri", "5:00 a.m."),
    6: ("saa 12:00 asubuhi", "6:00 a.m."),
    7: ("saa 1:00 asubuhi", "7:00 a.m."),
    8: ("saa 2:00 asubuhi", "8:00 a.m."),
    9: ("saa 3:00 asubuhi", "9:00 a.m."),
    10: ("saa 4:00 asubuhi", "10:00 a.m."),
    11: ("saa 5:00 asubuhi", "11:00 a.m."),
    12: ("saa 6:00 mchana", "12:00 noon"),
    13: ("saa 7:00 mchana", "1:00 p.m."),
    14: ("saa 8:00 mchana", "2:00 p.m."),
    15: ("saa 9:00 mchana", "3:00 p.m."),
    16: ("saa 10:00 jioni", "4:00 p.m."),
    17: ("saa 11:00 jioni", "5:00 p.m."),
    18: ("saa 12:00 jioni", "6:00 p.m."),
    19: ("saa 1:00 usiku", "7:00 p.m."),
    20: ("saa 2:00 usiku", "8:00 p.m."),
    21: ("saa 3:00 usiku", "9:00 p.m."),
    22: ("saa 4:00 usiku", "10:00 p.m."),
    23: ("saa 5:00 usiku", "11:00 p.m."),
}


@pytest.mark.parametrize(("hour", "said"), CLOCK.items())
def test_the_clock_of_both_languages(hour: int, said: tuple[str, str]) -> None:
    assert (SW.clock(dt.time(hour)), EN.clock(dt.time(hour))) == said


def test_minutes_stay_as_they_are() -> None:
    assert SW.clock(dt.time(8, 5)) == "saa 2:05 asubuhi"
    assert EN.clock(dt.time(0, 30)) == "12:30 a.m."


def test_programme_times_are_digits() -> None:
    assert SW.time(dt.time(8)) == "08:00"
    assert EN.time_range(dt.time(8), dt.time(9, 30)) == "08:00 - 09:30"
