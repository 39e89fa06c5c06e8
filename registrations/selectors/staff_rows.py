"""Rows of the staff's list: what stands in each column, addresses and phones masked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from registrations.choices import RegistrationState
from registrations.masking import masked_email
from registrations.models import Registration
from registrations.phones import masked_phone

TONES = {
    RegistrationState.CONFIRMED: "good",
    RegistrationState.EXEMPT: "good",
    RegistrationState.PENDING: "info",
    RegistrationState.UNCONFIRMED: "warn",
    RegistrationState.WAITING: "warn",
    RegistrationState.LAPSED: "bad",
}


@dataclass(frozen=True)
class Names:
    """Groups and fees of the edition, read once for all rows."""

    groups: dict[int, ParticipantGroup]
    fees: dict[int, FeeCategory]


@dataclass(frozen=True)
class Column:
    """A column of the list: its key in the address, its heading, and what a row has in it."""

    key: str
    label: str | Promise
    value: Callable[[Registration, Names], Any]
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    text: Any
    is_number: bool
    tone: str = ""


@dataclass(frozen=True)
class Row:
    """A line of the list; `name` leads to the person's page."""

    pk: int
    reference: str
    name: str
    cells: list[Cell]


def _institution(row: Registration, _names: Names) -> str:
    if row.institution is None:
        return row.institution_name
    return row.institution.acronym or str(row.institution.name)


def _fee(row: Registration, names: Names) -> str:
    fee = names.fees.get(row.fee_category_id or 0)
    return str(fee) if fee else ""


def _day(row: Registration, _names: Names) -> str:
    return date_format(timezone.localtime(row.created_at), "SHORT_DATE_FORMAT")


COLUMNS = {
    column.key: column
    for column in (
        Column("namba", _("Number"), lambda row, names: row.reference),
        Column("taasisi", _("Institution"), _institution),
        Column("ofisi", _("Office"), lambda row, names: row.office),
        Column("kundi", _("Group"), lambda row, names: names.groups[row.group_id].name),
        Column("ada", _("Fee category"), _fee),
        Column("hali", _("State"), lambda row, names: row.get_state_display()),
        Column("inayotakiwa", _("Due (TZS)"), lambda row, names: row.amount_due, is_number=True),
        Column("iliyolipwa", _("Paid (TZS)"), lambda row, names: row.amount_paid, is_number=True),
        Column("deni", _("Owed (TZS)"), lambda row, names: row.amount_owed, is_number=True),
        Column("barua", _("E-mail"), lambda row, names: masked_email(row.email)),
        Column("simu", _("Phone"), lambda row, names: masked_phone(row.phone)),
        Column("chanzo", _("Registered by"), lambda row, names: row.get_source_display()),
        Column("tarehe", _("Registered on"), _day),
    )
}
USUAL_COLUMNS = ["namba", "taasisi", "kundi", "hali", "deni", "barua", "simu", "tarehe"]


def for_rows(found: QuerySet[Registration]) -> QuerySet[Registration]:
    """With only what the rows show."""
    return found.select_related("institution").only(
        *("pk", "reference", "full_name", "name_key", "office", "email", "phone", "state"),
        *("source", "amount_due", "amount_paid", "created_at", "group_id", "fee_category_id"),
        *("institution_name", "institution__acronym"),
        *("institution__name_sw", "institution__name_en"),
    )


def rows_of(
    registrations: Sequence[Registration], *, columns: Sequence[str], names: Names
) -> list[Row]:
    """The lines of one page. No queries beyond those that read the registrations."""
    chosen = [COLUMNS[key] for key in columns]
    return [
        Row(row.pk, row.reference, row.full_name, [_cell(column, row, names) for column in chosen])
        for row in registrations
    ]


def _cell(column: Column, row: Registration, names: Names) -> Cell:
    tone = TONES.get(RegistrationState(row.state), "neutral") if column.key == "hali" else ""
    value = column.value(row, names)
    return Cell(f"{value:,}" if column.is_number else value, column.is_number, tone)
