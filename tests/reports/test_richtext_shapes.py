"""What a section's text may contain, and that nothing in it gets out of hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.richtext import Reading, Reference, parse, to_html, to_markdown, to_plain
from reports.richtext.markdown import escaped
from tests.reports.figures_by_hand import figures_by_hand

READING = Reading(figures_by_hand(), "sw", {"theme": Reference("Kipengele 2.2", "#sw-theme")})
PIECES = st.sampled_from(
    [
        *(
            "Washiriki ",
            "wizara",
            " na ",
            " **zito** ",
            " *laini* ",
            " ***zote*** ",
            "* ",
            " _",
            "\\",
            "`",
        ),
        *("(**zito**), ", "“*laini*” ", "|", "# ", "## ", "> ", "- "),
        *(
            "i) ",
            "ii) ",
            "a) ",
            "b) ",
            "- i) ",
            "- ii. ",
            "1. ",
            "2) ",
            "\n",
            "\n\n",
            "    ",
            "---",
        ),
        *("[[theme]]", "[[participants.total=780|both]]", "[[", "]]", "[[table:entries]]"),
        *("[[en: Breakout]]", "[[sw!: pengo]]", "<b>", "&amp;", "(", ")", "5", ".", "![x](y)"),
        *("| A | B |\n|---|---|\n| 1 | 2 |\n",),
    ]
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Neno **zito** na *laini*.", "<p>Neno <strong>zito</strong> na <em>laini</em>.</p>"),
        ("- moja\n- mbili", "<ul><li>moja</li><li>mbili</li></ul>"),
        ("1. moja\n2. mbili", '<ol class="list-figures"><li>moja</li><li>mbili</li></ol>'),
        ("i) moja\nii) mbili", '<ol class="list-roman"><li>moja</li><li>mbili</li></ol>'),
        ("- i) moja\n- ii) mbili", '<ol class="list-roman"><li>moja</li><li>mbili</li></ol>'),
        ("- i. moja\n- ii. mbili", '<ol class="list-roman-stop"><li>moja</li><li>mbili</li></ol>'),
        ("a) moja\nb) mbili", '<ol class="list-letters"><li>moja</li><li>mbili</li></ol>'),
        (
            "- c) tatu\n- d) nne",
            '<ol class="list-letters" start="3"><li>tatu</li><li>nne</li></ol>',
        ),
        ("## Kichwa", "<h3>Kichwa</h3>"),
        ("#### Kichwa\n\n##### Kidogo", "<h3>Kichwa</h3>\n<h4>Kidogo</h4>"),
        ("> picha: Washiriki", "<blockquote><p>picha: Washiriki</p></blockquote>"),
        ("moja\\\nmbili", "<p>moja<br>mbili</p>"),
    ],
)
def test_a_text_may_hold(text: str, html: str) -> None:
    assert to_html(parse(text), reading=READING) == html


def test_two_lists_in_a_row_stay_two() -> None:
    document = parse("i) moja\nii) mbili\n\na) tatu\nb) nne")

    assert [block.marks for block in document.blocks] == ["i)", "a)"]


def test_a_bar_in_a_token_does_not_end_a_cell() -> None:
    document = parse("| Jina | Idadi |\n|---|---|\n| Wizara | [[ministries.missing|both]] |")

    assert to_plain(document, reading=READING) == "Jina | Idadi\nWizara | sita (6)"


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[hapa](javascript:alert(1))",
        "![picha](http://mfano/x.png)",
        "<http://mfano>",
        "`x`",
        "&lt;b&gt;",
        "    print(1)",
        "<!-- siri -->",
    ],
)
def test_html_links_pictures_and_code_are_only_text(typed: str) -> None:
    html = to_html(parse(typed), reading=READING)

    assert to_plain(parse(typed), reading=READING) == typed.strip()
    assert html.count("<") == 2, "only the paragraph itself is markup"


@pytest.mark.parametrize("token", ["[[<b>]]", "[[hakuna.hii]]", "[[participants.total=mia]]"])
def test_an_unknown_token_cannot_be_overlooked_in_a_draft(token: str) -> None:
    html = to_html(parse(f"Jumla {token}."), reading=READING)

    assert '<mark class="figure-unknown">' in html
    assert "<b>" not in html


def test_a_reference_leads_to_its_section() -> None:
    html = to_html(parse("Tazama [[ref:theme]]."), reading=READING)

    assert html == '<p>Tazama <a href="#sw-theme">Kipengele 2.2</a>.</p>'


def test_words_of_the_other_language_are_marked_for_screen_readers() -> None:
    html = to_html(parse("Majadiliano ([[en: Breakout Session]])"), reading=READING)

    assert html == '<p>Majadiliano (<span lang="en">Breakout Session</span>)</p>'


def test_a_missing_translation_is_marked_as_one() -> None:
    html = to_html(parse("[[en!: Only in English]]"), reading=READING)

    assert html == '<p><span lang="en" class="untranslated">Only in English</span></p>'


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None, max_examples=500)
def test_the_normal_form_reads_back_as_the_same_text(text: str) -> None:
    document = parse(text)
    normal = to_markdown(document)

    assert to_markdown(parse(normal)) == normal
    assert to_plain(parse(normal), reading=READING) == to_plain(document, reading=READING)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_escaped_text_is_read_back_letter_by_letter(typed: str) -> None:
    said = to_plain(parse(f"Neno: {escaped(typed)}"), reading=READING)

    assert said.replace(" ", "") == f"Neno: {' '.join(typed.split())}".replace("\x00", "�").replace(
        " ", ""
    )
