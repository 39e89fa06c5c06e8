import datetime
import io
import re
import shutil
import subprocess

import docx
import pytest
from docx.oxml.ns import qn

from egov_meeting.documents.docx import Cell, DocxBuilder, DocxDescription, Piece

MOMENT = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


def picture():
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (60, 40), "#0b5a3c").save(target, "PNG")
    return target.getvalue()


def built():
    file = DocxBuilder(
        DocxDescription(
            title="Taarifa ya Kikao Kazi",
            language="sw",
            created=MOMENT,
            author="Wakala ya Serikali Mtandao",
            running_note="Toleo la 2",
        )
    )
    file.cover(title="Taarifa ya Kikao Kazi cha Pili", above=["Wakala"], below=["Dodoma"])
    file.contents(title="Yaliyomo")
    file.heading("1.0 Muhtasari")
    file.paragraph([Piece("Kikao "), Piece("kilifana", bold=True), Piece("thanks", language="en")])
    file.numbered(["kwanza", "pili"], marks=["a)", "b)"])
    file.heading("1.1 Wizara", level=2)
    file.table(
        head=["Wizara", Cell("Idadi", is_number=True)],
        rows=[[Cell(f"Wizara {n}", is_head=True), Cell(str(n), is_number=True)] for n in range(70)],
        caption="Jedwali Na. 1",
        widths=[3, 1],
    )
    file.picture(picture(), alternative="Washiriki ukumbini", caption="Picha Na. 1")
    with file.landscape():
        file.heading("2.0 Ratiba")
    return file.save()


@pytest.fixture(scope="module")
def document():
    return docx.Document(io.BytesIO(built()))


def test_same_calls_give_the_same_bytes():
    assert built() == built()


def test_file_says_what_it_is(document):
    about = document.core_properties
    assert (about.title, about.author, about.language) == (
        "Taarifa ya Kikao Kazi",
        "Wakala ya Serikali Mtandao",
        "sw",
    )
    assert about.created == MOMENT


def test_text_is_swahili_except_where_it_says_so(document):
    style = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert style.get(qn("w:val")) == "sw-TZ"
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run._r.rPr is not None and run._r.rPr.find(qn("w:lang")) is not None
    ]
    assert marked == ["thanks"]


def test_table_head_repeats_and_rows_stay_whole(document):
    rows = document.tables[0].rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_picture_has_its_alternative_text(document):
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told == ["Washiriki ukumbini"]


def test_control_characters_do_not_break_the_file():
    file = DocxBuilder(DocxDescription(title="A", language="sw", created=MOMENT))
    file.paragraph("kichwa\x00\x0b\x1f na mwisho")
    opened = docx.Document(io.BytesIO(file.save()))
    assert "na mwisho" in opened.paragraphs[-1].text


def test_libreoffice_opens_it_and_finds_the_pages(tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer-nogui)")
    (tmp_path / "report.docx").write_bytes(built())
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "report.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    assert "1.0 Muhtasari" in pages[1]
    assert re.findall(r"\.\.\. ?(\d+)", pages[1]) == ["3", "3", str(len(pages))]
    assert all(f"Wizara {n}" in "".join(pages) for n in range(70))
