"""What render_pdf() makes: pages, tags, marks, the same bytes every time."""

import datetime
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from egov_meeting.documents.builds import Cancelled
from egov_meeting.documents.pdf import PdfAttachment, PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress

MOMENT = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)
ROWS = "".join(
    f'<tr><th scope="row">Wizara {n}</th><td class="numeric">{n:,}</td></tr>' for n in range(90)
)
HTML = f"""<!doctype html><html lang="sw"><head><title>-</title></head>
<body data-running-title="Taarifa ya Kikao" data-running-note="Toleo la 3">
<section class="cover"><h1 class="cover-title">Taarifa ya Kikao Kazi</h1></section>
<nav class="contents"><h1>Yaliyomo</h1><ol>
<li class="level-1"><a href="#moja"><span class="number">1.0</span> Muhtasari</a></li>
<li class="level-1"><a href="#mbili"><span class="number">2.0</span> Wizara</a></li></ol></nav>
<main><h1 id="moja"><span class="number">1.0</span> Muhtasari</h1>
<p>Mashirika yaliwasilisha taarifa.</p><blockquote lang="en"><p>Thank you all.</p></blockquote>
<figure><img src="media:photo" alt="Washiriki ukumbini"><figcaption>Picha Na. 1</figcaption></figure>
<h1 id="mbili"><span class="number">2.0</span> Wizara</h1>
<table><caption>Jedwali Na. 1</caption><thead><tr><th>Wizara</th><th>Idadi</th></tr></thead>
<tbody>{ROWS}</tbody></table>
<section class="landscape"><h2>Ratiba</h2><p>Siku ya kwanza</p></section></main></body></html>"""


def description(**changes):
    about = {
        "title": "Taarifa ya Kikao Kazi – “2019”",
        "language": "sw",
        "created": MOMENT,
        "author": "Wakala ya Serikali Mtandao",
        "subject": "Kikao Kazi cha Pili",
        "keywords": ["serikali mtandao", "taarifa"],
    }
    return PdfDescription(**{**about, **changes})


def photo():
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (60, 40), "#0b5a3c").save(target, "JPEG")
    return target.getvalue()


def render(html=HTML, **more):
    return render_pdf(html=html, description=description(), media={"photo": photo()}, **more)


@pytest.fixture(scope="module")
def content():
    return render(watermark="RASIMU", attachments=[PdfAttachment("data.csv", b"a,b\n1,2\n")])


@pytest.fixture(scope="module")
def pdf(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(content):
    reader = PdfReader(io.BytesIO(content))
    return [re.sub(r"[ \u00a0]+", " ", page.extract_text()) for page in reader.pages]


def elements(pdf, role):
    found, todo = [], [pdf.Root.StructTreeRoot.K]
    while todo:
        item = todo.pop()
        if isinstance(item, pikepdf.Array):
            todo.extend(item)
        elif isinstance(item, pikepdf.Dictionary):
            if item.get("/S") == role:
                found.append(item)
            if "/K" in item:
                todo.append(item.K)
    return found


def test_file_says_what_it_is(pdf):
    with pdf.open_metadata() as meta:
        assert meta["dc:title"] == "Taarifa ya Kikao Kazi – “2019”"
        assert meta["dc:creator"] == ["Wakala ya Serikali Mtandao"]
        assert meta["dc:description"] == "Kikao Kazi cha Pili"
        assert meta["pdf:Keywords"] == "serikali mtandao, taarifa"
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert meta["pdfuaid:part"] == "1"
        assert meta["xmp:CreateDate"] == "2026-11-22T12:00:00Z"
    assert pdf.Root.Lang == "sw"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


def test_fonts_are_ours_and_embedded(pdf):
    fonts = {
        str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
        for page in pdf.pages
        for font in page.Resources.Font.values()
    }
    assert fonts
    for name, descriptor in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+Source-(Sans|Serif)-Pro(-\w+)*", name)
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_contents_name_the_pages_where_chapters_begin(pages):
    for number, title in (("1.0", "Muhtasari"), ("2.0", "Wizara")):
        told = re.search(rf"{number} {title}[. ]*(\d+)", pages[1])
        assert f"{number} {title}" in pages[int(told[1]) - 1]


def test_pages_are_numbered_and_headed_except_the_cover(pages):
    assert "/" not in pages[0]
    for number, text in enumerate(pages[1:], start=2):
        assert f"{number} / {len(pages)}" in text
        assert "Taarifa ya Kikao" in text
        assert "Toleo la 3" in text


def test_table_repeats_its_head_on_each_page(pages):
    on = [text for text in pages if re.search(r"Wizara \d+", text)]
    assert len(on) >= 2
    assert all("Idadi" in text for text in on)


def test_no_row_is_lost(pages):
    assert [
        n for n in range(90) if not any(f"Wizara {n} {n}\n" in f"{text}\n" for text in pages)
    ] == []


def test_landscape_section_lies_on_its_side(pdf):
    _x, _y, width, height = (float(side) for side in pdf.pages[-1].MediaBox)
    assert width > height


def test_head_cells_know_their_scope(pdf):
    scopes = [str(cell.A.Scope) for cell in elements(pdf, "/TH")]
    assert set(scopes) == {"/Row", "/Column"}
    assert scopes.count("/Row") == 90


def test_parts_in_another_language_are_tagged(pdf):
    assert [str(part.Lang) for part in elements(pdf, "/BlockQuote")] == ["en"]


def test_picture_has_its_alternative_text(pdf):
    assert [str(figure.Alt) for figure in elements(pdf, "/Figure")] == ["Washiriki ukumbini"]


def test_chapters_are_bookmarks(pdf):
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root][-2:] == ["1.0 Muhtasari", "2.0 Wizara"]


def test_running_heads_are_artifacts(pdf):
    operations = list(pikepdf.parse_content_stream(pdf.pages[3]))
    named = [op.operands for op in operations if str(op.operator) == "BDC"]
    artifacts = [tag for tag, _properties in named if tag == "/Artifact"]
    assert len(artifacts) == 3  # head, note and number of the page
    row = next(
        pdf.Root.StructTreeRoot.ParentTree.Nums[at + 1]
        for at in range(0, len(pdf.Root.StructTreeRoot.ParentTree.Nums), 2)
        if pdf.Root.StructTreeRoot.ParentTree.Nums[at] == 3
    )
    assert any(entry is None for entry in row)


def test_watermark_is_drawn_and_not_written(content, pages):
    assert not any("RASIMU" in text for text in pages)
    assert len(content) > len(render())


def test_attachment_is_bound_as_data(pdf):
    assert bytes(pdf.attachments["data.csv"].get_file().read_bytes()) == b"a,b\n1,2\n"
    assert str(pdf.Root.AF[0].AFRelationship) == "/Data"


def test_same_input_gives_the_same_bytes_in_another_process(content, tmp_path):
    script = (
        "import django; django.setup()\n"
        "from tests.documents.test_pdf import PdfAttachment, render\n"
        "import sys; sys.stdout.buffer.write(render(watermark='RASIMU',"
        " attachments=[PdfAttachment('data.csv', b'a,b\\n1,2\\n')]))"
    )
    root = Path(__file__).resolve().parents[2]
    made = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "7", "KIKAO_VAR": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert made.stdout == content


def test_cancelling_stops_the_engine_between_pages():
    seen = []

    def sink(milestone):
        seen.append(milestone)
        if milestone.count == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(progress=Progress(sink))
    assert max(milestone.count or 0 for milestone in seen) == 2


def test_progress_never_goes_back():
    seen = []
    render(progress=Progress(seen.append), expected_pages=6)
    percents = [milestone.percent for milestone in seen]
    assert percents == sorted(percents)
    assert seen[-1].step == "tagging"


def test_ornament_is_no_figure():
    html = '<html lang="sw"><body><h1>A</h1><p><img src="media:photo" alt=""> x</p></body></html>'
    with pikepdf.open(io.BytesIO(render(html))) as pdf:
        assert elements(pdf, "/Figure") == []
