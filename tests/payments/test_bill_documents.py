"""Invoice and receipt as files: what they say, in both languages, and how they are tagged."""

import io
import json
import re

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.builds import BuildRefused, BuildRequest
from egov_meeting.documents.progress import silent_progress
from egov_meeting.payments.choices import PayOption
from egov_meeting.payments.documents import build_paper
from egov_meeting.payments.models import Bill, BillingRules
from egov_meeting.payments.papers import fingerprint, has_paper
from egov_meeting.payments.payment_qr import payment_qr_text
from egov_meeting.payments.selectors.papers import offered_papers
from egov_meeting.payments.services.bills import BilledItem
from egov_meeting.payments.services.payments import record_payment
from tests.documents.factories import EditionFactory, InstitutionFactory
from tests.documents.test_pdf import elements
from tests.payments.factories import NOON, bill_for, entry_for, numbered_bill

pytestmark = pytest.mark.django_db
CODE = "7KQ2-X9MB-04TZ"
ADDRESS = f"https://kikaokazi.example.go.tz/sw/thibitisha/{CODE}/"


def edition():
    organiser = InstitutionFactory(
        name_sw="Wakala ya Serikali Mtandao", name_en="e-Government Authority"
    )
    found = EditionFactory(
        name_sw="Kikao Kazi cha Sita", name_en="Sixth e-Government Meeting", organiser=organiser
    )
    BillingRules.objects.create(edition=found, invoice_account="2011 000 777")
    return found


def request_for(bill: Bill, kind: str, language: str) -> BuildRequest:
    return BuildRequest(
        kind=kind,
        edition=bill.edition,
        language=language,
        params={},
        version=1,
        verification_code=CODE,
        verification_address=ADDRESS,
        requested_by=None,
        requested_at=NOON,
        subject=f"bill:{bill.pk}",
    )


def paper(bill: Bill, kind: str = "invoice", language: str = "sw") -> bytes:
    built = build_paper(request_for(bill, kind, language), silent_progress(), kind=kind)
    return built.content


def pages(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    return [re.sub(r"[\s\u00a0]+", " ", page.extract_text()) for page in reader.pages]


def invoiced(**changes) -> Bill:
    fields = {
        "edition": edition(),
        "institution": InstitutionFactory(
            name_sw="Chuo Kikuu cha Dodoma", name_en="University of Dodoma"
        ),
        "description_en": "Fee of participation",
        **changes,
    }
    return numbered_bill(**fields)


def test_invoice_in_both_languages_is_a_page_of_each():
    bill = invoiced()

    swahili, english = pages(paper(bill, language="both"))

    for said in (
        f"Ankara {bill.number}",
        "Wakala ya Serikali Mtandao",
        "Kikao Kazi cha Sita",
        "Asha Juma",
        "Chuo Kikuu cha Dodoma",
        bill.grouped_control_number,
        "TZS 400,000",
        "Shilingi laki nne tu (400,000)",
        "1 Februari, 2026, 12:00",
        "/2011000777",
        f"/ROC/{bill.control_number}",
        CODE,
    ):
        assert said in swahili, said
    for said in (
        f"Invoice {bill.number}",
        "University of Dodoma",
        bill.grouped_control_number,
        "Four hundred thousand shillings only (400,000)",
        "1 February 2026, 12:00",
        "Fee of participation",
        "How to pay",
        CODE,
    ):
        assert said in english, said
    assert "How to pay" not in swahili
    assert "Jinsi ya kulipa" not in english


def test_banks_can_read_the_code_on_the_invoice(tmp_path):
    import subprocess

    bill = invoiced()
    file = tmp_path / "ankara.pdf"
    file.write_bytes(paper(bill))
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", file, tmp_path / "ankara"], check=True
    )

    read = {code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "ankara.png"))}

    assert read == {payment_qr_text(bill), ADDRESS}


def test_invoice_and_its_code_ask_for_what_is_still_owed():
    bill = invoiced(pay_option=PayOption.PARTIAL)
    before = fingerprint(bill, "invoice", account="")
    record_payment(entry=entry_for(bill, 150_000), by=SYSTEM, at=NOON)
    bill.refresh_from_db()

    text = pages(paper(bill))[0]

    assert json.loads(payment_qr_text(bill))["amount"] == "250000.0"
    assert "TZS 250,000" in text
    assert fingerprint(bill, "invoice", account="") != before


def test_bill_that_is_paid_has_a_receipt_and_no_invoice():
    bill = invoiced()
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)
    bill.refresh_from_db()

    assert not has_paper(bill, "invoice")
    assert [offered.kind for offered in offered_papers(bill)] == ["receipt"]
    with pytest.raises(BuildRefused):
        paper(bill)


def test_invoice_of_forty_repeats_the_head_of_its_table():
    items = [BilledItem(400_000, f"Mshiriki wa {n}", "seat", 70_000 + n) for n in range(1, 41)]
    bill = invoiced(items=items)

    found = pages(paper(bill))

    assert len(found) == 2
    assert all("Maelezo Kiasi" in page for page in found)
    assert "Mshiriki wa 40 TZS 400,000" in found[1]
    assert "TZS 16,000,000" in found[1]


def test_receipt_says_what_was_paid_when_how_and_by_which_reference():
    bill = invoiced()
    record_payment(
        entry=entry_for(bill, pay_ref_id="998877", receipt_number=""), by=SYSTEM, at=NOON
    )

    (swahili,) = pages(paper(bill, "receipt"))
    (english,) = pages(paper(bill, "receipt", "en"))

    for said in (f"Stakabadhi {bill.number}", "12/01/2026 NMB 998877 TZS 400,000", "TZS 0", CODE):
        assert said in swahili, said
    assert "kwa awamu" not in swahili
    assert f"Receipt {bill.number}" in english
    assert "Four hundred thousand shillings only" in english


def test_receipt_of_a_part_payment_says_so():
    bill = invoiced(pay_option=PayOption.PARTIAL)
    record_payment(entry=entry_for(bill, 150_000), by=SYSTEM, at=NOON)

    swahili, english = pages(paper(bill, "receipt", "both"))

    assert "Stakabadhi ya malipo kwa awamu" in swahili
    assert "kati ya TZS 400,000, TZS 250,000 bado hazijalipwa" in swahili
    assert "Receipt for part payment" in english
    assert "TZS 250,000 of TZS 400,000 is still to be paid" in english


def test_same_bill_and_moment_give_the_same_bytes():
    bill = invoiced()

    assert paper(bill) == paper(bill)


@pytest.mark.parametrize("language", ["sw", "en", "both"])
def test_papers_are_archive_files_a_screen_reader_can_read(language):
    with pikepdf.open(io.BytesIO(paper(invoiced(), language=language))) as pdf:
        about = pdf.open_metadata()
        heads = elements(pdf, "/TH")

        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
        assert about["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == ("en" if language == "en" else "sw")
        assert pdf.Root.MarkInfo.Marked
        assert len(elements(pdf, "/H1")) == (2 if language == "both" else 1)
        assert heads
        assert all("/Scope" in str(head.get("/A")) for head in heads)
        figures = elements(pdf, "/Figure")
        assert len(figures) == 2 * (2 if language == "both" else 1)
        assert all(str(figure.Alt).strip() for figure in figures)


def test_part_in_the_other_language_is_tagged_with_it():
    with pikepdf.open(io.BytesIO(paper(invoiced(), language="both"))) as pdf:
        marked = {
            str(one.Lang)
            for role in ("/Sect", "/Div")
            for one in elements(pdf, role)
            if "/Lang" in one
        }

    assert "en" in marked


def test_bill_without_number_gives_no_invoice():
    with pytest.raises(BuildRefused) as refused:
        paper(bill_for())

    assert refused.value.key == "no_paper"


def test_bill_of_another_edition_is_not_found():
    bill = invoiced()
    bill.edition = EditionFactory()

    with pytest.raises(BuildRefused) as refused:
        paper(bill)

    assert refused.value.key == "no_bill"


def test_names_typed_by_people_are_text():
    items = [BilledItem(1_000, "<b>Ada</b> & zaidi", "seat", 80_001)]

    (page,) = pages(paper(invoiced(items=items)))

    assert "<b>Ada</b> & zaidi" in page
