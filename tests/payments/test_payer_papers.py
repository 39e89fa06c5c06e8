"""Invoice and receipt by the link of the bill: asked for, made, fetched, replaced."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.choices import DocumentState, JobState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.running import run_job
from egov_meeting.payments.choices import PayOption
from egov_meeting.payments.links import bill_link
from egov_meeting.payments.models import Bill
from egov_meeting.payments.services.bills import cancel_bill
from egov_meeting.payments.services.papers import withdraw_invoices
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.refunds import refund
from tests.payments.factories import NOON, bill_for, entry_for, finance_officer, numbered_bill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_this_machine(settings, tmp_path):
    settings.PUBLIC_ADDRESS = "http://testserver"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DOCUMENTS_BUILD_IN_CHILD = False


@pytest.fixture
def quick_paper(monkeypatch):
    """A build that takes no time: what the paper looks like is tested elsewhere."""
    monkeypatch.setattr("egov_meeting.payments.documents.bill_pdf", lambda *a, **k: b"%PDF-1.7")


def ask(bill: Bill, paper: str = "ankara/sw/", client: Client | None = None):
    return (client or Client()).post(bill_link(bill) + paper)


def make_all() -> None:
    for job in DocumentJob.objects.filter(state=JobState.QUEUED):
        run_job(job_id=job.pk, clock=lambda: NOON)


def made(bill: Bill, paper: str = "ankara/sw/") -> Document:
    ask(bill, paper)
    make_all()
    return Document.objects.latest("version", "created_at")


def test_payer_asks_watches_and_fetches_without_signing_in(quick_paper):
    bill, client = numbered_bill(), Client()

    asked = ask(bill, client=client)
    watched = client.get(asked.headers["Location"]).content.decode()
    make_all()
    ready = client.get(asked.headers["Location"]).content.decode()
    fetched = client.get(f"{asked.headers['Location']}pakua/")

    assert 'http-equiv="refresh"' in watched
    assert "<progress" in watched
    assert "Waraka uko tayari" in ready
    assert b"".join(fetched.streaming_content) == b"%PDF-1.7"
    assert f"ankara-{bill.number}-sw.pdf" in fetched.headers["Content-Disposition"]
    assert fetched.headers["Cache-Control"] == "private, no-store"


def test_paper_is_official_at_once_and_made_by_the_portal(quick_paper):
    document = made(numbered_bill())

    assert (document.state, document.created_by) == (DocumentState.PUBLISHED, None)
    verified = Client().get(f"/sw/thibitisha/{document.code}/").content.decode()
    assert "Waraka huu ni halali" in verified


def test_asking_twice_makes_one_and_asking_again_fetches_the_same(quick_paper):
    bill = numbered_bill()
    ask(bill)
    ask(bill)
    make_all()
    ask(bill)

    assert DocumentJob.objects.count() == 1


def test_papers_of_two_bills_do_not_count_each_others_versions(quick_paper):
    assert made(numbered_bill()).version == 1
    assert made(numbered_bill()).version == 1


def test_page_of_the_bill_leads_to_the_finished_paper(quick_paper):
    bill = numbered_bill()
    made(bill)

    shown = Client().get(bill_link(bill)).content.decode()

    assert re.search(r'href="[^"]+/ankara/sw/pakua/" download', shown)
    assert re.search(r'action="[^"]+/ankara/en/"', shown)
    assert "/stakabadhi/" not in shown


def test_second_part_payment_replaces_the_receipt(quick_paper):
    bill = numbered_bill(pay_option=PayOption.PARTIAL)
    record_payment(entry=entry_for(bill, 150_000), by=SYSTEM, at=NOON)
    first = made(bill, "stakabadhi/sw/")
    record_payment(entry=entry_for(bill, 250_000), by=SYSTEM, at=NOON)

    gone = Client().get(f"{bill_link(bill)}stakabadhi/sw/pakua/")
    second = made(bill, "stakabadhi/sw/")
    first.refresh_from_db()

    assert gone.status_code == 404
    assert (second.version, second.state) == (2, DocumentState.PUBLISHED)
    assert first.state == DocumentState.REVOKED


def test_cancelled_bill_takes_its_invoice_back(quick_paper):
    bill = numbered_bill()
    document = made(bill)
    Bill.objects.filter(pk=bill.pk).update(refusal_codes="7231")
    cancel_bill(bill=bill, reason="Amejitoa", by=SYSTEM, at=NOON)
    document.refresh_from_db()

    assert document.state == DocumentState.REVOKED
    assert "/ankara/" not in Client().get(bill_link(bill)).content.decode()


def test_reason_of_a_revoked_paper_is_read_in_ones_own_language(quick_paper):
    bill = numbered_bill()
    document = made(bill)
    withdraw_invoices(bill, SYSTEM, NOON)
    document.refresh_from_db()

    shown = {}
    for language in ("sw", "en"):
        with translation.override(language):
            shown[language] = render_to_string(
                "documents/facts_of_document.html", {"document": document}
            )

    assert "The bill was cancelled" in shown["en"]
    assert "Ankara ilighairiwa" in shown["sw"]


def test_refund_takes_the_receipt_back(quick_paper):
    bill = numbered_bill()
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)
    document = made(bill, "stakabadhi/en/")
    bill.refresh_from_db()
    refund(
        bill=bill, amount=1_000, reason="Amejitoa", reference="R1", by=finance_officer(), at=NOON
    )
    document.refresh_from_db()

    assert document.state == DocumentState.REVOKED


def test_receipt_of_money_that_went_while_it_was_made_is_not_given_out(monkeypatch):
    bill = numbered_bill()
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)
    officer = finance_officer()

    def made_slowly(*_args, **_kwargs) -> bytes:
        refund(bill=bill, amount=1_000, reason="x", reference="R1", by=officer, at=NOON)
        return b"%PDF-1.7"

    monkeypatch.setattr("egov_meeting.payments.documents.bill_pdf", made_slowly)
    ask(bill, "stakabadhi/en/")
    make_all()

    assert not Document.objects.exists()
    assert DocumentJob.objects.get().error_key == "no_paper"


def test_bill_without_number_has_no_invoice_and_unpaid_bill_no_receipt():
    client = Client()
    without_number, unpaid = bill_for(), numbered_bill()

    for bill, paper in ((without_number, "ankara/sw/"), (unpaid, "stakabadhi/sw/")):
        assert client.get(bill_link(bill) + paper).status_code == 302
        answer = client.post(bill_link(bill) + paper, follow=True)
        assert "notice" in answer.content.decode()
        assert client.get(f"{bill_link(bill)}{paper}pakua/").status_code == 404
    assert DocumentJob.objects.count() == 0


def test_failed_paper_says_so_and_can_be_made_again(monkeypatch, quick_paper):
    bill = numbered_bill()
    with monkeypatch.context() as broken:
        broken.setattr("egov_meeting.payments.documents.bill_pdf", lambda *a, **k: 1 / 0)
        ask(bill)
        make_all()

    shown = Client().get(f"{bill_link(bill)}ankara/sw/").content.decode()

    assert "Waraka haukutayarishwa" in shown
    assert made(bill).version == 1


def test_bar_alone_is_fetched_until_the_work_has_ended(quick_paper):
    bill, client = numbered_bill(), Client()
    at = f"{bill_link(bill)}ankara/sw/hali/"
    ask(bill)

    watched = client.get(at)
    make_all()
    ended = client.get(at)

    assert "<progress" in watched.content.decode()
    assert ended.headers["HX-Refresh"] == "true"


def test_number_of_the_document_alone_opens_nothing(quick_paper):
    document = made(numbered_bill())

    answer = Client().get(f"/sw/nyaraka/{document.pk}/pakua/")

    assert answer.status_code == 302
    assert "ingia" in answer.headers["Location"]


def test_finance_officer_may_fetch_it(quick_paper, settings):
    settings.STAFF_SECOND_FACTOR = False
    document, client = made(numbered_bill()), Client()
    client.force_login(finance_officer())

    assert client.get(f"/sw/nyaraka/{document.pk}/pakua/").status_code == 200
