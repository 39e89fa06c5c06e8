"""Components show what they are given, escaped, and are understood without colour or sight."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def rendered(source, **context):
    return Template(source).render(Context(context))


def test_component_puts_its_body_and_parameters_together():
    html = rendered(
        '{% component "card" heading=name %}<p>{{ text }}</p>{% endcomponent %}',
        name="<A>",
        text="<B>",
    )
    assert "&lt;A&gt;" in html
    assert "<p>&lt;B&gt;</p>" in html


def test_component_sees_nothing_but_its_parameters():
    assert "secret" not in rendered(
        '{% component "card" heading="A" %}{% endcomponent %}', meta="secret"
    )


def test_component_refuses_a_bare_word():
    with pytest.raises(TemplateSyntaxError):
        rendered('{% component "card" heading %}{% endcomponent %}')


def test_table_scrolls_in_a_region_named_by_its_caption():
    html = rendered(
        '{% component "table" id="t" caption="Groups" %}<tbody></tbody>{% endcomponent %}'
    )
    assert 'role="region" aria-labelledby="t-caption" tabindex="0"' in html
    assert '<caption id="t-caption">Groups' in html


def test_progress_says_its_value_to_everyone():
    html = rendered(
        '{% include "components/progress_bar.html" with id="j" label="Report" value=1 only %}'
    )
    assert '<progress id="j" max="100" value="1" aria-labelledby="j-label">1%</progress>' in html


@pytest.mark.parametrize(
    ("has_sw", "has_en", "words"),
    [
        (True, True, "Both languages"),
        (True, False, "English is missing"),
        (False, True, "Swahili is missing"),
        (False, False, "No text yet"),
    ],
)
def test_parity_is_told_in_words(has_sw, has_en, words):
    source = '{% include "components/parity_badge.html" only %}'
    source = source.replace("only", "with has_sw=a has_en=b only")
    assert words in rendered(source, a=has_sw, b=has_en)


def test_pagination_keeps_the_filters_of_the_address():
    request = RequestFactory().get("/", {"q": "wizara", "page": 2})
    page = Paginator(range(100), 10).page(2)
    html = rendered('{% include "components/pagination.html" %}', page=page, request=request)
    assert 'href="?q=wizara&amp;page=1"' in html
    assert 'href="?q=wizara&amp;page=3"' in html
    assert "Page 2 of 10" in html


def test_a_list_on_one_page_has_no_pagination():
    page = Paginator(range(3), 10).page(1)
    assert "<nav" not in rendered('{% include "components/pagination.html" %}', page=page)


def test_figure_with_an_address_leads_to_its_list():
    html = rendered(
        '{% include "components/stat.html" with figure=n label="Participants" address="/x" only %}',
        n=786,
    )
    assert html.startswith('<a class="stat" href="/x">')
    assert html.rstrip().endswith("</a>")
