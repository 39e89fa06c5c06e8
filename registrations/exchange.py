"""registrations.csv: who registered, for editions held in the portal."""

from typing import Annotated, Any

from pydantic import RootModel

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
from registrations.choices import RegistrationState
from registrations.models import Registration

_LINKS = frozenset({"group", "fee", "institution", "registered_at"})


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
            }
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
    return values | {
        "amount_due": row.amount_due,
        "state": row.state,
        "registered_at": row.created_at,
    }


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
