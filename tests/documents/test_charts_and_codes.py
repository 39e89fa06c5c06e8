import re

import pytest
import zxingcpp
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from PIL import Image, ImageDraw

from egov_meeting.documents.charts import Value, bar_chart, line_chart, nice_ceiling
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.documents.verification_address import verification_address
from egov_meeting.documents.verification_codes import (
    grouped_code,
    is_possible_code,
    new_verification_code,
    normalised_code,
)

VALUES = [Value("Kundi la Kwanza", 320, "320"), Value("<script>", 0), Value("Kundi la Tatu", 160)]


def test_longest_bar_fills_the_room_and_others_are_in_proportion():
    bars = bar_chart(id="a", title="t", description="d", values=VALUES).bars
    assert [bar.width for bar in bars] == [350, 0, 175]


def test_long_names_are_wrapped():
    name = "Wizara ya Elimu, Sayansi, Teknolojia na Mafunzo ya Ufundi"
    chart = bar_chart(id="a", title="t", description="d", values=[Value(name, 1)])
    assert [line.text for line in chart.bars[0].lines] == [
        "Wizara ya Elimu, Sayansi,",
        "Teknolojia na Mafunzo ya Ufundi",
    ]


def test_number_below_nothing_is_refused():
    for chart in (bar_chart, line_chart):
        with pytest.raises(ValueError, match="not"):
            chart(id="a", title="t", description="d", values=[Value("a", -1)])


def test_charts_of_nothing_are_drawn():
    for chart, template in ((bar_chart, "bar"), (line_chart, "line")):
        empty = chart(id="a", title="t", description="d", values=[])
        assert "<svg" in render_to_string(f"documents/{template}_chart.html", {"chart": empty})


@pytest.mark.parametrize("language", ["sw", "en"])
def test_chart_is_read_out_and_safe(language):
    chart = bar_chart(id="makundi", title="Washiriki", description="Kwa kundi", values=VALUES)
    with translation.override(language):
        svg = render_to_string("documents/bar_chart.html", {"chart": chart, "caption": "Chati 1"})
    assert 'role="img" aria-labelledby="makundi-title makundi-text"' in svg
    assert '<title id="makundi-title">Washiriki</title>' in svg
    assert "<script>" not in svg
    assert "style=" not in svg
    assert ">320</text>" in svg


@pytest.mark.parametrize(
    ("number", "ceiling"), [(0, 4), (3, 4), (5, 8), (9, 20), (17, 20), (786, 800), (1624, 2000)]
)
def test_axis_ends_at_a_number_with_whole_quarters(number, ceiling):
    assert nice_ceiling(number) == ceiling


def test_qr_code_is_read_back():
    address = verification_address(code="7KQ2X9MB04TZ", language="sw")
    svg = qr_code_svg(text=address, label="Thibitisha")
    assert "<title>Thibitisha</title>" in svg
    assert [found.text for found in zxingcpp.read_barcodes(painted(svg))] == [address]


def painted(svg):
    """The rectangles of the code's path, six pixels to a module."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    picture = Image.new("L", (side * 6, side * 6), 255)
    pencil = ImageDraw.Draw(picture)
    for x, y, width, height in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+Z", svg):
        left, top = int(x) * 6, int(y) * 6
        right, bottom = left + int(width) * 6 - 1, top + int(height) * 6 - 1
        pencil.rectangle((left, top, right, bottom), fill=0)
    return picture


def test_address_of_verification_is_in_the_language_of_the_document(settings):
    settings.PUBLIC_ADDRESS = "https://kikao.example/"
    assert verification_address(code="7KQ2X9MB04TZ", language="en") == (
        "https://kikao.example/en/thibitisha/7KQ2-X9MB-04TZ/"
    )
    with translation.override("sw"):
        assert reverse("documents:verify") == "/sw/thibitisha/"


@pytest.mark.parametrize("language", ["sw", "en"])
def test_address_of_verification_leads_to_its_page(settings, language):
    settings.PUBLIC_ADDRESS = "https://kikao.example"
    with translation.override(language):
        path = reverse("documents:verify_code", args=["7KQ2-X9MB-04TZ"])
    assert verification_address(code="7KQ2X9MB04TZ", language=language) == (
        f"https://kikao.example{path}"
    )


def test_code_is_known_however_it_is_typed():
    for typed in ("7kq2-x9mb-o4tz", " 7KQ2 X9MB 04TZ ", "7KQ2X9MBO4TZ"):
        assert normalised_code(typed) == "7KQ2X9MB04TZ"
    assert normalised_code("iIlL") == "1111"


def test_new_codes_are_possible_and_differ():
    codes = {new_verification_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(is_possible_code(code) for code in codes)
    assert grouped_code("7KQ2X9MB04TZ") == "7KQ2-X9MB-04TZ"
