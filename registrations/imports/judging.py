"""From the cells of a row to a person with a group and a fee, or to what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone, translation

from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.selectors.spelling import plain
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from egov_meeting.meetings.selectors.registration import registration_of_groups
from egov_meeting.shared.bilingual import LANGUAGE_CODES, text_in
from registrations.applicants import Applicant
from registrations.imports.cells import DIGITS_LOST, Cell, is_shortened
from registrations.imports.checks import is_name
from registrations.names import tidy
from registrations.phones import is_tanzanian, phone_digits
from registrations.selectors.fees import fees_on

Problem = dict[str, Any]
_LONGEST = {"full_name": 150, "office": 150, "email": 254}
_LANGUAGES = {
    "sw": {"sw", "kiswahili", "swahili", "swa"},
    "en": {"en", "kiingereza", "english", "eng"},
}
_AMOUNT = re.compile(r"(?:tzs|tsh|sh)?\.?\s*(\d[\d,. ]*?)(?:/=|[.,]00)?", re.IGNORECASE)


@dataclass
class Judged:
    """A row understood as far as it goes; it is good when `problems` is empty."""

    applicant: Applicant
    group: ParticipantGroup | None = None
    fee: FeeCategory | None = None
    problems: list[Problem] = field(default_factory=list)


class Directory:
    """The groups and fees of an edition at a moment, found by whatever people call them. Four queries."""

    def __init__(self, *, edition: Edition, at: dt.datetime) -> None:
        self.groups = list(edition.groups.all())
        self.why_closed = {
            language: self._closed(edition, at, language) for language in LANGUAGE_CODES
        }
        found = fees_on(day=timezone.localdate(at)).filter(group__in=self.groups)
        self.fees: dict[int, list[FeeCategory]] = {group.pk: [] for group in self.groups}
        for fee in found:
            self.fees[fee.group_id].append(fee)

    def group_called(self, text: str) -> ParticipantGroup | None:
        """By name, by who they are, or by number; the only one where nothing is written."""
        if not text:
            return self.groups[0] if len(self.groups) == 1 else None
        words = plain(text)
        for group in self.groups:
            names = (group.name_sw, group.name_en, group.title_sw, group.title_en)
            numbers = (str(group.number), f"kundi {group.number}", f"group {group.number}")
            if words in {plain(name) for name in (*names, *numbers) if name}:
                return group
        return None

    def fee_called(self, group: ParticipantGroup, text: str) -> FeeCategory | None:
        """One of the group's fees that hold today, by name or amount; the only one for an empty cell."""
        fees = self.fees[group.pk]
        if not text:
            return fees[0] if len(fees) == 1 else None
        words, amount = plain(text), amount_in(text)
        by_name = [
            fee
            for fee in fees
            if words in {plain(label) for label in (*names_of(fee), *labels_of(fee)) if label}
        ]
        found = by_name or [fee for fee in fees if amount is not None and fee.amount == amount]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _closed(edition: Edition, at: dt.datetime, language: str) -> dict[int, str]:
        with translation.override(language):
            standing = registration_of_groups(edition=edition, at=at)
        return {pk: one.why_closed for pk, one in standing.items()}


def judged(cells: Mapping[str, Cell], *, directory: Directory, institution: Institution) -> Judged:
    """Everything that is wrong with the row at once, or nothing."""
    texts = {key: tidy(cell.text) for key, cell in cells.items()}
    row = Judged(Applicant(full_name="", institution=institution))
    faulty = {key: cell.fault for key, cell in cells.items() if _counts(key, cell)}
    for key, code in faulty.items():
        _tell(row, key, code)
    told = {key: text for key, text in texts.items() if key not in faulty}
    row.applicant = Applicant(
        full_name=_name(row, told, faulty),
        office=_office(row, told),
        institution=institution,
        email=_email(row, told),
        phone=_phone(row, told),
        language=_language(row, told),
    )
    _reachable(row, faulty)
    _place(row, told, faulty, directory)
    return row


def names_of(fee: FeeCategory) -> list[str]:
    return [name for name in (fee.name_sw, fee.name_en) if name]


def labels_of(fee: FeeCategory) -> list[str]:
    """As the drop-down of the template offers them: `Wahadhiri (50,000)`."""
    return [f"{name} ({fee.amount:,})" for name in names_of(fee)]


def amount_in(text: str) -> int | None:
    """`400,000`, `TZS 400000/=` as whole shillings; None when it is no amount."""
    found = _AMOUNT.fullmatch(text.strip())
    digits = re.sub(r"\D", "", found[1]) if found else ""
    return int(digits) if digits and len(digits) < 12 else None


def cells_kept(cells: Mapping[str, Cell]) -> dict[str, list[str]]:
    """Cells as they are stored with a row."""
    return {key: [cell.text, cell.fault] for key, cell in cells.items()}


def cells_of(kept: Mapping[str, Iterable[str]]) -> dict[str, Cell]:
    """Cells as they were stored."""
    return {key: Cell(*cell) for key, cell in kept.items()}


def _counts(key: str, cell: Cell) -> bool:
    # An amount has no fifteen digits; what it means is told by the column of fees.
    return bool(cell.fault) and not (cell.fault == DIGITS_LOST and key != "phone")


def _tell(row: Judged, column: str, code: str, **values: Any) -> None:
    row.problems.append({"column": column, "code": code, "values": values})


def _name(row: Judged, told: Mapping[str, str], faulty: Mapping[str, str]) -> str:
    name = told.get("full_name", "")
    if "full_name" in faulty:
        return ""
    if not name:
        _tell(row, "full_name", "required")
    elif len(name) > _LONGEST["full_name"]:
        _tell(row, "full_name", "too_long", limit=_LONGEST["full_name"])
    elif not is_name(name):
        _tell(row, "full_name", "no_name")
    return name


def _office(row: Judged, told: Mapping[str, str]) -> str:
    office = told.get("office", "")
    if len(office) > _LONGEST["office"]:
        _tell(row, "office", "too_long", limit=_LONGEST["office"])
    return office


def _email(row: Judged, told: Mapping[str, str]) -> str:
    email = told.get("email", "").removeprefix("mailto:").lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            _tell(row, "email", "no_email")
            return ""
        if len(email) > _LONGEST["email"]:
            _tell(row, "email", "too_long", limit=_LONGEST["email"])
    return email


def _phone(row: Judged, told: Mapping[str, str]) -> str:
    phone = told.get("phone", "")
    if not phone:
        return ""
    if is_shortened(phone):
        _tell(row, "phone", DIGITS_LOST)
        return ""
    try:
        return phone_digits(phone)
    except ValueError:
        _tell(row, "phone", "no_phone")
        return ""


def _language(row: Judged, told: Mapping[str, str]) -> str:
    words = plain(told.get("language", ""))
    for language, names in _LANGUAGES.items():
        if words in names:
            return language
    if words:
        _tell(row, "language", "unknown_language")
    return "sw"


def _reachable(row: Judged, faulty: Mapping[str, str]) -> None:
    """Only said where neither address is wrong already."""
    told = {problem["column"] for problem in row.problems}
    person = row.applicant
    if told & {"email", "phone"} or person.email or is_tanzanian(person.phone):
        return
    _tell(row, "email", "abroad" if person.phone else "unreachable")


def _place(
    row: Judged, told: Mapping[str, str], faulty: Mapping[str, str], directory: Directory
) -> None:
    if "group" in faulty:
        return
    text = told.get("group", "")
    row.group = directory.group_called(text)
    if row.group is None:
        code = "unknown_group" if text else "choose_group"
        _tell(row, "group", code, **_offered("name", directory.groups))
        return
    why = {f"why_{code}": said[row.group.pk] for code, said in directory.why_closed.items()}
    if any(why.values()):
        _tell(row, "group", "closed", **why)
        return
    if "fee" in faulty:
        return
    fees, fee_text = directory.fees[row.group.pk], told.get("fee", "")
    row.fee = directory.fee_called(row.group, fee_text)
    if row.fee is None and (fees or fee_text):
        code = "unknown_fee" if fee_text else "choose_fee"
        labels = {
            f"expected_{language}": ", ".join(
                f"{text_in(fee, 'name', language) or fee.name_sw} ({fee.amount:,})" for fee in fees
            )
            or "–"
            for language in LANGUAGE_CODES
        }
        _tell(row, "fee", code, **labels)


def _offered(name: str, rows: Iterable[Any]) -> dict[str, str]:
    return {
        f"expected_{language}": ", ".join(
            text_in(row, name, language) or text_in(row, name, "sw") for row in rows
        )
        for language in LANGUAGE_CODES
    }
