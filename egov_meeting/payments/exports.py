"""Lists of money as tables for the accountant: safe cells, few queries however many rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from egov_meeting.payments.explanations import explained
from egov_meeting.payments.models import Bill, Payment, ReconciliationDifference
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_portions, xlsx_table

ROWS_AT_A_TIME = 1000
# Longer lists are made in the background, with progress.
LONGEST_AT_ONCE = 5_000
# What a sheet holds besides its heading; only CSV has no end.
LONGEST_SPREADSHEET = 1_048_575


@dataclass(frozen=True)
class Column:
    """One column: its key in the address, its heading, and how a row fills it."""

    key: str
    label: str | Promise
    value: Callable[[Any], Any]


BILL_COLUMNS = (
    Column("number", _("bill number"), lambda bill: bill.number),
    Column("control_number", _("control number"), lambda bill: bill.control_number or ""),
    Column("edition", _("meeting"), lambda bill: bill.edition.year),
    Column("payer", _("payer"), lambda bill: bill.payer_name),
    Column("email", _("payer's e-mail"), lambda bill: bill.payer_email),
    Column("phone", _("payer's phone"), lambda bill: bill.payer_phone),
    Column("institution", _("institution"), lambda bill: _institution(bill)),
    Column("description", _("description"), lambda bill: bill.description),
    Column("amount", _("amount (TZS)"), lambda bill: bill.amount),
    Column("paid", _("paid (TZS)"), lambda bill: bill.paid_amount),
    Column("owed", _("owed (TZS)"), lambda bill: bill.still_owed),
    Column("refunded", _("refunded (TZS)"), lambda bill: bill.refunded_amount),
    Column(
        "taken_back",
        _("counted by mistake and taken back (TZS)"),
        lambda bill: bill.taken_back_amount,
    ),
    Column("state", _("state"), lambda bill: bill.get_state_display()),
    Column("issued", _("issued at"), lambda bill: bill.generated_at),
    Column("expires", _("expires at"), lambda bill: bill.expires_at),
    Column("paid_at", _("paid in full at"), lambda bill: bill.paid_at),
)

PAYMENT_COLUMNS = (
    Column("paid_at", _("paid at"), lambda payment: payment.paid_at),
    Column("told_at", _("told at"), lambda payment: payment.received_at),
    Column("trx_id", _("transaction (TrxId)"), lambda payment: payment.trx_id),
    Column("pay_ref_id", _("payment reference (PayRefId)"), lambda payment: payment.pay_ref_id),
    Column("receipt", _("receipt of the bank"), lambda payment: payment.receipt_number),
    Column("source", _("known from"), lambda payment: payment.get_source_display()),
    Column("channel", _("channel"), lambda payment: payment.channel),
    Column("bank", _("bank or network"), lambda payment: payment.psp_name),
    Column("payer", _("who paid"), lambda payment: payment.payer_name),
    Column("amount", _("amount"), lambda payment: payment.amount),
    Column("currency", _("currency"), lambda payment: payment.currency),
    Column("bill", _("bill"), lambda payment: payment.bill.number if payment.bill else ""),
    Column("told_bill", _("bill number as told"), lambda payment: payment.bill_number),
    Column("control", _("control number as told"), lambda payment: payment.control_number),
    Column(
        "counted", _("counted (TZS)"), lambda payment: payment.amount if payment.is_counted else 0
    ),
    Column("explained", _("explanation"), lambda payment: explained(payment).text),
)

LEDGER_COLUMNS = (
    Column("institution", _("institution"), lambda row: row["name"]),
    Column("acronym", _("acronym"), lambda row: row["institution_acronym"] or ""),
    Column("bills", _("bills"), lambda row: row["bills"]),
    Column("billed", _("billed (TZS)"), lambda row: row["billed"]),
    Column("paid", _("paid (TZS)"), lambda row: row["paid"]),
    Column("owed", _("owed (TZS)"), lambda row: row["owed"]),
    Column("refunded", _("refunded (TZS)"), lambda row: row["refunded"]),
)

DIFFERENCE_COLUMNS = (
    Column("day", _("day"), lambda one: one.run.day),
    Column("kind", _("difference"), lambda one: one.get_kind_display()),
    Column("bill", _("bill number as told"), lambda one: one.bill_number),
    Column("trx_id", _("transaction (TrxId)"), lambda one: one.trx_id),
    Column("pay_ref_id", _("payment reference (PayRefId)"), lambda one: one.pay_ref_id),
    Column("listed", _("amount on the gateway's list"), lambda one: one.listed_amount),
    Column("own", _("amount here"), lambda one: one.own_amount),
    Column("detail", _("detail"), lambda one: one.detail),
    Column("explained", _("what the payment counts for"), lambda one: _explained(one.payment)),
    Column("settled", _("settled at"), lambda one: one.settled_at),
    Column("note", _("how it was settled"), lambda one: one.note),
)


def choices_of(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """The columns to choose from, headings with a capital letter."""
    return [(column.key, capital(str(column.label))) for column in columns]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def file_name(list_name: str, day: dt.date) -> str:
    """The list's name in the reader's language and the day, in plain letters."""
    return f"{slugify(list_name) or 'orodha'}-{day:%Y-%m-%d}"


def refuse_too_long(form: forms.Form, number: int) -> None:
    """Say at the field that no spreadsheet holds so many rows."""
    if number > LONGEST_SPREADSHEET:
        form.add_error(
            "aina",
            _("A spreadsheet may have at most %(most)s rows: choose CSV, or fewer bills.")
            % {"most": f"{LONGEST_SPREADSHEET:,}"},
        )


def heading_of(columns: Sequence[Column]) -> list[str]:
    """The headings in the reader's language, with a capital letter."""
    return [capital(str(column.label)) for column in columns]


def lines_of(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The cells of each row, written as the rows are read."""
    return ([_cell(column.value(row)) for column in columns] for row in rows)


def table_response(
    *, name: str, heading: Sequence[str], lines: Iterable[Sequence[Any]], format: str
) -> HttpResponseBase:
    """A CSV that leaves line by line, or an XLSX; `name` is the name of the file without its ending."""
    response: HttpResponseBase
    if format == "xlsx":
        content = xlsx_table(name=name, heading=heading, rows=lines)
        response = HttpResponse(content, content_type=XLSX_TYPE)
    else:
        response = StreamingHttpResponse(
            csv_portions(heading=heading, rows=lines), content_type=CSV_TYPE
        )
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def bill_rows(found: QuerySet[Bill]) -> Iterator[Bill]:
    """The bills of a list with what their columns need, read in portions by one query."""
    named = found.select_related("institution", "edition")
    return named.iterator(chunk_size=ROWS_AT_A_TIME)


def payment_rows(found: QuerySet[Payment]) -> Iterator[Payment]:
    return found.order_by("paid_at", "pk").iterator(chunk_size=ROWS_AT_A_TIME)


def difference_rows(
    found: QuerySet[ReconciliationDifference],
) -> Iterator[ReconciliationDifference]:
    named = found.select_related("run", "payment__bill").order_by("run__day", "pk")
    return named.iterator(chunk_size=ROWS_AT_A_TIME)


def ledger_rows(found: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of the ledger with the name of the institution in the reader's language."""
    for row in found:
        yield {**row, "name": institution_name(row)}


def institution_name(row: dict[str, Any]) -> str:
    """Of a row of the ledger; people on their own where it names none."""
    if row["institution_id"] is None:
        return str(_("People on their own"))
    own = row[f"institution_name_{active_language()}"]
    return own or row["institution_name_sw"] or row["institution_name_en"]


def _explained(payment: Payment | None) -> str:
    return explained(payment).text if payment else ""


def _institution(bill: Bill) -> str:
    return str(bill.institution) if bill.institution else ""


def _cell(value: Any) -> Any:
    """Moments as Dar es Salaam reads them, amounts as numbers."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else value
    return "" if value is None else value
