"""groups.yaml: participant groups with their days, members and fees."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field, RootModel

from egov_meeting.meetings.models import FeeCategory, GroupDay, GroupMembers, ParticipantGroup
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Count,
    Day,
    EditionDay,
    FolderModel,
    LoosePair,
    Pair,
    Shillings,
    Small,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty

_CHILDREN = frozenset({"days", "members", "fees"})


class MembersData(Pair):
    """One line of who belongs to the group; `in_speeches` when only the speeches say so."""

    sw: Annotated[str, Field(min_length=1, max_length=200)]
    en: Annotated[str, Field(max_length=200)] = ""
    in_speeches: bool = False


class FeeData(FolderModel):
    """What one participant of a category pays, in whole shillings."""

    row_of = FeeCategory
    name: Pair
    amount: Shillings
    valid_from: Day | None = None
    valid_until: Day | None = None


class GroupData(FolderModel):
    """People who meet on the same days."""

    row_of = ParticipantGroup
    number: Small
    name: Pair
    title: LoosePair | None = None
    character: LoosePair | None = None
    day_name: LoosePair | None = None
    days: list[EditionDay] = []
    capacity: Count | None = None
    registration_from: Day | None = None
    registration_until: Day | None = None
    members: list[MembersData] = []
    fees: list[FeeData] = []


class GroupsData(RootModel[list[GroupData]]):
    """groups.yaml: the groups of participants."""

    root: Annotated[list[GroupData], no_two_alike("number")]


def group(loading: Loading, number: int | None) -> ParticipantGroup | None:
    """The group of that number in the edition; None without a number."""
    if number is None:
        return None
    known: dict[int, ParticipantGroup] | None = loading.remembered.get("groups")
    if known is None:
        known = {row.number: row for row in loading.edition.groups.all()}
        loading.remembered["groups"] = known
    return known[number]


def fee_category(loading: Loading, mark: str | None) -> FeeCategory | None:
    """The fee category written "group/place" ("3/2"); None without a mark."""
    if mark is None:
        return None
    known: dict[str, FeeCategory] | None = loading.remembered.get("fees")
    if known is None:
        rows = FeeCategory.objects.filter(group__edition=loading.edition).select_related("group")
        known = {f"{row.group.number}/{row.order}": row for row in rows}
        loading.remembered["fees"] = known
    return known[mark]


def check(data: GroupsData, checking: Checking) -> None:
    for position, item in enumerate(data.root):
        own_end = (position, "registration_until")
        checking.in_order(own_end, item.registration_from, item.registration_until)
        for number, fee in enumerate(item.fees):
            spot = (position, "fees", number, "valid_until")
            checking.in_order(spot, fee.valid_from, fee.valid_until)


def load(data: GroupsData, loading: Loading) -> None:
    rows = keep_rows(
        rows=loading.edition.groups.all(),
        of={"edition": loading.edition},
        key=["number"],
        wanted=[column_values(item, leave=_CHILDREN) for item in data.root],
        changes=loading.changes,
    )
    loading.remembered.pop("groups", None)
    listed = list(zip(rows, data.root, strict=True))
    _load_days(listed, loading)
    _load_members(listed, loading)
    _load_fees(listed, loading)


def _load_days(listed: list[tuple[ParticipantGroup, GroupData]], loading: Loading) -> None:
    keep_rows(
        rows=GroupDay.objects.filter(group__edition=loading.edition),
        of={},
        key=["group", "date"],
        wanted=[{"group": row, "date": day} for row, item in listed for day in item.days],
        changes=loading.changes,
    )


def _load_members(listed: list[tuple[ParticipantGroup, GroupData]], loading: Loading) -> None:
    keep_rows(
        rows=GroupMembers.objects.filter(group__edition=loading.edition),
        of={},
        key=["group", "order"],
        wanted=[
            {
                "group": row,
                "order": order,
                "text_sw": line.sw,
                "text_en": line.en,
                "in_speeches": line.in_speeches,
            }
            for row, item in listed
            for order, line in enumerate(item.members, start=1)
        ],
        changes=loading.changes,
    )


def _load_fees(listed: list[tuple[ParticipantGroup, GroupData]], loading: Loading) -> None:
    keep_rows(
        rows=FeeCategory.objects.filter(group__edition=loading.edition),
        of={},
        key=["group", "order"],
        wanted=[
            {"group": row, "order": order} | column_values(fee)
            for row, item in listed
            for order, fee in enumerate(item.fees, start=1)
        ],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = edition.groups.prefetch_related("days", "members", "fees").order_by("number")
    return [_dumped(row) for row in rows]


def _dumped(row: ParticipantGroup) -> dict[str, Any]:
    values = folder_values(row, GroupData, leave=_CHILDREN)
    members = [
        without_empty(sw=line.text_sw, en=line.text_en, in_speeches=line.in_speeches)
        for line in row.members.all()
    ]
    return values | without_empty(
        days=[day.date for day in row.days.all()],
        members=members,
        fees=[folder_values(fee, FeeData) for fee in row.fees.all()],
    )


def _names_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    for item in raw if isinstance(raw, list) else []:
        if isinstance(item, dict) and isinstance(item.get("number"), str):
            yield item["number"].strip(), ()


def _names_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = ParticipantGroup.objects.filter(edition__year=year).values_list("number", flat=True)
    return ((str(number), ()) for number in rows)


def _fees_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    for item in raw if isinstance(raw, list) else []:
        if isinstance(item, dict) and isinstance(item.get("fees"), list):
            for place, _fee in enumerate(item["fees"], start=1):
                yield f"{item.get('number')}/{place}", ()


def _fees_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = FeeCategory.objects.filter(group__edition__year=year)
    return (
        (f"{number}/{order}", ()) for number, order in rows.values_list("group__number", "order")
    )


register(
    Part(
        key="groups",
        order=40,
        schema=GroupsData,
        load=load,
        dump=dump,
        names=(
            NameSource(kind="group", in_folder=_names_in_folder, in_database=_names_in_database),
            NameSource(kind="fee", in_folder=_fees_in_folder, in_database=_fees_in_database),
        ),
        check=check,
    )
)
