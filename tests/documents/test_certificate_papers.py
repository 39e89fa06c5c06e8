"""Papers of certificates: whole names, tags, and codes that a phone reads."""

import datetime
import io
import subprocess

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from egov_meeting.documents.builds import BuildRefused, BuildRequest
from egov_meeting.documents.certificate_documents import build_certificate
from egov_meeting.documents.certificate_pdf import certificate_pdf
from egov_meeting.documents.certificate_selectors import paper_subject
from egov_meeting.documents.certificate_stamping import certificates_pdf
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.progress import silent_progress
from egov_meeting.documents.verification_address import verification_address
from tests.documents.factories import NOON
from tests.documents.sample_certificate import KEY, register_sample_certificate

NAMES = (
    "Bi. Beng'i Ng'ong'o",
    "MHANDISI NG'WANAMASHALLA NYANG'ORO KANG'OMBE-MWAKYEMBE LUHAGA",  # sixty letters
    "Aneth",
)
FACTS = {
    "sw": {
        "meeting": "Kikao Kazi cha Tano cha Serikali Mtandao",
        "dates": "9 - 11 Februari, 2027",
        "place": "Dodoma",
        "organiser": "Mamlaka ya Serikali Mtandao",
        "text": "kwa kushiriki katika",
        "detail": "Siku alizohudhuria: 3",
    },
    "en": {
        "meeting": "Fifth e-Government Working Session",
        "dates": "9 - 11 February, 2027",
        "place": "Dodoma",
        "organiser": "e-Government Authority",
        "text": "for taking part in",
        "detail": "Days attended: 3",
    },
}


@pytest.fixture(autouse=True, scope="module")
def _sample_certificate():
    register_sample_certificate()


def certificate(name=NAMES[0], language="sw", number=0):
    return Certificate(
        edition_id=1,
        kind=KEY,
        subject=f"person:{number}",
        full_name=name,
        language=language,
        facts=FACTS,
        verification_code=f"7KQ2X9MB04{number:02d}",
        issued_at=NOON,
    )


@pytest.fixture(scope="module")
def single():
    return certificate_pdf(certificate(language="both"), created=NOON)


@pytest.fixture(scope="module")
def many():
    rows = [
        certificate(name, language, number)
        for number, (name, language) in enumerate(
            [(name, language) for name in NAMES for language in ("sw", "en", "both")]
        )
    ]
    content = certificates_pdf(
        rows, number=len(rows), title="Vyeti vya ushiriki", language="sw", created=NOON
    )
    return rows, content


def texts(content):
    pages = PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def codes(content, tmp_path):
    (tmp_path / "file.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", "110", "-gray", "file.pdf", "page"]
    subprocess.run(command, cwd=tmp_path, check=True)
    pictures = [Image.open(path) for path in sorted(tmp_path.glob("page*"))]
    return [[found.text for found in zxingcpp.read_barcodes(one)] for one in pictures]


def roles(content):
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        todo = [pdf.Root.StructTreeRoot.K]
        while todo:
            item = todo.pop()
            if isinstance(item, pikepdf.Array):
                todo.extend(item)
            elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
                found.append((str(item.S), str(item.get("/Alt", "")), str(item.get("/Lang", ""))))
                todo.extend([item.K] if "/K" in item else [])
    return found


def test_one_sheet_in_both_languages_says_everything(single):
    (page,) = texts(single)
    for said in (
        NAMES[0],
        "Kikao Kazi cha Tano cha Serikali Mtandao",
        "Fifth e-Government Working Session",
        "Siku alizohudhuria: 3",
        "Days attended: 3",
        "7KQ2-X9MB-0400",
    ):
        assert said in page


def test_one_is_tagged_for_screen_readers(single):
    with pikepdf.open(io.BytesIO(single)) as pdf:
        assert pdf.Root.Lang == "sw"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert NAMES[0] in meta["dc:title"]
    found = roles(single)
    kinds = [role for role, _alt, _language in found]
    assert kinds.count("/H1") == 1
    assert "/P" in kinds
    assert any(role == "/Figure" and "QR" in alt for role, alt, _language in found)
    assert any("en" in language for _role, _alt, language in found)


def test_one_is_the_same_bytes_every_time(single):
    assert certificate_pdf(certificate(language="both"), created=NOON) == single


@pytest.mark.parametrize("language", ["sw", "en"])
def test_one_language_has_nothing_of_the_other(language):
    (page,) = texts(certificate_pdf(certificate(language=language), created=NOON))
    other = {"sw": "en", "en": "sw"}[language]
    assert FACTS[language]["meeting"] in page
    assert FACTS[other]["meeting"] not in page


def test_phone_reads_the_address_off_the_paper(single, tmp_path):
    address = verification_address(code="7KQ2X9MB0400", language="sw")
    assert codes(single, tmp_path) == [[address]]


def test_many_have_whole_names_and_own_codes_each_in_its_language(many, tmp_path):
    rows, content = many
    pages = texts(content)
    assert len(pages) == len(rows)
    for row, page in zip(rows, pages, strict=True):
        assert row.full_name in page
        assert str(row) in page
        for code in FACTS:
            is_said = row.language in (code, "both")
            assert (FACTS[code]["detail"] in page) is is_said
    read = [found for page in codes(content, tmp_path) for found in page]
    assert read == [
        verification_address(
            code=row.verification_code, language="en" if row.language == "en" else "sw"
        )
        for row in rows
    ]


def test_sheets_of_many_are_sideways_a4(many):
    boxes = {
        (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        for page in PdfReader(io.BytesIO(many[1])).pages
    }
    assert boxes == {(842, 595)}


def test_revoked_one_has_no_paper(db):
    request = BuildRequest(
        kind="certificate",
        edition=None,
        subject=paper_subject(certificate()),
        language="sw",
        params={},
        version=1,
        verification_code="",
        verification_address="",
        requested_by=None,
        requested_at=NOON + datetime.timedelta(days=1),
    )
    with pytest.raises(BuildRefused):
        build_certificate(request, silent_progress())
