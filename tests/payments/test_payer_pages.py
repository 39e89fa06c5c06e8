"""What a payer sees behind the link of the own bill, and what nobody sees behind any other."""

import datetime
import re
from unittest import mock

import pytest
from django.core import signing
from django.test import Client

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments import links
from egov_meeting.payments.choices import BillState, PayOption
from egov_meeting.payments.links import LinkExpired, LinkInvalid, bill_by_token, bill_link
from egov_meeting.payments.models import Bill, BillingRules
from egov_meeting.payments.services.bills import BilledItem, Payer, expire_bills
from egov_meeting.payments.services.payments import record_payment
from tests.payments.factories import LATER, NOON, bill_for, entry_for, numbered_bill

pytestmark = pytest.mark.django_db
IN_ENGLISH = Payer(name="Asha Juma", email="asha@example.org", phone="255700000000", language="en")


@pytest.fixture(autouse=True)
def _address(settings):
    settings.PUBLIC_ADDRESS = "http://testserver"


def page(bill: Bill, client: Client | None = None, status: int = 200) -> str:
    response = (client or Client()).get(bill_link(bill))
    assert response.status_code == status
    return response.content.decode()


def state_address(bill: Bill) -> str:
    found = re.search(r'hx-get="([^"]+)"', page(bill))
    assert found
    return found[1].replace("&amp;", "&")


def test_page_shows_number_amount_and_last_day():
    shown = page(numbered_bill(payer=IN_ENGLISH))

    assert "TZS 400,000" in shown
    assert "1 February 2026, 12:00" in shown
    assert "Four hundred thousand shillings only" in shown
    assert "QR code that banks and mobile money read" in shown
    assert "Awaiting payment" in shown


def test_number_is_in_groups_of_four_and_copied_without_spaces():
    bill = numbered_bill()

    shown = re.search(r'<p class="control-number">(.*?)</p>', page(bill))

    assert shown
    assert shown[1].count("<span>") == 3
    assert re.sub(r"<[^>]+>", "", shown[1]) == bill.control_number


def test_page_speaks_the_language_of_its_address():
    swahili, english = page(numbered_bill()), page(numbered_bill(payer=IN_ENGLISH))

    assert "Jinsi ya kulipa" in swahili
    assert "How to pay" in english
    assert "How to pay" not in swahili


def test_transfer_form_names_account_and_control_number():
    bill = numbered_bill()
    BillingRules.objects.create(edition=bill.edition, invoice_account="2011 000 777")

    shown = page(bill)

    assert "/2011000777" in shown
    assert f"/ROC/{bill.control_number}" in shown


def test_bill_without_number_says_that_it_is_on_its_way():
    bill = bill_for(payer=IN_ENGLISH)

    shown = page(bill)

    assert "The control number is on its way" in shown
    assert 'hx-trigger="every 5s"' in shown
    assert "Look again" in shown
    assert "How to pay" not in shown


def test_page_of_a_part_payment_says_what_is_left():
    bill = numbered_bill(payer=IN_ENGLISH, pay_option=PayOption.PARTIAL)
    record_payment(entry=entry_for(bill, 150_000), by=SYSTEM, at=NOON)

    shown = page(bill)

    assert "TZS 150,000 has come in. TZS 250,000 is still to be paid." in shown
    assert "Still to be paid" in shown
    assert "NMB" in shown


def test_paid_bill_asks_for_nothing_and_looks_no_more():
    bill = numbered_bill(payer=IN_ENGLISH)
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)

    shown = page(bill)

    assert "Paid in full. Thank you." in shown
    assert "How to pay" not in shown
    assert "hx-get" not in shown
    assert 'class="control-number"' not in shown


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (BillState.CANCELLED, "This bill is cancelled"),
        (BillState.EXPIRED, "This bill has expired"),
        (BillState.FAILED, "This bill has no control number"),
    ],
)
def test_closed_bill_says_why_and_gives_no_number_to_pay(state, words):
    bill = numbered_bill(payer=IN_ENGLISH)
    Bill.objects.filter(pk=bill.pk).update(state=state)

    shown = page(bill)

    assert words in shown
    assert 'class="control-number"' not in shown


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("", "The payment gateway has not answered so far."),
        ("7231", "The payment gateway refused it."),
    ],
)
def test_bill_without_a_number_says_whether_it_was_refused(codes, words):
    bill = bill_for(payer=IN_ENGLISH)
    Bill.objects.filter(pk=bill.pk).update(state=BillState.FAILED, refusal_codes=codes)

    assert words in page(bill)


def test_page_looks_again_by_itself_only_when_something_has_changed():
    bill = numbered_bill()
    address = state_address(bill)
    unchanged = Client().get(address)
    record_payment(entry=entry_for(bill), by=SYSTEM, at=NOON)
    changed = Client().get(address)

    assert (unchanged.status_code, unchanged.headers.get("HX-Refresh")) == (204, None)
    assert changed.headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("end", ["", "hali/"])
def test_no_cache_and_no_search_engine_keeps_the_page(end):
    response = Client().get(bill_link(numbered_bill()) + end)

    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_same_number_of_queries_for_one_item_and_for_thirty(django_assert_num_queries):
    one = numbered_bill()
    items = [BilledItem(1_000, f"Ada ya {n}", "seat", 50_000 + n) for n in range(30)]
    many = numbered_bill(items=items)
    with django_assert_num_queries(7):
        page(one)
    with django_assert_num_queries(7):
        page(many)


def test_link_that_was_changed_leads_to_a_clear_page():
    bill, other = numbered_bill(), numbered_bill()
    link = bill_link(bill)
    token = link.rstrip("/").rsplit("/", 1)[1]
    number, rest = token.split(".", 1)
    of_the_other = f"{signing.b62_encode(other.pk)}.{rest}"

    for wrong in (of_the_other, token[:-1], f"{number}x.{rest}", "x", "." * 9, "%00", "é" * 300):
        response = Client().get(link.replace(token, wrong))
        assert response.status_code == 404, wrong
        assert "Kiungo hiki hakielekei kwenye ankara yoyote" in response.content.decode()
        assert response.headers["Cache-Control"] == "private, no-store"


def test_link_signed_for_something_else_is_refused():
    forged = signing.TimestampSigner(sep=".", salt="another").sign(signing.b62_encode(1))

    with pytest.raises(LinkInvalid):
        bill_by_token(forged)


def test_link_to_a_bill_that_is_gone_is_refused():
    with pytest.raises(LinkInvalid):
        bill_by_token(links._signer().sign(signing.b62_encode(999_999)))


def expired_link(bill: Bill) -> str:
    with mock.patch("django.core.signing.time.time", return_value=1_000_000_000):
        return bill_link(bill)


def test_expired_link_offers_a_new_one_to_the_payer_alone():
    bill = numbered_bill(payer=IN_ENGLISH)
    link, client = expired_link(bill), Client()

    gone = client.get(link)
    sent = client.post(f"{link}kiungo/")
    client.post(f"{link}kiungo/")

    assert gone.status_code == 410
    assert "This link has ended" in gone.content.decode()
    assert bill.control_number not in gone.content.decode()
    assert "A new link is on its way" in sent.content.decode()
    written = OutboxMessage.objects.filter(kind="bill_link")
    assert {message.address for message in written} == {"asha@example.org", "255700000000"}
    assert written.count() == 2


@pytest.mark.parametrize("end", ["hali/", "ankara/sw/", "ankara/sw/pakua/", "stakabadhi/en/hali/"])
def test_expired_link_opens_nothing_below_the_page_either(end):
    assert Client().get(expired_link(numbered_bill()) + end).status_code == 410


def test_link_says_which_bill_it_led_to():
    bill = numbered_bill()
    token = expired_link(bill).rstrip("/").rsplit("/", 1)[1]

    with pytest.raises(LinkExpired) as expired:
        bill_by_token(token)

    assert expired.value.bill == bill


def test_link_is_short_enough_for_an_sms(settings):
    settings.PUBLIC_ADDRESS = "https://kikaokazi.ega.go.tz"

    assert len(bill_link(Bill(pk=250_000, language="sw"))) <= 78


def test_page_follows_the_bill_when_its_time_is_over():
    bill = numbered_bill(payer=IN_ENGLISH)
    expire_bills(at=LATER + datetime.timedelta(minutes=1))

    assert "This bill has expired" in page(bill)


def test_names_are_shown_as_text():
    evil = Payer(name="<script>alert(1)</script>", email="asha@example.org")

    assert "<script>alert(1)" not in page(numbered_bill(payer=evil))
