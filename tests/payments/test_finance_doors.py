"""Who may open which page of finance, in both languages, and what the pages cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.payments.finance_urls import urlpatterns
from egov_meeting.payments.models import ReconciliationRun
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.refunds import refund
from tests.documents.factories import EditionFactory, InstitutionFactory
from tests.payments.factories import NOON, entry_for, finance_officer, numbered_bill
from tests.payments.finance import (
    Money,
    difference_of,
    doubted_by_somebody,
    kept_message,
    odd_payment,
    one_of_everything,
    signed_in,
    slip_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings) -> None:
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def money() -> Money:
    return one_of_everything(EditionFactory())


LISTS = {"overview", "bills", "slips", "refunds", "findings", "messages", "ledger", "uncountings"}
OF_A_BILL = {"bill"}
OF_A_PAYMENT = {"payment"}
OF_A_MESSAGE = {"message"}
CHANGES_OF_A_MESSAGE = {"work_again"}
DAYS = {"days", "day", "reconciliations", "reconciliation", "differences"}
EXPORTS = {"export_bills", "export_ledger"}
EXPORTS_OF_DAYS = {"export_differences"}
CHANGES_OF_A_BILL = {"send_again", "extend", "cancel", "add_slip", "refund"}
CHANGES_OF_A_SLIP = {"approve_slip", "reject_slip"}
CHANGES_OF_A_PAYMENT = {"settle", "assign"}
CHANGES_OF_A_COUNTED_ONE = {"uncount"}
CHANGES_OF_AN_UNCOUNTING = {"approve_uncounting", "reject_uncounting"}
CHANGES_OF_DAYS = {"ask_for_day", "settle_difference", "close_day"}
BY_POST = {"raw_message", "export_day"}

LOOKING = LISTS | OF_A_BILL | OF_A_PAYMENT | OF_A_MESSAGE | DAYS | EXPORTS | EXPORTS_OF_DAYS
CHANGING = (
    CHANGES_OF_A_BILL
    | CHANGES_OF_A_SLIP
    | CHANGES_OF_A_PAYMENT
    | CHANGES_OF_A_COUNTED_ONE
    | CHANGES_OF_AN_UNCOUNTING
    | CHANGES_OF_A_MESSAGE
    | CHANGES_OF_DAYS
)
NAMES = LOOKING | CHANGING | BY_POST


def address_of(name: str, money: Money) -> str:
    """The address of the page about this money."""
    arguments: list[object] = []
    if name in OF_A_BILL | CHANGES_OF_A_BILL:
        arguments = [money.bill.number]
    elif name in CHANGES_OF_A_SLIP:
        arguments = [money.slip.pk]
    elif name in OF_A_PAYMENT | CHANGES_OF_A_PAYMENT:
        arguments = [money.finding.pk]
    elif name in CHANGES_OF_A_COUNTED_ONE:
        arguments = [money.counted.pk]
    elif name in CHANGES_OF_AN_UNCOUNTING:
        arguments = [money.uncounting.pk]
    elif name in {"message", "raw_message", "work_again"}:
        arguments = [money.message.pk]
    elif name == "reconciliation":
        arguments = [money.run.pk]
    elif name == "settle_difference":
        arguments = [money.difference.pk]
    elif name in {"day", "close_day", "export_day"}:
        arguments = ["2026-01-12"]
    return reverse(f"finance:{name}", args=arguments)


def answers(client: Client, money: Money, names: set[str]) -> dict[str, int]:
    """The status of each page: asked for, or by POST where there is nothing else."""
    return {
        name: (client.post if name in BY_POST else client.get)(address_of(name, money)).status_code
        for name in sorted(names)
    }


def test_every_page_is_named_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == NAMES


def test_finance_opens_everything(money) -> None:
    found = answers(signed_in(Role.FINANCE), money, NAMES)

    # A part-paid bill needs no number and cannot be cancelled, a forged message is not worked on:
    # these lead back with a word.
    led_back = {"send_again", "cancel", "work_again"}
    assert {name for name, status in found.items() if status == 302} == led_back
    assert {name for name, status in found.items() if status == 200} == NAMES - led_back


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_others_who_may_look_change_nothing(money, role) -> None:
    client = signed_in(role)

    assert set(answers(client, money, LOOKING).values()) == {200}
    assert set(answers(client, money, CHANGING | {"raw_message"}).values()) == {403}
    for name in sorted(CHANGING):
        assert client.post(address_of(name, money), {"reason": "x", "note": "x"}).status_code == 403


@pytest.mark.parametrize(
    "role", [Role.PROGRAMME, Role.INNOVATION, Role.DESK, Role.RAPPORTEUR, Role.PARTICIPANT]
)
def test_other_people_open_none_of_it(money, role) -> None:
    assert set(answers(signed_in(role), money, NAMES).values()) == {403}


def test_strangers_are_sent_to_sign_in(money) -> None:
    client = signed_in(None)

    assert set(answers(client, money, NAMES).values()) == {302}
    sent_to = client.get(address_of("overview", money))["Location"]
    assert sent_to.startswith(reverse("account_login"))


def test_finance_of_another_edition_sees_nothing_of_this_one(money) -> None:
    client = signed_in(Role.FINANCE, EditionFactory())

    of_messages = OF_A_MESSAGE | CHANGES_OF_A_MESSAGE | {"raw_message"}
    theirs = (
        OF_A_BILL
        | of_messages
        | CHANGES_OF_A_BILL
        | CHANGES_OF_A_SLIP
        | CHANGES_OF_A_COUNTED_ONE
        | CHANGES_OF_AN_UNCOUNTING
    )
    assert set(answers(client, money, theirs).values()) == {403}
    assert set(
        answers(client, money, DAYS | EXPORTS_OF_DAYS | CHANGES_OF_DAYS | {"export_day"}).values()
    ) == {403}
    for name in ("bills", "slips", "messages", "uncountings"):
        page = client.get(address_of(name, money))
        assert page.status_code == 200
        assert money.bill.number not in page.content.decode()
    year = money.edition.year
    for name in ("bills", "ledger", "refunds", "overview"):
        page = client.get(address_of(name, money) + f"?mwaka={year}").content.decode()
        assert money.edition.name_sw not in page


def test_money_without_a_bill_is_seen_by_finance_of_any_edition(money) -> None:
    client = signed_in(Role.FINANCE, EditionFactory())

    listed = client.get(address_of("findings", money)).content.decode()
    assert f"/malipo/{money.finding.pk}/" in listed
    assert set(answers(client, money, OF_A_PAYMENT | CHANGES_OF_A_PAYMENT).values()) == {200}


def test_payment_is_not_given_to_a_bill_of_an_edition_that_is_not_ones_own(money) -> None:
    client = signed_in(Role.FINANCE, EditionFactory())

    page = client.post(
        address_of("assign", money), {"bill": money.bill.number, "note": "Ni wa ankara hii"}
    )

    assert "bill" in page.context["form"].errors
    money.finding.refresh_from_db()
    assert not money.finding.is_counted


def test_menu_leads_those_who_may_look_to_finance() -> None:
    for role, expected in [(Role.FINANCE, True), (Role.AUDITOR, True), (Role.DESK, False)]:
        page = signed_in(role).get("/sw/kazi/").content.decode()
        assert ('href="/sw/kazi/fedha/"' in page) == expected


def test_nothing_is_there_for_addresses_of_nothing(money) -> None:
    client = signed_in(Role.FINANCE)

    for address in (
        "/sw/kazi/fedha/ankara/KK1-999999/",
        "/sw/kazi/fedha/malipo/99999/",
        "/sw/kazi/fedha/malipo/99999999999999999999/",
        "/sw/kazi/fedha/siku/2026-02-30/",
        "/sw/kazi/fedha/siku/leo/",
        "/sw/kazi/fedha/siku/9999-12-31/",
        "/sw/kazi/fedha/siku/0001-01-01/",
        "/sw/kazi/fedha/jumbe/99999/",
    ):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("language", ["sw", "en"])
def test_pages_speak_one_language(money, language) -> None:
    client = signed_in(Role.FINANCE)
    with translation.override(language):
        pages = {name: client.get(address_of(name, money)) for name in LOOKING}

    other = {"sw": ("Bank slips", "Bills by state"), "en": ("Hati za benki", "Ankara kwa hali")}
    for name, page in pages.items():
        content = page.content.decode()
        assert f'<html lang="{language}"' in content, name
        assert not any(words in content for words in other[language]), name


def add_bill(number: int, edition) -> None:
    bill = numbered_bill(edition=edition, institution=InstitutionFactory())
    record_payment(entry=entry_for(bill, 500_000), by=SYSTEM, at=NOON)
    refund(bill=bill, amount=1, reason="x", reference=f"R-{number}", by=finance_officer(), at=NOON)


def add_payment(number: int, edition) -> None:
    odd_payment(numbered_bill(edition=edition))


def add_message(number: int, edition) -> None:
    kept_message(bill=numbered_bill(edition=edition), digest=str(number))


def add_slip(number: int, edition) -> None:
    slip_for(numbered_bill(edition=edition), reference=f"SL-{number}x")


def add_uncounting(number: int, edition) -> None:
    entry = entry_for(numbered_bill(edition=edition))
    doubted_by_somebody(record_payment(entry=entry, by=SYSTEM, at=NOON).payment)


def add_difference(number: int, edition) -> None:
    difference_of(ReconciliationRun.objects.get(), number=number + 100)


@pytest.mark.parametrize(
    ("name", "add"),
    [
        ("overview", add_bill),
        ("bills", add_bill),
        ("ledger", add_bill),
        ("refunds", add_bill),
        ("day", add_bill),
        ("day", add_payment),
        ("days", add_bill),
        ("findings", add_payment),
        ("messages", add_message),
        ("slips", add_slip),
        ("day", add_slip),
        ("day", add_uncounting),
        ("uncountings", add_uncounting),
        ("differences", add_difference),
        ("reconciliation", add_difference),
        ("reconciliations", add_difference),
    ],
)
def test_lists_cost_the_same_at_one_and_at_thirty_rows(
    money, name: str, add: Callable[..., None]
) -> None:
    client = signed_in(Role.FINANCE)
    add(0, money.edition)
    client.get(address_of(name, money))
    with CaptureQueriesContext(connection) as one:
        client.get(address_of(name, money))
    for number in range(1, 30):
        add(number, money.edition)
    with CaptureQueriesContext(connection) as thirty:
        page = client.get(address_of(name, money))

    assert page.status_code == 200
    assert len(thirty) == len(one)
    assert len(thirty) <= {"overview": 17, "day": 22}.get(name, 12)
