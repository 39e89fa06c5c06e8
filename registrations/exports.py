"""Lists of people as files: safe cells, a constant number of queries, rows written as they are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_portions, xlsx_table
from registrations.choices import RegistrationState, Source
from registrations.models import RefundClaim, Registration
from registrations.phones import shown_phone

ROWS_AT_A_TIME = 2000
# Longer lists are made in the background, with progress.
LONGEST_AT_ONCE = 5_000


class Told(NamedTuple):
    """What is read of a registration."""

    reference: str
    full_name: str
    office: str
    institution_id: int | None
    institution_name: str
    group_id: int
    fee_category_id: int | None
    state: str
    amount_due: int
    amount_paid: int
    paid_by_institution: bool
    source: str
    language: str
    email: str
    phone: str
    needs: str
    created_at: dt.datetime
    confirmed_at: dt.datetime | None


class InstitutionNames(NamedTuple):
    name: str
    acronym: str
    kind: str


@dataclass(frozen=True)
class Names:
    """Names in the reader's language, read once for all rows."""

    institutions: dict[int | None, InstitutionNames]
    groups: dict[int, str]
    fees: dict[int | None, str]
    states: dict[str, str]
    sources: dict[str, str]
    yes: str


@dataclass(frozen=True)
class Column:
    """One column: its key in the address, its heading, and how a row fills it."""

    key: str
    label: str | Promise
    value: Callable[[Any, Any], Any]
    is_personal: bool = False


def _institution(row: Told, names: Names) -> str:
    return names.institutions[row.institution_id].name or row.institution_name


def _owed(row: Told, _names: Names) -> int:
    return max(row.amount_due - row.amount_paid, 0)


LIST_COLUMNS = (
    Column("namba", gettext_lazy("Number"), lambda row, names: row.reference),
    Column("jina", gettext_lazy("Full name"), lambda row, names: row.full_name),
    Column("ofisi", gettext_lazy("Office"), lambda row, names: row.office),
    Column("taasisi", gettext_lazy("Institution"), _institution),
    Column(
        "kifupi",
        gettext_lazy("Acronym"),
        lambda row, names: names.institutions[row.institution_id].acronym,
    ),
    Column(
        "aina",
        gettext_lazy("Kind of institution"),
        lambda row, names: names.institutions[row.institution_id].kind,
    ),
    Column("kundi", gettext_lazy("Group"), lambda row, names: names.groups[row.group_id]),
    Column("ada", gettext_lazy("Fee category"), lambda row, names: names.fees[row.fee_category_id]),
    Column("hali", gettext_lazy("State"), lambda row, names: names.states[row.state]),
    Column("inayotakiwa", gettext_lazy("Due (TZS)"), lambda row, names: row.amount_due),
    Column("iliyolipwa", gettext_lazy("Paid (TZS)"), lambda row, names: row.amount_paid),
    Column("deni", gettext_lazy("Owed (TZS)"), _owed),
    Column(
        "taasisi-inalipa",
        gettext_lazy("The institution pays"),
        lambda row, names: names.yes if row.paid_by_institution else "",
    ),
    Column("chanzo", gettext_lazy("Registered by"), lambda row, names: names.sources[row.source]),
    Column("lugha", gettext_lazy("Language"), lambda row, names: row.language),
    Column("barua", gettext_lazy("E-mail address"), lambda row, names: row.email, is_personal=True),
    Column(
        "simu", gettext_lazy("Phone"), lambda row, names: shown_phone(row.phone), is_personal=True
    ),
    Column(
        "mahitaji", gettext_lazy("Special needs"), lambda row, names: row.needs, is_personal=True
    ),
    Column("tarehe", gettext_lazy("Registered at"), lambda row, names: _local(row.created_at)),
    Column(
        "imethibitishwa",
        gettext_lazy("Place confirmed at"),
        lambda row, names: _local(row.confirmed_at),
    ),
)

CLAIM_COLUMNS = (
    Column("namba", gettext_lazy("Number"), lambda row, names: row.registration.reference),
    Column("jina", gettext_lazy("Full name"), lambda row, names: row.registration.full_name),
    Column(
        "taasisi",
        gettext_lazy("Institution"),
        lambda row, names: str(row.registration.institution or row.registration.institution_name),
    ),
    Column("ankara", gettext_lazy("Bill"), lambda row, names: row.bill.number),
    Column(
        "udhibiti", gettext_lazy("Control number"), lambda row, names: row.bill.control_number or ""
    ),
    Column("mlipaji", gettext_lazy("Who paid"), lambda row, names: row.bill.payer_name),
    Column("simu", gettext_lazy("Phone"), lambda row, names: shown_phone(row.registration.phone)),
    Column("barua", gettext_lazy("E-mail address"), lambda row, names: row.registration.email),
    Column("kiasi", gettext_lazy("Amount (TZS)"), lambda row, names: row.amount),
    Column("sababu", gettext_lazy("Reason"), lambda row, names: row.get_reason_display()),
    Column("asilimia", gettext_lazy("Share (per cent)"), lambda row, names: row.percent),
    Column("hali", gettext_lazy("State"), lambda row, names: row.get_state_display()),
    Column("tarehe", gettext_lazy("Claimed at"), lambda row, names: _local(row.created_at)),
    Column(
        "kumbukumbu",
        gettext_lazy("Reference of the transfer"),
        lambda row, names: row.refund.reference if row.refund else "",
    ),
)


def choices_of(columns: Iterable[Column]) -> list[tuple[str, str]]:
    """The columns to choose from."""
    return [(column.key, str(column.label)) for column in columns]


def usual_columns() -> list[str]:
    """Those that are ticked at first: nothing that tells how to reach a person, or what one needs."""
    return [column.key for column in LIST_COLUMNS if not column.is_personal]


def headings(columns: Iterable[Column], chosen: Sequence[str]) -> list[str]:
    return [str(column.label) for column in columns if column.key in chosen]


def registration_rows(
    *, edition: Edition, found: QuerySet[Registration], chosen: Sequence[str]
) -> Iterator[list[Any]]:
    """The chosen columns of the registrations in their order. Four queries however many there are."""
    names = _names(edition)
    values = [column.value for column in LIST_COLUMNS if column.key in chosen]
    rows = found.values_list(*Told._fields).iterator(chunk_size=ROWS_AT_A_TIME)
    for row in map(Told._make, rows):
        yield [value(row, names) for value in values]


def claim_rows(found: QuerySet[RefundClaim], chosen: Sequence[str]) -> Iterator[list[Any]]:
    """The chosen columns of the claims in their order. One query."""
    values = [column.value for column in CLAIM_COLUMNS if column.key in chosen]
    for row in found.iterator(chunk_size=ROWS_AT_A_TIME):
        yield [value(row, None) for value in values]


def file_name(list_name: str, day: dt.date) -> str:
    """The list's name in the reader's language and the day, in plain letters."""
    return f"{slugify(list_name) or 'orodha'}-{day:%Y-%m-%d}"


def file_response(
    *, name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]], format: str
) -> HttpResponseBase:
    """A CSV that leaves as it is read, or an XLSX; `name` is the name of the file without its ending."""
    response: HttpResponseBase
    if format == "xlsx":
        content = xlsx_table(name=name, heading=heading, rows=rows)
        response = HttpResponse(content, content_type=XLSX_TYPE)
    else:
        portions = csv_portions(heading=heading, rows=rows)
        response = StreamingHttpResponse(portions, content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _names(edition: Edition) -> Names:
    language = active_language()
    kinds = {value: str(label) for value, label in InstitutionKind.choices}
    institutions: dict[int | None, InstitutionNames] = {None: InstitutionNames("", "", "")}
    # All of them: they are hundreds, and asking which are present reads every registration.
    for one in Institution.objects.order_by().prefetch_related("former_names"):
        name = one.name_on(edition.starts_on, language)
        institutions[one.pk] = InstitutionNames(name, one.acronym, kinds[one.kind])
    fees: dict[int | None, str] = {None: ""}
    groups = {}
    for group in edition.groups.prefetch_related("fees"):
        groups[group.pk] = str(group.name)
        fees |= {fee.pk: str(fee.name) for fee in group.fees.all()}
    return Names(
        institutions=institutions,
        groups=groups,
        fees=fees,
        states={value: str(label) for value, label in RegistrationState.choices},
        sources={value: str(label) for value, label in Source.choices},
        yes=_("Yes"),
    )


def _local(at: dt.datetime | None) -> Any:
    """As Dar es Salaam reads it, to the second."""
    return timezone.localtime(at).replace(tzinfo=None, microsecond=0) if at else ""
