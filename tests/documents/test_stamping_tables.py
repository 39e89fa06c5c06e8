"""A stamped table looks, reads and is tagged as if the layout engine had set it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from egov_meeting.documents.pdf import render_pdf
from egov_meeting.documents.pdf.stamping import NotAsPlanned
from tests.documents.stamped_pages import (
    DESCRIPTION,
    frame,
    laid_out_whole,
    people,
    pictures,
    planned,
    share_that_differs,
    stamped,
    table_html,
    text_of,
)

NAMES = [
    "Wambura Ng'ong'o",
    "Thérèse Müller-Łukasiewicz wa Kasongo-Ilunga na Mwambungu",
    "AVATAR Tovey, Yusuf (Fi fl ffi)",
    "Aliyepewajinarefusanalisilokatikabilakuachanafasihatamojakwambamstariuishe",
    "Ẹ̀bùn Ọláwálé Ŋgũgĩ",
    "Mhe. Dkt. Asha-Rose M. Juma / Naibu Katibu Mkuu 2019–2023",
    "Jo",
]
LONG = "Ofisi ya Waziri Mkuu - Kazi, Vijana, Ajira na Watu wenye Ulemavu (Idara ya Maendeleo ya Vijana)"
ROWS = [
    (
        str(n),
        f"{NAMES[n % len(NAMES)]}{'' if n % 3 else f' {n}'}",
        LONG if n % 4 == 1 else "VETA",
        "Kundi la Pili",
    )
    for n in range(1, 91)
]


@pytest.fixture(scope="module")
def plan():
    return planned(ROWS)


@pytest.fixture(scope="module")
def content(plan):
    return stamped(plan)


@pytest.fixture(scope="module")
def pdf(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def children(element, role):
    kids = element.K if isinstance(element.K, pikepdf.Array) else []
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == role]


def tables(pdf):
    found, todo = [], [pdf.Root.StructTreeRoot.K]
    while todo:
        item = todo.pop()
        if isinstance(item, pikepdf.Array):
            todo.extend(item)
        elif isinstance(item, pikepdf.Dictionary):
            if item.get("/S") == "/Table":
                found.append(item)
            elif "/K" in item:
                todo.append(item.K)
    return found


@pytest.mark.parametrize("watermark", ["", "RASIMU"])
def test_stamped_pages_look_like_pages_laid_out_whole(plan, watermark, tmp_path: Path) -> None:
    again = planned(ROWS, watermark=watermark) if watermark else plan
    ours = pictures(stamped(again, watermark=watermark), tmp_path / "ours")
    theirs = pictures(laid_out_whole(again, ROWS, watermark=watermark), tmp_path / "theirs")

    assert len(ours) == len(theirs) >= 4
    differing = [
        share_that_differs(one, other) for one, other in zip(ours[1:], theirs[1:], strict=True)
    ]
    assert max(differing) < 0.002


def test_pages_hold_the_rows_that_the_engine_would_put_there(plan, tmp_path: Path) -> None:
    from egov_meeting.documents.pdf.layout import laid_out
    from tests.documents.stamped_pages import _whole_table

    whole = laid_out(html=frame(_whole_table(ROWS)))

    assert len(whole.pages) == len(plan.pages)


def test_every_row_can_be_searched_and_copied(content, tmp_path: Path) -> None:
    text = re.sub(r"\s+", "", text_of(content, tmp_path))
    missing = [name for _, name, _, _ in ROWS if re.sub(r"\s+", "", name) not in text]
    assert missing == []


def test_table_is_tagged_as_one_table_over_all_pages(pdf) -> None:
    (table,) = tables(pdf)
    (head,), (body,) = children(table, "/THead"), children(table, "/TBody")
    (head_row,) = children(head, "/TR")
    assert [str(cell.A.Scope) for cell in children(head_row, "/TH")] == ["/Column"] * 4

    rows = children(body, "/TR")
    assert len(rows) == len(ROWS)
    for row in rows:
        assert [str(cell.S) for cell in row.K] == ["/TD", "/TH", "/TD", "/TD"]
        assert str(row.K[1].A.Scope) == "/Row"
        assert row.P.objgen == body.objgen
        assert all(cell.P.objgen == row.objgen for cell in row.K)


def test_every_marked_cell_leads_to_its_tag_and_back(pdf) -> None:
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums
    lists = {int(entries[at]): entries[at + 1] for at in range(0, len(entries), 2)}
    seen = 0
    for page in pdf.pages:
        marked = [
            (str(operands[0]), int(operands[1].MCID))
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/MCID" in operands[1]
        ]
        numbers = [number for _, number in marked]
        assert numbers == sorted(set(numbers))
        mine = lists[int(page.obj.StructParents)]
        for tag, number in marked:
            element = mine[number]
            if element is None or tag not in ("/TD", "/TH"):
                continue
            assert str(element.S) == tag
            assert element.Pg.objgen == page.obj.objgen
            assert number in (element.K if isinstance(element.K, pikepdf.Array) else [element.K])
            seen += 1
    assert seen == len(ROWS) * 4


def test_head_of_further_pages_is_an_artifact(pdf) -> None:
    page = pdf.pages[2]
    first = page.Contents.read_bytes().split(b"EMC")[0]
    assert first.startswith(b"/Artifact")
    assert b"Do" in first


def test_a_cell_in_another_language_says_so(tmp_path: Path) -> None:
    content = stamped(planned(people(["Asha"], "Ministry of Works"), languages=("", "", "en", "")))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (table,) = tables(pdf)
        (row,) = children(children(table, "/TBody")[0], "/TR")
        assert [str(cell.get("/Lang", "")) for cell in row.K] == ["", "", "en", ""]


def test_letters_without_a_font_are_marked_and_can_be_copied(tmp_path: Path) -> None:
    content = stamped(planned(people(["Abebe አበበ Bikila"])))
    assert "አበበ" in text_of(content, tmp_path)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert b"/ActualText" in pdf.pages[1].Contents[-1].read_bytes()


def test_page_numbers_run_on_and_each_page_is_headed(content, plan, tmp_path: Path) -> None:
    pages = text_of(content, tmp_path).split("\f")[:-1]
    assert len(pages) == len(plan.pages) + 1
    for number, text in enumerate(pages[1:], start=2):
        assert f"{number}/{len(pages)}" in text.replace(" ", "")
        assert "Taarifa" in text
        assert "Jina" in text


def test_fonts_of_stamped_text_are_embedded_once(pdf) -> None:
    used = {
        str(font.BaseFont)
        for page in list(pdf.pages)[2:]
        for font in page.Resources.Font.values()
        if "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    }
    assert sorted(name.partition("+")[2] for name in used) == [
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
    ]


def test_file_is_sound_and_still_says_what_it_is(pdf) -> None:
    assert pdf.check_pdf_syntax() == []  # what `qpdf --check` looks at
    with pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert meta["pdfuaid:part"] == "1"


def test_same_rows_give_the_same_bytes(plan, content) -> None:
    assert stamped(planned(ROWS)) == content


def test_a_table_of_no_rows_and_of_one_row(tmp_path: Path) -> None:
    for rows in ([], people(["Asha Juma"])):
        plan = planned(rows)
        assert plan.further_pages == 0
        with pikepdf.open(io.BytesIO(stamped(plan))) as pdf:
            assert len(pdf.pages) == 2


def test_a_page_left_for_rows_that_is_not_blank_is_refused(plan) -> None:
    html = frame(table_html(is_master=False, further_pages=plan.further_pages))
    spilled = html.replace("data-stamped-page></div>", "data-stamped-page>Tanbihi</div>", 1)
    with pytest.raises(NotAsPlanned, match="blank"):
        render_pdf(html=spilled, description=DESCRIPTION, stamped=[plan])


def test_a_table_that_stands_elsewhere_than_planned_is_refused(plan) -> None:
    table = table_html(is_master=False, further_pages=plan.further_pages)
    moved = frame(table, lead="<p>Majina.</p><p>Na mengine.</p>")
    with pytest.raises(NotAsPlanned, match="stands at"):
        render_pdf(html=moved, description=DESCRIPTION, stamped=[plan])


def test_a_table_the_document_does_not_hold_is_refused(plan) -> None:
    with pytest.raises(NotAsPlanned, match="no table"):
        render_pdf(html=frame(""), description=DESCRIPTION, stamped=[plan])
