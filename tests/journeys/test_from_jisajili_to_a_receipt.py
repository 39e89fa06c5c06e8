"""From "jisajili" to a paid receipt: a person alone and a delegation of forty, on a phone, without
JavaScript, in both languages, with a real worker and the payment gateway's simulator over HTTP."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _
from pypdf import PdfReader

from egov_meeting.institutions.models import Institution
from egov_meeting.payments.models import Bill
from registrations.choices import RegistrationState
from registrations.models import Registration
from tests.institutions.factories import InstitutionFactory
from tests.journeys.conftest import hand_session_over
from tests.payments.conftest import Running, running
from tests.payments.conftest import portal as paying_portal
from tests.registrations.factories import focal_person
from tests.registrations.pages import code_sent_to, group_open_now
from tests.registrations.sheets import HEADINGS_EN, HEADINGS_SW, people, workbook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["paying_portal", "running"]

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 375, "height": 800}
both_languages = pytest.mark.parametrize("language", ["sw", "en"])


@pytest.fixture
def phone(browser: Browser, language: str, paying_portal: Running, settings: Any) -> Iterator[Page]:
    """A narrow screen without JavaScript."""
    settings.PUBLIC_ADDRESS = paying_portal.address
    settings.MEDIA_ROOT = str(paying_portal.simulator_folder / "media")  # where its worker writes
    context = browser.new_context(
        viewport=PHONE, java_script_enabled=False, locale=f"{language}-TZ"
    )
    with translation.override(language):
        yield context.new_page()
    context.close()


@both_languages
def test_a_person_alone_on_a_phone_without_scripts(
    paying_portal: Running, phone: Page, language: str, tmp_path: Path
) -> None:
    group = group_open_now(fee=400_000, capacity=5)
    InstitutionFactory(acronym="TTX", name_sw="Taasisi ya Majaribio", name_en="Institute of Trials")

    phone.goto(f"{paying_portal.address}/{language}/usajili/{group.edition.year}/")
    phone.get_by_role("link", name=re.compile(_("Register"))).last.click()
    fill_in(phone, full_name="Asha Juma Mbwana", email="asha@example.go.tz", phone="0712 345 678")
    press(phone, _("Register"))
    assert _("Confirm your e-mail address") in phone.content()

    registration = Registration.objects.get()
    assert registration.language == language
    phone.fill("[name=code]", code_sent_to(registration))
    press(phone, _("Confirm"))
    bill = look_again_until(phone, lambda: numbered(Bill.objects.get()))
    assert bill.grouped_control_number in phone.content()

    phone.get_by_role("link", name=_("How to pay: QR code, invoice")).click()
    pay(paying_portal, bill, language)
    look_again_until(phone, lambda: _("Paid in full. Thank you.") in phone.content())
    text = receipt_of(phone, language, tmp_path)

    assert "Asha Juma Mbwana" in text
    assert "400,000" in text
    registration.refresh_from_db()
    assert registration.state == RegistrationState.CONFIRMED
    assert_fits(phone)


@both_languages
def test_a_delegation_of_forty_from_a_spreadsheet_on_one_bill(
    paying_portal: Running, phone: Page, language: str, tmp_path: Path
) -> None:
    group_open_now(fee=200_000, capacity=100)
    institution = InstitutionFactory(name_sw="Chuo cha Mfano", name_en="Example College")
    sign_in(phone, institution, paying_portal.address)
    sheet = tmp_path / "wajumbe.xlsx"
    headings = HEADINGS_SW if language == "sw" else HEADINGS_EN
    workbook(people(40), headings=headings).save(sheet)

    phone.goto(f"{paying_portal.address}/{language}/taasisi-yangu/jedwali/")
    phone.set_input_files("input[type=file]", sheet)
    press(phone, _("Upload"))
    register_all = translated_plural(40)
    look_again_until(phone, lambda: register_all in phone.content())
    press(phone, register_all)
    look_again_until(phone, lambda: Registration.objects.count() == 40)
    look_again_until(phone, lambda: _("Make a bill") in phone.content())

    phone.goto(f"{paying_portal.address}/{language}/taasisi-yangu/ankara/")
    press(phone, _("Look at the bill"))
    assert "8,000,000" in phone.content()
    press(phone, _("Issue the bill"))
    bill = look_again_until(phone, lambda: numbered(Bill.objects.get()))
    phone.goto(f"{paying_portal.address}/{language}/taasisi-yangu/")
    phone.get_by_role("link", name=bill.number).click()
    pay(paying_portal, bill, language)
    look_again_until(phone, lambda: _("Paid in full. Thank you.") in phone.content())
    text = receipt_of(phone, language, tmp_path)

    assert "8,000,000" in text
    assert bill.items.count() == 40
    assert set(Registration.objects.values_list("state", flat=True)) == {
        RegistrationState.CONFIRMED
    }


@both_languages
def test_the_same_sheet_again_adds_nobody(
    paying_portal: Running, phone: Page, language: str, tmp_path: Path
) -> None:
    group_open_now(fee=0)
    institution = InstitutionFactory()
    sign_in(phone, institution, paying_portal.address)
    sheet = tmp_path / "wajumbe.xlsx"
    workbook(people(3)).save(sheet)

    for _time in range(2):
        phone.goto(f"{paying_portal.address}/{language}/taasisi-yangu/jedwali/")
        phone.set_input_files("input[type=file]", sheet)
        press(phone, _("Upload"))
        look_again_until(phone, lambda: _("registered already") in phone.content())
        if _time == 0:
            press(phone, translated_plural(3))
            look_again_until(phone, lambda: Registration.objects.count() == 3)
            look_again_until(phone, lambda: _("Make a bill") in phone.content())

    assert Registration.objects.count() == 3


def fill_in(page: Page, **told: str) -> None:
    for name, value in told.items():
        page.fill(f"[name={name}]", value)
    page.fill("[name=office]", "Afisa TEHAMA")
    page.fill("[name=institution]", "TTX")


def press(phone: Page, words: str) -> None:
    phone.get_by_role("button", name=words, exact=True).click()


def sign_in(phone: Page, institution: Institution, address: str) -> None:
    client = Client()
    client.force_login(focal_person(institution))
    hand_session_over(client, phone.context, address)


def numbered(bill: Bill) -> Bill | None:
    return bill if bill.control_number else None


def look_again_until(phone: Page, found: Callable[[], Any], seconds: float = 30) -> Any:
    """Load the page again and again, as a person without scripts does, until it is so."""
    until = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < until, phone.inner_text("main")
        time.sleep(0.3)
        phone.goto(phone.url)
    phone.goto(phone.url)
    return answer


def pay(portal: Running, bill: Bill, language: str) -> None:
    """On the page where the demonstration pays."""
    portal.simulator.pay_on_the_page(bill.control_number or "", str(bill.amount), language)


def receipt_of(phone: Page, language: str, folder: Path) -> str:
    """The text of the receipt in the language of the page, which a worker makes now."""
    section = phone.locator("section", has=phone.locator("#paper-receipt"))
    section.locator("#paper-receipt ~ .button-row").first.locator(
        f'form[action*="/{language}/"] button'
    ).first.click()
    look_again_until(phone, lambda: phone.locator("a[download]").count())
    with phone.expect_download() as waiting:
        phone.locator("a[download]").first.click()
    file = folder / "receipt.pdf"
    waiting.value.save_as(file)
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def assert_fits(phone: Page) -> None:
    """Nothing is wider than the phone."""
    widths = [
        box["x"] + box["width"]
        for one in phone.locator("main *").all()
        if (box := one.bounding_box()) is not None
    ]
    assert max(widths) <= PHONE["width"] + 1


def translated_plural(number: int) -> str:
    from django.utils.translation import ngettext

    return ngettext("Register the one new person", "Register the %(number)s new people", number) % {
        "number": number
    }
