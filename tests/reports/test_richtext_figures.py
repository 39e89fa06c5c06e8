"""Figures in texts: printed in the right words, bound to the data, flagged when they no longer agree."""

import pytest

from reports.richtext import (
    Reading,
    bind,
    parse,
    pin_figures,
    rebind,
    stale_figures,
    to_html,
    to_plain,
    unbound_numbers,
    unknown_tokens,
)
from tests.reports.figures_by_hand import figures_by_hand


def said(text: str, language: str = "sw") -> str:
    return to_plain(parse(text), reading=Reading(figures_by_hand(), language))


@pytest.mark.parametrize(
    ("token", "swahili", "english"),
    [
        ("[[participants.total]]", "786", "786"),
        ("[[participants.total|noun]]", "washiriki 786", "786 participants"),
        ("[[ministries.missing|both]]", "sita (6)", "six (6)"),
        ("[[ministries.missing|noun_both]]", "wizara sita (6)", "six (6) ministries"),
        ("[[resolutions.count|both]]", "kumi na mawili (12)", "twelve (12)"),
        ("[[resolutions.count=1|noun_words]]", "azimio moja", "one resolution"),
        (
            "[[fees.1.1]]",
            "shilingi laki nne (400,000)",
            "four hundred thousand shillings (400,000)",
        ),
        ("[[fees.1.1|table]]", "TZS 400,000", "TZS 400,000"),
        ("[[dates.meeting]]", "30 Januari - 2 Februari, 2019", "30 January - 2 February 2019"),
        (
            "[[dates.meeting|words]]",
            "30 Januari hadi 2 Februari, 2019",
            "30 January to 2 February 2019",
        ),
        (
            "[[dates.closing.1|weekday]]",
            "Jumamosi, tarehe 2 Februari, 2019",
            "Saturday, 2 February 2019",
        ),
        ("[[edition.year]]", "2019", "2019"),
        ("[[theme]]", "Huduma kwa wote", "Services for all"),
        ("[[participants.total=753]]", "753", "753"),
    ],
)
def test_a_token_is_said_in_either_language(token: str, swahili: str, english: str) -> None:
    assert said(token) == swahili
    assert said(token, "en") == english


def test_editing_begins_with_the_values_of_that_day() -> None:
    text = "Jumla ya [[participants.total|noun]] tarehe [[dates.meeting|words]]."

    pinned = pin_figures(text, figures=figures_by_hand())

    assert pinned == (
        "Jumla ya [[participants.total=786|noun]] tarehe [[dates.meeting=2019-01-30/2019-02-02|words]]."
    )
    assert stale_figures(pinned, figures=figures_by_hand()) == []


def test_a_figure_that_no_longer_agrees_is_flagged_with_both_values() -> None:
    text = "Jumla ya [[participants.total=786|noun]] walihudhuria."

    (stale,) = stale_figures(text, figures=figures_by_hand(participants_total=753))

    assert (stale.said, stale.current) == ("washiriki 786", "washiriki 753")
    html = to_html(
        parse(text), reading=Reading(figures_by_hand(participants_total=753), "sw", draft=True)
    )
    assert '<mark class="figure-stale">washiriki 786</mark>' in html


def test_an_editor_takes_over_the_new_value_or_keeps_the_old() -> None:
    text = "[[participants.total=786]] na [[ministries.missing=7|both]]"
    figures = figures_by_hand(participants_total=753)

    assert rebind(text, figures=figures) == (
        "[[participants.total=753]] na [[ministries.missing=6|both]]"
    )
    assert rebind(text, figures=figures, accept={"ministries.missing"}) == (
        "[[participants.total=786]] na [[ministries.missing=6|both]]"
    )


def test_a_report_with_an_unknown_token_is_not_to_be_published() -> None:
    text = "[[participants.total|money]] [[hakuna]] [[ref:hakuna]] [[theme]] [[X y]]"

    found = unknown_tokens(text, figures=figures_by_hand(), references={"theme"})

    assert [token.written() for token in found] == [
        "[[participants.total|money]]",
        "[[hakuna]]",
        "[[ref:hakuna]]",
        "[[X y]]",
    ]


def test_numbers_typed_by_hand_are_recognised() -> None:
    text = (
        "Walikuja washiriki 786; wizara sita (6) hazikuja. Ada ni shilingi laki nne (400,000), "
        "tangu 30 Januari hadi 2 Februari, 2019."
    )

    hints = unbound_numbers(text, figures=figures_by_hand(), language="sw")

    assert [(hint.text, hint.keys, hint.style) for hint in hints] == [
        ("washiriki 786", ("participants.total",), "noun"),
        ("wizara sita (6)", ("ministries.missing",), "noun_both"),
        ("shilingi laki nne (400,000)", ("fees.1.1",), "words"),
        ("30 Januari hadi 2 Februari, 2019", ("dates.meeting",), "words"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kipengele 6.1",
        "saa 6:30",
        "tarehe 6/12/2018",
        "tarehe 6 Machi",
        "tarehe 6 - 7 Machi",
        "[[ministries.missing=6]]",
        "Na. 6a",
        "1,786",
    ],
)
def test_parts_of_dates_times_and_numbers_are_no_figures(text: str) -> None:
    assert unbound_numbers(text, figures=figures_by_hand(), language="sw") == []


def test_a_recognised_number_becomes_bound() -> None:
    text = "Walikuja washiriki 786."
    (hint,) = unbound_numbers(text, figures=figures_by_hand(), language="sw")

    bound = bind(
        text,
        start=hint.start,
        end=hint.end,
        key=hint.keys[0],
        style=hint.style,
        figures=figures_by_hand(),
    )

    assert bound == "Walikuja [[participants.total=786|noun]]."
    assert said(bound) == text
