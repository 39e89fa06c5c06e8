"""Rows of the staff's list: what stands in each column, addresses and phones masked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.meetings.models import FeeCategory, ParticipantGroup
from egov_meeting.shared.bilingual import active_language
from registrations.choices import RegistrationState, Source
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


class Told(NamedTuple):
    """What is read of a registration for its line. Not more: fifty of them are on a page."""

    pk: int
    reference: str
    full_name: str
    office: str
    email: str
    phone: str
    state: str
    source: str
    amount_due: int
    amount_paid: int
    created_at: dt.datetime
    group_id: int
    fee_category_id: int | None
    institution_name: str
    institution__acronym: str | None
    institution__name_sw: str | None
    institution__name_en: str | None


# In a narrow column.
_SHORT_STATES = {
    RegistrationState.UNCONFIRMED: pgettext_lazy("short state", "Not confirmed yet"),
    RegistrationState.LAPSED: pgettext_lazy("short state", "Lapsed"),
    RegistrationState.EXEMPT: pgettext_lazy("short state", "Exempt"),
}


@dataclass(frozen=True)
class Names:
    """Names in the reader's language, read once for all rows."""

    groups: dict[int, str]
    fees: dict[int | None, str]
    states: dict[str, str]
    sources: dict[str, str]


def names_of(groups: Iterable[ParticipantGroup], fees: Iterable[FeeCategory]) -> Names:
    """The names by which rows are told."""
    return Names(
        {row.pk: str(row.name) for row in groups},
        {row.pk: str(row.name) for row in fees},
        {
            value: str(_SHORT_STATES.get(RegistrationState(value), label))
            for value, label in RegistrationState.choices
        },
        {value: str(label) for value, label in Source.choices},
    )


@dataclass(frozen=True)
class Column:
    """A column of the list: its key in the address, its heading, and what a row has in it."""

    key: str
    label: str | Promise
    value: Callable[[Told, Names], Any]
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


def _institution(row: Told, _names: Names) -> str:
    own = row.institution__name_en if active_language() == "en" else row.institution__name_sw
    return row.institution__acronym or own or row.institution__name_sw or row.institution_name


def _fee(row: Told, names: Names) -> str:
    return names.fees.get(row.fee_category_id, "")


def _day(row: Told, _names: Names) -> str:
    return date_format(timezone.localtime(row.created_at), "SHORT_DATE_FORMAT")


def _contact(row: Told, _names: Names) -> str:
    return f"{masked_email(row.email)} {masked_phone(row.phone)}".strip()


def _owed(row: Told, _names: Names) -> int:
    return max(row.amount_due - row.amount_paid, 0)


COLUMNS = {
    column.key: column
    for column in (
        Column("taasisi", _("Institution"), _institution),
        Column("ofisi", _("Office"), lambda row, names: row.office),
        Column("kundi", _("Group"), lambda row, names: names.groups[row.group_id]),
        Column("ada", _("Fee category"), _fee),
        Column("hali", _("State"), lambda row, names: names.states[row.state]),
        Column("inayotakiwa", _("Due (TZS)"), lambda row, names: row.amount_due, is_number=True),
        Column("iliyolipwa", _("Paid (TZS)"), lambda row, names: row.amount_paid, is_number=True),
        Column("deni", _("Owed (TZS)"), _owed, is_number=True),
        Column("mawasiliano", _("Contact"), _contact),
        Column("chanzo", _("Registered by"), lambda row, names: names.sources[row.source]),
        Column("tarehe", _("Registered on"), _day),
    )
}
USUAL_COLUMNS = ["taasisi", "kundi", "hali", "deni", "mawasiliano"]


def read_rows(found: QuerySet[Registration]) -> list[Told]:
    """The rows of a (sliced) list. One query."""
    return [Told._make(row) for row in found.values_list(*Told._fields)]


def rows_of(told: Sequence[Told], *, columns: Sequence[str], names: Names) -> list[Row]:
    """The lines of one page. No query."""
    chosen = [COLUMNS[key] for key in columns]
    return [
        Row(row.pk, row.reference, row.full_name, [_cell(column, row, names) for column in chosen])
        for row in told
    ]


def _cell(column: Column, row: Told, names: Names) -> Cell:
    tone = TONES.get(RegistrationState(row.state), "neutral") if column.key == "hali" else ""
    value = column.value(row, names)
    return Cell(f"{value:,}" if column.is_number else value, column.is_number, tone)
