"""registrations.csv: who registered, for editions held in the portal."""

from typing import Annotated, Any

from pydantic import Field, RootModel

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.exchange.groups import fee_category, group
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    FolderModel,
    GroupNumber,
    InstitutionKey,
    Moment,
    RequiredText,
    Shillings,
    no_two_alike,
    reference,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, without_empty
from registrations.choices import STANDING_STATES, RegistrationState, Source
from registrations.models import Registration
from registrations.names import name_key, name_keys

_LINKS = frozenset({"group", "fee", "institution", "registered_at", "reference"})
# Special needs and consents stay behind: they are nobody's business but the organiser's, and for a while.
_PLAIN = (
    "institution_name",
    "office",
    "email",
    "phone",
    "language",
    "amount_paid",
    "source",
    "paid_by_institution",
    "is_namesake",
    "email_confirmed_at",
    "confirmed_at",
    "hold_until",
    "waiting_since",
)


class RegistrationData(FolderModel):
    """One person registered for one group; `fee` is group/place in the list ("3/2")."""

    row_of = Registration
    full_name: RequiredText
    group: GroupNumber
    fee: Annotated[str, reference("fee")] | None = None
    institution: InstitutionKey | None = None
    amount_due: Shillings = 0
    attended: bool = False
    state: RegistrationState = RegistrationState.PENDING
    registered_at: Moment
    reference: Annotated[str, Field(pattern=r"^[0-9A-Z-]*$")] = ""
    institution_name: str = ""
    office: str = ""
    email: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$", max_length=254)] = ""
    phone: Annotated[str, Field(pattern=r"^([1-9][0-9]{7,14})?$")] = ""
    language: Language = Language.SWAHILI
    amount_paid: Shillings = 0
    source: Source = Source.FOLDER
    paid_by_institution: bool = False
    is_namesake: bool = False
    email_confirmed_at: Moment | None = None
    confirmed_at: Moment | None = None
    hold_until: Moment | None = None
    waiting_since: Moment | None = None


class RegistrationsData(RootModel[list[RegistrationData]]):
    """registrations.csv: registrations of the edition."""

    root: Annotated[
        list[RegistrationData],
        no_two_alike("full_name", "group", "institution", "registered_at"),
    ]


def check(data: RegistrationsData, checking: Checking) -> None:
    for position, item in enumerate(data.root):
        if item.fee and not item.fee.startswith(f"{item.group}/"):
            checking.tell("fee_of_other_group", (position, "fee"), found=item.fee)
        if item.state == RegistrationState.EXEMPT and item.amount_due:
            checking.tell("exempt_owes", (position, "amount_due"), found=item.amount_due)
        if item.state == RegistrationState.UNCONFIRMED and item.hold_until is None:
            checking.tell("unconfirmed_without_limit", (position, "hold_until"), found="")
        if item.state == RegistrationState.WAITING and item.waiting_since is None:
            checking.tell("waiting_without_turn", (position, "waiting_since"), found="")
    _check_people(data.root, checking)


def _check_people(rows: list[RegistrationData], checking: Checking) -> None:
    """The same address, or name and institution, stands once in a group."""
    seen: set[tuple[object, ...]] = set()
    for position, item in enumerate(rows):
        if item.state not in STANDING_STATES:
            continue
        marks: list[tuple[str, tuple[object, ...]]] = []
        if item.email:
            marks.append(("email", (item.group, "@", item.email.lower())))
        if item.institution and not item.is_namesake:
            marks.append(("full_name", (item.group, item.institution, name_key(item.full_name))))
        for field, mark in marks:
            if mark in seen:
                checking.tell("registered_twice", (position, field), found=getattr(item, field))
            seen.add(mark)


def load(data: RegistrationsData, loading: Loading) -> None:
    keep_rows(
        rows=Registration.objects.filter(edition=loading.edition),
        of={"edition": loading.edition},
        key=["full_name", "group", "institution", "created_at"],
        wanted=[
            {
                "group": group(loading, item.group),
                "fee_category": fee_category(loading, item.fee),
                "institution": institution(loading, item.institution),
                "created_at": item.registered_at,
                **name_keys(item.full_name),
            }
            | ({"reference": item.reference} if item.reference else {})
            | column_values(item, leave=_LINKS)
            for item in data.root
        ],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = (
        Registration.objects.filter(edition=edition)
        .select_related("group", "fee_category__group", "institution")
        .order_by("created_at", "pk")
    )
    return [_dumped(row, dumping) for row in rows]


def _dumped(row: Registration, dumping: Dumping) -> dict[str, Any]:
    fee = row.fee_category
    values = without_empty(
        full_name=row.full_name,
        group=row.group.number,
        fee=f"{fee.group.number}/{fee.order}" if fee else "",
        institution=dumping.institution(row.institution),
        attended=row.attended,
    )
    more = {name: getattr(row, name) for name in _PLAIN}
    return (
        values
        | {
            "amount_due": row.amount_due,
            "state": row.state,
            "registered_at": row.created_at,
            "reference": row.reference,
        }
        | without_empty(**more)
    )


register(
    Part(
        key="registrations",
        order=160,
        schema=RegistrationsData,
        load=load,
        dump=dump,
        formats=(FileFormat.CSV, FileFormat.XLSX, FileFormat.YAML),
        written_as=FileFormat.CSV,
        check=check,
    )
)
