"""Django's own date and number filters agree with the grammar, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.forms import DateField
from django.template import Context, Template
from django.template.defaultfilters import date as date_filter
from django.utils import formats, translation

from egov_meeting.shared import grammar


@pytest.mark.parametrize("language", ["sw", "en"])
def test_dates_of_templates_are_the_dates_of_the_grammar(language: str) -> None:
    words = grammar.for_language(language)
    with translation.override(language):
        for month in range(1, 13):
            day = dt.date(2019, month, 2)
            assert date_filter(day) == words.date(day)
            assert date_filter(day, "SHORT_DATE_FORMAT") == words.date_in_table(day)
            assert date_filter(day, "l") == words.weekday(day)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_times_are_24_hour_digits(language: str) -> None:
    with translation.override(language):
        assert formats.time_format(dt.time(14, 5)) == "14:05"


@pytest.mark.parametrize("language", ["sw", "en"])
def test_thousands_are_parted_by_commas(language: str) -> None:
    with translation.override(language):
        assert formats.number_format(400_000, use_l10n=True, force_grouping=True) == "400,000"
        assert formats.number_format(1624.5, force_grouping=True) == "1,624.5"


@pytest.mark.parametrize("language", ["sw", "en"])
def test_what_is_below_nought_has_a_real_minus(language: str) -> None:
    with translation.override(language):
        shown = Template(
            '{{ low|floatformat:2 }} {{ low|floatformat:"2u" }} {{ high|floatformat:"0g" }}'
        )
        assert shown.render(Context({"low": -0.5, "high": 1624})) == "−0.50 -0.50 1,624"
    assert grammar.for_language(language).number(-1624) == "−1,624"


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("typed", ["30/01/2019", "2019-01-30", "30-01-2019", "30.01.2019"])
def test_dates_may_be_typed_day_first_or_iso(language: str, typed: str) -> None:
    with translation.override(language):
        assert DateField().clean(typed) == dt.date(2019, 1, 30)
