"""A filled master looks, reads and is tagged as if the layout engine had set every page of it."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from django.utils.html import escape

from egov_meeting.documents.pdf.stamping import (
    FieldPage,
    MasterUnreadable,
    MixedPage,
    Sheet,
    StampedPages,
    field_master,
    field_masters,
    paint_pages,
    stamp_fields,
    stamped_file,
)
from egov_meeting.documents.pdf.stamping.field_fitting import fitted
from tests.documents.stamped_pages import pictures, share_that_differs, text_of

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
STYLE = """
@page { size: 90mm 62mm; margin: 0; @top-left { content: none } @top-right { content: none }
  @bottom-left { content: none } @bottom-right { content: none } }
section { height: 60mm; position: relative; break-after: page; font: 11pt/1.2 var(--sans) }
section:last-child { break-after: auto }
section > * { position: absolute; hyphens: manual; overflow-wrap: anywhere; margin: 0; text-align: left }
.band { left: 0; top: 0; width: 90mm; height: 8mm; background: #0b5a3c; color: #ffffff }
.name { left: 5mm; top: 10mm; width: 80mm; height: 18mm; font: 700 20pt/1.1 var(--sans);
  text-align: center; display: flex; flex-direction: column; justify-content: center }
.place { left: 5mm; top: 32mm; width: 50mm; height: 20mm; font: 9pt/1.2 var(--serif); color: #4c5a53 }
.right { left: 5mm; top: 54mm; width: 50mm; height: 5mm; font-size: 8pt; text-align: right;
  font-variant-numeric: tabular-nums }
.code { left: 60mm; top: 32mm; width: 25mm; height: 25mm }
"""
PAGE = (
    '<section data-master="{key}"><div class="band">Kikao Kazi cha Sita</div>'
    '<div class="name" data-field="name" data-lines="2" data-smallest="9" {size}>{name}</div>'
    '<div class="place" data-field="place" data-lines="3" data-smallest="6">{place}</div>'
    '<div class="right" data-field="number">{number}</div>'
    '<div class="code" data-qr="code" aria-label="Msimbo"></div></section>'
)
NAMES = (
    "Wambura Ng'ong'o",
    "Bi. Beng'i Mwakyusa",
    "MHE. DKT. ASHA-ROSE MTUNGIREHI",
    "Mwanaharusi Abdulrahmani Mwinyikambi Nyangumbuzi Shekiondobw",
    "Thérèse Müller-Łukasiewicz wa Kasongo",
    "AVATAR Tovey (Fi fl ffi)",
    "Jo",
)
PLACE = "Ofisi ya Waziri Mkuu - Kazi, Vijana, Ajira na Watu wenye Ulemavu"


def html(*pages: str) -> str:
    return (
        f'<!doctype html><html lang="sw"><head><title>-</title><style>{STYLE}</style></head>'
        f"<body>{''.join(pages)}</body></html>"
    )


def sample(key: str = "a") -> str:
    return PAGE.format(key=key, size="", name="Aa", place="Aa", number="1")


def told(number: int) -> dict[str, str]:
    return {
        "name": NAMES[number % len(NAMES)],
        "place": PLACE if number % 2 else "VETA",
        "number": f"KK-{number:07d}",
        "code": f"KK2026-{number:016d}-{number:012d}",
    }


@pytest.fixture(scope="module")
def master():
    return field_master(html=html(sample()))


@pytest.fixture(scope="module")
def content(master):
    pages = [FieldPage("a", [told(number)]) for number in range(len(NAMES))]
    return stamp_fields(
        masters={"a": master}, pages=pages, title="Beji", language="sw", created=NOON
    )


def test_stamped_pages_look_like_pages_laid_out_whole(master, content, tmp_path: Path) -> None:
    from egov_meeting.documents.pdf.layout import laid_out

    name_field = next(field for field in master.page.texts if field.name == "name")
    whole = []
    for number in range(len(NAMES)):
        fields = told(number)
        found = fitted(fields["name"], field=name_field, language="sw")
        size = f'style="font-size: {found.style.size}px"'
        shown = {key: escape(text) for key, text in fields.items() if key != "code"}
        whole.append(PAGE.format(key="a", size=size, **shown))
    target = io.BytesIO()
    laid_out(html=html(*whole)).write_pdf(target)
    without = [FieldPage("a", [{**told(n), "code": ""}]) for n in range(len(NAMES))]
    ours = stamp_fields(masters={"a": master}, pages=without, title="Beji", language="sw")
    pairs = zip(
        pictures(ours, tmp_path / "ours", dots=150),
        pictures(target.getvalue(), tmp_path / "theirs", dots=150),
        strict=True,
    )
    differing = [share_that_differs(one, other) for one, other in pairs]
    # The engine rounds kerning to thousandths of the size: large capitals end a fifth of a pixel apart.
    assert max(differing) < 0.015, differing


def test_every_name_is_read_whole_and_every_code_is_scanned(content, tmp_path: Path) -> None:
    # Hyphens are left out, as pdftotext does where a line ends with one.
    text = re.sub(r"[\s-]+", "", text_of(content, tmp_path))
    assert [name for name in NAMES if re.sub(r"[\s-]+", "", name) not in text] == []
    read = [zxingcpp.read_barcodes(page)[0].text for page in pictures(content, tmp_path, dots=150)]
    assert read == [told(number)["code"] for number in range(len(NAMES))]


def test_file_is_sound_tagged_and_says_what_it_is(content) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "sw"
        assert str(pdf.docinfo["/Title"]) == "Beji"
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
            assert (meta["pdfuaid:part"], meta["dc:title"]) == ("1", "Beji")
        document = pdf.Root.StructTreeRoot.K
        assert len(document.K) == len(NAMES)
        part = document.K[0]
        assert [str(one.S) for one in part.K] == ["/P", "/P", "/P", "/P", "/Figure"]
        assert str(part.K[0].ActualText) == "Kikao Kazi cha Sita"
        assert str(part.K[4].Alt) == "Msimbo"
        marks = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "BDC"
        ]
        assert marks == [int(one.K) for one in part.K]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert [one.objgen for one in parents[1]] == [one.objgen for one in part.K]


def test_fonts_of_stamped_text_are_embedded_once_for_all_pages(content) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = {font.objgen for page in pdf.pages for font in page.Resources.Font.values()}
        names = {name for page in pdf.pages for name in page.Resources.Font}
    assert len(fonts) == len(names) == 3


def test_parts_painted_apart_make_the_same_file(master, content) -> None:
    pages = [FieldPage("a", [told(number)]) for number in range(len(NAMES))]
    whole = StampedPages()
    for part in (pages[:3], pages[3:]):
        painted = paint_pages(masters={"a": master}, pages=part)
        whole.add(StampedPages.from_bytes(painted.as_bytes()))
    again = stamped_file(whole, masters={"a": master}, title="Beji", language="sw", created=NOON)
    assert again == content


def test_different_masters_lie_on_one_sheet(tmp_path: Path) -> None:
    masters = field_masters(html=html(sample("a"), sample("b")))
    sheet = Sheet(210, 297, ((10, 10), (105, 10)), ((10, 5, 10, 8),))
    page = MixedPage([("a", told(0)), ("b", told(1))])
    content = stamp_fields(
        masters=masters, pages=[page], title="-", language="sw", sheet=sheet, created=NOON
    )
    (picture,) = pictures(content, tmp_path, dots=100)
    found = zxingcpp.read_barcodes(picture)
    assert {one.text for one in found} == {told(0)["code"], told(1)["code"]}
    with pytest.raises(ValueError, match="places"):
        paint_pages(masters=masters, pages=[MixedPage([("a", told(0))] * 3)], sheet=sheet)


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        (sample().replace(">Aa<", "><"), "sample"),
        (sample().replace('class="code"', 'class="code" style="height: 20mm"'), "square"),
        (sample() + sample("a"), "masters"),
        (sample().replace('data-master="a"', ""), "data-master"),
        (sample().replace('class="place"', 'class="place" style="letter-spacing: 1px"'), "spacing"),
        (sample().replace('class="place"', 'class="place" style="font-family: monospace"'), "font"),
    ],
)
def test_masters_that_cannot_be_filled_are_refused(spoiled, why) -> None:
    with pytest.raises(MasterUnreadable, match=why):
        field_master(html=html(spoiled))
