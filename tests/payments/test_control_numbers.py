"""Control numbers as people see them, and the codes that banks read."""

from __future__ import annotations

import json

import pytest
import zxingcpp

from egov_meeting.payments.control_numbers import control_number_in, grouped_control_number
from egov_meeting.payments.gateways.gepg.status_codes import (
    is_worth_retrying,
    meanings,
    status_codes,
)
from egov_meeting.payments.payment_qr import payment_qr_text, transfer_form_fields
from tests.payments.factories import bill_for, numbered_bill


def test_control_number_is_shown_in_groups_of_four() -> None:
    assert grouped_control_number("999990000123") == "9999 9000 0123"
    assert grouped_control_number(None) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "999990000123",
        "9999 9000 0123",
        " 9999-9000-0123 ",
        "9999.9000.0123",
        "9999\u20139000\u00a00123",
    ],
)
def test_control_number_is_read_however_it_is_typed(typed) -> None:
    assert control_number_in(typed) == "999990000123"


@pytest.mark.parametrize(
    "typed", ["", "99999000012", "9999900001234", "99999000012x", "٩٩٩٩٩٠٠٠٠١٢٣"]
)
def test_what_is_no_control_number_is_refused(typed) -> None:
    with pytest.raises(ValueError, match="twelve digits"):
        control_number_in(typed)


@pytest.mark.django_db
def test_qr_code_holds_what_banks_read(settings) -> None:
    settings.GEPG_QR_SHORT_CODE = "001001"
    bill = numbered_bill(400_000)
    bill.edition.organiser.name_sw = "Mamlaka ya Serikali Mtandao"

    text = payment_qr_text(bill)

    assert json.loads(text) == {
        "opType": "2",
        "shortCode": "001001",
        "billReference": bill.control_number,
        "amount": "400000.0",
        "billCcy": "TZS",
        "billExprDt": "2026-02-01",
        "billPayOpt": "3",
        "billRsv01": "Mamlaka ya Serikali Mtandao|Asha Juma",
    }
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    assert zxingcpp.read_barcode(zxingcpp.write_barcode_to_image(barcode, scale=4)).text == text
    assert transfer_form_fields(bill, account="0150000000000") == {
        "59": "/0150000000000",
        "70": f"/ROC/{bill.control_number}",
    }


@pytest.mark.django_db
def test_bill_without_number_has_no_code() -> None:
    with pytest.raises(ValueError, match="control number"):
        payment_qr_text(bill_for())


def test_all_codes_of_the_gateway_are_known() -> None:
    codes = status_codes()

    assert len(codes) == 137
    assert codes["7226"].name == "DUPLICATE_BILL_INFORMATION"
    assert [code for code, status in codes.items() if status.is_worth_retrying] == [
        "7240",
        "7241",
        "7317",
        "7321",
    ]
    assert is_worth_retrying(["7317"])
    assert not is_worth_retrying(["7317", "7242"])
    assert not is_worth_retrying([])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sw", ["Ombi halikuweza kusomeka.", "Anwani ya barua pepe si sahihi."]),
        ("en", ["The request could not be read.", "The e-mail address is not valid."]),
    ],
)
def test_joined_codes_are_told_in_words(language, words) -> None:
    from django.utils import translation

    with translation.override(language):
        assert meanings("7242;7267") == words
        assert meanings("7232") == ["Consumer already started by another process"]
        assert "9999" in meanings("9999")[0]
