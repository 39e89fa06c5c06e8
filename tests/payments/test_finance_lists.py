"""Finding bills, the figures of the overview, and lists that leave the portal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.builds import BuildRequest
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.progress import silent_progress
from egov_meeting.meetings.models import Edition
from egov_meeting.payments import exports
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.list_documents import KEY, build_list, can_view_list
from egov_meeting.payments.models import Bill
from egov_meeting.payments.selectors.finding_bills import BillQuery
from egov_meeting.payments.services.bills import Payer
from egov_meeting.payments.services.payments import record_payment
from egov_meeting.payments.services.reconciling import settle_difference
from egov_meeting.payments.services.refunds import refund
from tests.documents.factories import EditionFactory, InstitutionFactory, UserFactory
from tests.payments.factories import (
    NOON,
    bill_for,
    entry_for,
    finance_officer,
    numbered_bill,
)
from tests.payments.finance import (
    compared_day,
    difference_of,
    kept_message,
    odd_payment,
    signed_in,
    slip_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_in_swahili(settings) -> Iterator[None]:
    settings.STAFF_SECOND_FACTOR = False
    with translation.override("sw"):
        yield


@pytest.fixture
def finance() -> Client:
    return signed_in(Role.FINANCE)


def numbers(client: Client, **filters: str) -> list[str]:
    page = client.get(reverse("finance:bills"), filters)
    return [bill.number for bill in page.context["page"]]


def named(name: str, **changes: Any) -> Bill:
    return numbered_bill(payer=Payer(name=name, email="asha@example.org"), **changes)


def test_bill_is_found_by_number_control_number_payer_and_institution(finance) -> None:
    institution = InstitutionFactory(
        key="tra", acronym="TRA", name_sw="Mamlaka ya Mapato", name_en="Revenue Authority"
    )
    bill = named("Asha Juma", institution=institution)
    named("Neema Mushi")
    control = str(bill.control_number)

    for typed in (
        bill.number,
        bill.number.lower(),
        control,
        bill.grouped_control_number,
        f" {control[:4]}-{control[4:8]}.{control[8:]} ",
        "asha",
        "JUMA",
        "tra",
        "mapato",
        "revenue",
    ):
        assert numbers(finance, q=typed) == [bill.number], typed
    assert numbers(finance, taasisi="tra") == [bill.number]
    assert numbers(finance, q="hakuna") == []
    assert len(numbers(finance, q="99999000")) == 2


@pytest.mark.parametrize(
    "filters",
    [
        {"q": "a\x00b"},
        {"q": "x" * 500},
        {"mwaka": "abc"},
        {"mwaka": "99999999999999999999"},
        {"hali": "nothing"},
        {"kuanzia": "31/02/2026", "hadi": "kesho"},
        {"kuanzia": "0001-01-01"},
        {"hadi": "9999-12-31"},
        {"mpangilio": "-password"},
        {"page": "-1"},
        {"page": "mwisho"},
        {"page": "999"},
    ],
)
def test_filter_that_is_not_understood_is_left_out(finance, filters) -> None:
    bill = named("Asha Juma")

    assert numbers(finance, **filters) == [bill.number]


def test_day_outside_this_century_is_told_beside_its_field(finance) -> None:
    page = finance.get(reverse("finance:bills"), {"kuanzia": "0001-01-01", "hadi": "9999-12-31"})

    assert set(page.context["filters"].errors) == {"kuanzia", "hadi"}


def test_bills_are_filtered_by_edition_state_and_day(finance) -> None:
    first, second = EditionFactory(), EditionFactory()
    old = named("Asha", edition=first)
    new = bill_for(edition=second)

    assert numbers(finance, mwaka=str(first.year)) == [old.number]
    assert numbers(finance, hali=BillState.DRAFT) == [new.number]
    assert numbers(finance, kuanzia="2026-01-12", hadi="2026-01-12") == [new.number, old.number]
    assert numbers(finance, kuanzia="2026-01-13") == []
    assert numbers(finance, hadi="2026-01-11") == []


def test_bills_are_sorted_in_the_database(finance) -> None:
    small, large = named("Zuhura", amount=10_000), named("Asha", amount=900_000)
    record_payment(entry=entry_for(large, 895_000), by=SYSTEM, at=NOON)

    assert numbers(finance) == [large.number, small.number]
    assert numbers(finance, mpangilio="oldest") == [small.number, large.number]
    assert numbers(finance, mpangilio="payer") == [large.number, small.number]
    assert numbers(finance, mpangilio="amount") == [large.number, small.number]
    assert numbers(finance, mpangilio="owed") == [small.number, large.number]


def test_every_figure_of_the_overview_opens_the_list_that_sums_to_it(finance) -> None:
    edition = EditionFactory()
    named("Asha", edition=edition)
    paid = named("Juma", edition=edition)
    record_payment(entry=entry_for(paid, 450_000), by=SYSTEM, at=NOON)
    refund(bill=paid, amount=20_000, reason="x", reference="R", by=finance_officer(), at=NOON)
    part = named("Neema", edition=edition)
    record_payment(entry=entry_for(part, 100_000), by=SYSTEM, at=NOON)
    gone = named("Zawadi", edition=edition)
    Bill.objects.filter(pk=gone.pk).update(state=BillState.EXPIRED)
    named("Mwingine")

    page = finance.get(reverse("finance:overview"), {"mwaka": edition.year})

    sums, addresses = page.context["ledger"], page.context["addresses"]
    assert (sums.billed, sums.paid, sums.owed, sums.refunded) == (
        1_200_000,
        550_000,
        700_000,
        20_000,
    )
    for name in ("billed", "paid", "owed"):
        listed = finance.get(addresses[name])
        assert getattr(listed.context["sums"], name) == getattr(sums, name)
    assert [one.amount for one in finance.get(addresses["refunded"]).context["page"]] == [20_000]
    for state in page.context["states"]:
        listed = finance.get(state["address"])
        assert listed.context["page"].paginator.count == state["number"]


def test_everything_that_waits_leads_to_its_list(finance, settings) -> None:
    edition = EditionFactory()
    bill = named("Asha", edition=edition)
    record_payment(entry=entry_for(bill, 500_000), by=SYSTEM, at=NOON)
    odd_payment()
    kept_message()
    slip_for(named("Juma"))
    refused = bill_for(edition=edition)
    Bill.objects.filter(pk=refused.pk).update(state=BillState.FAILED)
    refused.messages.update(attempts=1)
    run = compared_day()
    run.differences.create(kind="unreadable", detail="mstari wa 3")

    page = finance.get("/en/kazi/fedha/")

    assert [thing["text"] for thing in page.context["to_do"]] == [
        "2 payments need a look.",
        "1 message of the payment gateway is not explained.",
        "1 request of ours is not answered yet.",
        "1 bill has no control number, or was refused.",
        "1 difference with the payment gateway is open.",
        "1 bank slip awaits approval.",
        "1 bill was overpaid: the rest is to be given back.",
    ]
    for thing in page.context["to_do"]:
        assert finance.get(thing["address"]).context["page"].paginator.count >= 1


def test_list_of_bills_stays_light(finance) -> None:
    edition = EditionFactory()
    for number in range(55):
        named(
            f"Mwanaidi Binti Abdallah wa {number}",
            edition=edition,
            institution=InstitutionFactory(),
        )
    finance.get(reverse("finance:bills"))

    with CaptureQueriesContext(connection) as queries:
        page = finance.get(reverse("finance:bills"), {"mwaka": edition.year, "q": "binti"})

    assert len(page.context["page"]) == 50
    assert len(queries) <= 12
    assert len(page.content) <= 60 * 1024


def test_ledger_sums_by_institution_and_leads_to_its_bills(finance) -> None:
    edition = EditionFactory()
    tra = InstitutionFactory(key="tra", acronym="TRA", name_sw="Mamlaka ya Mapato")
    named("Asha", edition=edition, institution=tra)
    paid = named("Juma", edition=edition, institution=tra)
    record_payment(entry=entry_for(paid), by=SYSTEM, at=NOON)
    named("Neema", edition=edition, amount=20_000)

    page = finance.get(reverse("finance:ledger"), {"mwaka": edition.year})

    assert [
        (row["name"], row["bills"], row["billed"], row["paid"], row["owed"])
        for row in page.context["rows"]
    ] == [
        ("Mamlaka ya Mapato", 2, 800_000, 400_000, 400_000),
        ("Watu binafsi", 1, 20_000, 0, 20_000),
    ]
    assert "taasisi=tra" in page.content.decode()
    assert len(numbers(finance, mwaka=str(edition.year), taasisi="tra")) == 2


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body_of(response).decode("utf-8-sig"))))


def test_export_holds_what_the_filter_shows_in_the_columns_chosen(finance) -> None:
    bill = named('=HYPERLINK("http://mwizi")')
    named("Neema Mushi")
    address = reverse("finance:export_bills") + "?q=hyperlink"

    asked = finance.get(address)
    taken = finance.post(address, {"aina": "csv", "safu": ["number", "payer", "amount"]})

    assert asked.context["number"] == 1
    assert rows_of(taken) == [
        ["Namba ya ankara", "Mlipaji", "Kiasi (TZS)"],
        [bill.number, '\'=HYPERLINK("http://mwizi")', "400000"],
    ]
    assert "attachment" in taken["Content-Disposition"]
    event = Event.objects.get(action="payments.exported")
    assert event.after["columns"] == ["number", "payer", "amount"]


def test_export_as_a_spreadsheet_runs_nothing(finance) -> None:
    bill = named("+255 HALI\x0b")
    every_column = [column.key for column in exports.BILL_COLUMNS]

    taken = finance.post(reverse("finance:export_bills"), {"aina": "xlsx", "safu": every_column})

    sheet = load_workbook(io.BytesIO(body_of(taken))).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == 2
    assert rows[1][0] == bill.number
    assert rows[1][3] == "'+255 HALI"
    assert rows[1][8] == 400_000


@pytest.mark.parametrize(
    "data", [{}, {"safu": ["password"], "aina": "csv"}, {"safu": ["number"], "aina": "exe"}]
)
def test_export_of_nothing_is_refused_at_its_field(finance, data) -> None:
    page = finance.post(reverse("finance:export_bills"), data)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Event.objects.filter(action="payments.exported").exists()


def test_too_long_spreadsheet_is_refused_and_csv_offered(finance, monkeypatch) -> None:
    monkeypatch.setattr(exports, "LONGEST_SPREADSHEET", 0)
    named("Asha")

    refused = finance.post(reverse("finance:export_bills"), {"aina": "xlsx", "safu": ["number"]})
    taken = finance.post(reverse("finance:export_bills"), {"aina": "csv", "safu": ["number"]})

    assert "aina" in refused.context["form"].errors
    assert len(rows_of(taken)) == 2


def request_of(job: DocumentJob) -> BuildRequest:
    return BuildRequest(
        kind=job.kind,
        edition=job.edition,
        language=job.language,
        params=job.params,
        version=1,
        verification_code="",
        verification_address="",
        requested_by=None,
        requested_at=NOON,
    )


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "taken", ["export_bills", "export_ledger", "export_day", "export_differences"]
)
def test_long_list_is_made_in_the_background(finance, monkeypatch, taken, format) -> None:
    monkeypatch.setattr(exports, "LONGEST_AT_ONCE", 0)
    edition = EditionFactory()
    record_payment(entry=entry_for(named("Asha", edition=edition)), by=SYSTEM, at=NOON)
    difference_of(compared_day())
    columns = {"export_bills": "number", "export_ledger": "paid", "export_differences": "own"}
    address = reverse(f"finance:{taken}", args=["2026-01-12"] if taken == "export_day" else [])
    sent = {"aina": format, "safu": [columns.get(taken, "")]}

    seen = [finance.post(f"{address}?mwaka={edition.year}", sent, follow=True) for _ in range(2)]

    job = DocumentJob.objects.get()  # pressed twice, made once
    assert [page.redirect_chain[-1][0].endswith(f"{job.pk}/") for page in seen] == [True, True]
    built = build_list(request_of(job), silent_progress())
    if format == "csv":
        assert len(built.content.decode("utf-8-sig").splitlines()) == 2
    else:
        assert load_workbook(io.BytesIO(built.content)).active.max_row == 2
    assert built.filename.endswith(f".{format}")


def test_background_list_holds_the_rows_and_the_readers_language(finance, monkeypatch) -> None:
    monkeypatch.setattr(exports, "LONGEST_AT_ONCE", 0)
    bill = named("Asha Juma")
    named("Neema Mushi")
    sent = {"aina": "csv", "safu": ["number", "payer"]}

    finance.post("/en/kazi/fedha/ankara/pakua/?q=asha&kuanzia=2026-01-01", sent)

    with translation.override("sw"):
        built = build_list(request_of(DocumentJob.objects.get()), silent_progress())
    assert built.content.decode("utf-8-sig").splitlines() == [
        "Bill number,Payer",
        f"{bill.number},Asha Juma",
    ]


def test_query_survives_the_way_to_the_worker() -> None:
    for query in (
        BillQuery(at=NOON),
        BillQuery(at=NOON, text="asha", edition_id=3, editions=frozenset({3, 4}), order="payer"),
        BillQuery(at=NOON, since=NOON.date(), until=NOON.date(), standing="numberless"),
        BillQuery(at=NOON, editions=frozenset()),
    ):
        assert BillQuery.from_plain(query.as_plain()) == query


def test_made_list_is_for_those_who_may_see_all_of_its_money() -> None:
    mine, other = EditionFactory(), EditionFactory()

    def may(role: Role, edition: Edition | None, **wish: Any) -> bool:
        person = UserFactory()
        RoleAssignment.objects.create(user=person, role=role, edition_id=edition and edition.pk)
        return can_view_list(person, Document(edition=mine, kind=KEY, params=wish))

    of_mine = {"list": "bills", "editions": [mine.pk]}
    of_both = {"list": "bills", "editions": [mine.pk, other.pk]}
    assert may(Role.FINANCE, mine, **of_mine)
    assert may(Role.AUDITOR, None, **of_both)
    assert not may(Role.FINANCE, mine, **of_both)
    assert not may(Role.FINANCE, mine, list="bills", editions=None)
    assert not may(Role.FINANCE, mine, list="day", editions=None)
    assert may(Role.FINANCE, None, list="differences", editions=None)
    assert not may(Role.DESK, None, **of_mine)


def test_differences_of_one_list_are_taken_out_with_those_settled(finance) -> None:
    run = compared_day()
    difference_of(run)
    settled = difference_of(run, number=2)
    settle_difference(difference=settled, note="Kosa la benki", by=SYSTEM, at=NOON)
    address, sent = reverse("finance:export_differences"), {"aina": "csv", "safu": ["note"]}

    assert len(rows_of(finance.post(address, sent))) == 2
    assert ["Kosa la benki"] in rows_of(finance.post(f"{address}?orodha={run.pk}", sent))
    assert finance.get(f"{address}?orodha=99999").status_code == 404


def test_exports_cost_the_same_at_one_and_at_thirty_rows(finance) -> None:
    edition = EditionFactory()
    every_column = [column.key for column in exports.BILL_COLUMNS]

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            body_of(
                finance.post(reverse("finance:export_bills"), {"aina": "csv", "safu": every_column})
            )
            body_of(
                finance.post(
                    reverse("finance:export_ledger") + f"?mwaka={edition.year}",
                    {"aina": "csv", "safu": ["institution", "owed"]},
                )
            )
        return len(queries)

    named("Asha", edition=edition, institution=InstitutionFactory())
    cost()
    one = cost()
    for number in range(29):
        named(f"Mtu {number}", edition=edition, institution=InstitutionFactory())

    assert cost() == one


def test_finance_of_one_edition_takes_out_only_its_own_bills() -> None:
    mine, other = EditionFactory(), EditionFactory()
    bill = named("Asha", edition=mine)
    named("Juma", edition=other)

    taken = signed_in(Role.FINANCE, mine).post(
        reverse("finance:export_bills") + f"?mwaka={other.year}",
        {"aina": "csv", "safu": ["number"]},
    )

    assert [row[0] for row in rows_of(taken)[1:]] == [bill.number]
