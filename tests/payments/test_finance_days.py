"""A day is closed when every shilling of it is explained: once, with its sums, and for good."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.payments.models import Bill, DayClose, Payment, ReconciliationRun
from egov_meeting.payments.selectors.days import listed_days, payments_of_day, standing_of_day
from egov_meeting.payments.selectors.open_matters import messages_to_look_at
from egov_meeting.payments.services.closing import ClosedAlready, close_day
from egov_meeting.payments.services.payments import (
    assign_payment,
    record_payment,
    settle_finding,
)
from tests.payments.factories import NOON, entry_for, finance_officer, numbered_bill
from tests.payments.finance import (
    DAY,
    NEXT_DAYS,
    compared_day,
    difference_of,
    kept_message,
    odd_payment,
    signed_in,
    slip_for,
)

pytestmark = pytest.mark.django_db

THE_DAY = ["2026-01-12"]


@pytest.fixture(autouse=True)
def _one_step_in_swahili(settings) -> Iterator[None]:
    settings.STAFF_SECOND_FACTOR = False
    with translation.override("sw"):
        yield


@pytest.fixture
def finance() -> Client:
    return signed_in(Role.FINANCE)


def paid(amount: int | None = None, at: dt.datetime = NOON, **changes: object) -> Payment:
    """Money for a bill of its own."""
    entry = entry_for(numbered_bill(), amount, **changes)
    return record_payment(entry=entry, by=SYSTEM, at=at).payment


def close(note: str = "", day: dt.date = DAY, at: dt.datetime = NEXT_DAYS) -> DayClose:
    return close_day(day=day, note=note, by=finance_officer(), at=at)


def post_close(client: Client, note: str = ""):
    return client.post(reverse("finance:close_day", args=THE_DAY), {"note": note})


def test_day_shows_every_payment_with_its_explanation_open_ones_first(finance) -> None:
    counted = paid()
    unknown = odd_payment()
    settled = odd_payment()
    settle_finding(payment=settled, note="Zimerudishwa benki", by=SYSTEM, at=NOON)
    paid(paid_at=NOON + dt.timedelta(days=1))

    page = finance.get(reverse("finance:day", args=THE_DAY))

    assert [(payment.pk, explanation.text) for payment, explanation in page.context["rows"]] == [
        (unknown.pk, "Hayajahesabiwa: Hakuna ankara yenye namba hii."),
        (counted.pk, f"Yamehesabiwa kwenye ankara {counted.bill.number}."),
        (settled.pk, "Hayajahesabiwa. Jambo limemalizwa: Zimerudishwa benki"),
    ]
    assert page.context["standing"].payment_count == 3


def test_explained_day_is_closed_once_with_its_sums(finance) -> None:
    compared_day()
    paid(400_000)
    paid(100_000, channel="BANK")
    for payment in Payment.objects.exclude(finding=""):
        settle_finding(payment=payment, note="Atalipa salio", by=SYSTEM, at=NOON)

    for _ in range(2):
        assert post_close(finance).status_code == 302

    kept = DayClose.objects.get()
    assert (kept.day, kept.payment_count, kept.payment_amount, kept.counted_count) == (
        DAY,
        2,
        500_000,
        2,
    )
    assert [(line["channel"], line["number"], line["amount"]) for line in kept.breakdown] == [
        ("BANK", 1, "100000.00"),
        ("MOB", 1, "400000.00"),
    ]
    assert Event.objects.filter(action="payments.day_closed").count() == 1
    page = finance.get(reverse("finance:day", args=THE_DAY))
    assert "Siku imefungwa" in page.content.decode()
    assert reverse("finance:close_day", args=THE_DAY) not in page.content.decode()


@pytest.mark.parametrize(
    "leave_open",
    [
        odd_payment,
        lambda: difference_of(compared_day()),
        kept_message,
        lambda: slip_for(numbered_bill()),
        lambda: None,
    ],
    ids=["finding", "difference", "message", "slip", "not compared"],
)
def test_what_is_not_explained_needs_a_note(finance, leave_open) -> None:
    if leave_open() is not None and not ReconciliationRun.objects.exists():
        compared_day()

    refused = post_close(finance, note="   ")
    assert "note" in refused.context["form"].errors
    assert DayClose.objects.count() == 0

    assert post_close(finance, note="Benki imeandikiwa barua").status_code == 302
    assert DayClose.objects.get().note == "Benki imeandikiwa barua"


def test_without_a_gateway_there_is_nothing_to_compare(finance, settings) -> None:
    settings.GEPG_KEYSTORE = ""

    assert post_close(finance).status_code == 302
    assert DayClose.objects.get().payment_count == 0


@pytest.mark.parametrize("days", [0, 1])
def test_today_and_days_to_come_are_not_closed(finance, days) -> None:
    day = timezone.localdate() + dt.timedelta(days=days)

    answer = finance.post(reverse("finance:close_day", args=[day.isoformat()]), {"note": "x"})

    assert answer.status_code == 302
    with pytest.raises(ValidationError):
        close(day=day, at=timezone.now(), note="x")
    assert DayClose.objects.count() == 0


def test_second_close_is_refused_by_service_and_database() -> None:
    first = close("Hakuna orodha bado")

    with pytest.raises(ClosedAlready):
        close("Tena")
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_database_refuses_a_close_that_explains_nothing() -> None:
    kept = close("Hakuna orodha bado")

    with (
        pytest.raises(IntegrityError, match="day_close_unexplained_has_note"),
        transaction.atomic(),
    ):
        DayClose.objects.filter(pk=kept.pk).update(note="")
    with (
        pytest.raises(IntegrityError, match="day_close_counts_every_payment"),
        transaction.atomic(),
    ):
        DayClose.objects.filter(pk=kept.pk).update(payment_count=1)


def test_money_told_after_the_close_belongs_to_the_day_on_which_it_is_told(finance) -> None:
    paid()
    kept = close("Hakuna orodha bado")
    late = paid(at=NEXT_DAYS + dt.timedelta(hours=2))
    day_told = DAY + dt.timedelta(days=3)

    assert standing_of_day(DAY).payment_count == kept.payment_count == 1
    assert list(payments_of_day(day_told)) == [late]
    page = finance.get(reverse("finance:day", args=THE_DAY))
    assert page.context["differs"] is False


def test_every_payment_belongs_to_exactly_one_day() -> None:
    for back in range(3):
        paid(paid_at=NOON - dt.timedelta(days=back))
    paid(paid_at=NOON.replace(hour=20, minute=59))
    paid(paid_at=NOON.replace(hour=21, minute=0))
    close("Hakuna orodha bado", day=DAY - dt.timedelta(days=1))
    paid(paid_at=NOON - dt.timedelta(days=1), at=NEXT_DAYS + dt.timedelta(hours=1))

    days = [DAY + dt.timedelta(days=offset) for offset in range(-3, 5)]
    found = [payment.pk for day in days for payment in payments_of_day(day)]

    assert sorted(found) == sorted(Payment.objects.values_list("pk", flat=True))
    assert len(found) == 6


def test_day_whose_money_changed_after_the_close_says_so(finance) -> None:
    payment = paid()
    close("Hakuna orodha bado")
    Payment.objects.filter(pk=payment.pk).update(amount=1)

    page = finance.get(reverse("finance:day", args=THE_DAY))

    assert page.context["differs"] is True
    assert "Siku hii si kama ilivyokuwa ilipofungwa" in page.content.decode()


def test_money_that_a_worker_had_in_hand_at_the_close_is_told_on_every_page(finance) -> None:
    paid(at=NEXT_DAYS - dt.timedelta(minutes=1))
    close("Hakuna orodha bado")
    Bill.objects.update(generated_at=NOON)
    assert finance.get(reverse("finance:days")).context["changed"] == []

    paid(at=NEXT_DAYS - dt.timedelta(seconds=1))  # written down after the sums were made

    page = finance.get(reverse("finance:days"))
    assert page.context["changed"] == [DAY]
    to_do = finance.get(reverse("finance:overview")).context["to_do"]
    assert "Siku 1 iliyofungwa si kama ilivyokuwa ilipofungwa." in [one["text"] for one in to_do]
    (listed,) = listed_days(first=DAY, last=DAY)
    assert (listed.differs, listed.number) == (True, 2)


def test_payment_given_its_bill_later_leaves_the_closed_day_as_it_was(finance) -> None:
    payment, bill = odd_payment(), numbered_bill()
    close("Ankara inatafutwa")
    assign_payment(payment=payment, bill=bill, note="Ni ya ankara hii", by=SYSTEM, at=NEXT_DAYS)

    page = finance.get(reverse("finance:day", args=THE_DAY))

    assert page.context["differs"] is False
    assert finance.get(reverse("finance:days")).context["changed"] == []


def test_list_of_days_has_late_money_on_the_day_on_which_it_was_told() -> None:
    paid()
    close("Hakuna orodha bado")
    paid(at=NEXT_DAYS + dt.timedelta(hours=2))

    listed = listed_days(first=DAY, last=DAY + dt.timedelta(days=3))

    assert [(one.number, one.differs) for one in listed] == [
        (1, False),
        (0, False),
        (0, False),
        (1, False),
    ]


def test_closed_day_answers_for_the_messages_kept_on_it() -> None:
    message = kept_message()
    assert list(messages_to_look_at()) == [message]

    close("Ujumbe wa kughushi, umeripotiwa")

    assert list(messages_to_look_at()) == []
    later = kept_message(received_at=NEXT_DAYS)
    assert list(messages_to_look_at()) == [later]


def test_foreign_money_is_numbered_but_not_added_to_shillings() -> None:
    paid()
    paid(100, currency="USD")

    standing = standing_of_day(DAY)

    assert (standing.payment_count, standing.payment_amount) == (2, 400_000)
    assert {line.currency for line in standing.lines} == {"TZS", "USD"}


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_day_is_taken_out_with_every_explanation(finance, format) -> None:
    payment = paid(payer_name="=1+1")
    odd_payment()

    taken = finance.post(reverse("finance:export_day", args=THE_DAY), {"aina": format})

    body = b"".join(taken.streaming_content) if taken.streaming else taken.content
    if format == "csv":
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(body)).active
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == 3
    assert rows[0][-1] == "Ufafanuzi"
    explanations = {row[-1] for row in rows[1:]}
    assert f"Yamehesabiwa kwenye ankara {payment.bill.number}." in explanations
    assert "'=1+1" in {row[8] for row in rows[1:]}
    assert "2026-01-12" in taken["Content-Disposition"]
    assert Event.objects.filter(action="payments.exported").count() == 1


def test_days_are_listed_from_today_back_to_the_first(finance) -> None:
    now = timezone.now()
    for back in (0, 1, 40):
        paid(paid_at=now - dt.timedelta(days=back), at=now)
    Bill.objects.update(generated_at=now - dt.timedelta(days=40), expires_at=now)

    first = finance.get(reverse("finance:days")).context
    second = finance.get(reverse("finance:days"), {"page": "2"}).context

    assert [row.number for row in first["listed"]][:3] == [1, 1, 0]
    assert first["listed"][0].day == timezone.localdate(now)
    assert (len(first["listed"]), len(second["listed"])) == (31, 10)
    assert second["listed"][-1].number == 1
