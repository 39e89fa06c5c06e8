"""committees.yaml: the committees that prepared the meeting, and where their members came from."""

from typing import Annotated, Any

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.exchange.appearances import (
    AppearanceData,
    appearance,
    dumped_appearance,
)
from egov_meeting.meetings.models import Committee, CommitteeMember, CommitteeSource
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    FolderModel,
    InstitutionKey,
    Pair,
    no_value_twice,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty


class MemberData(AppearanceData):
    """A member, with title and office; `is_chair` for the one who led the committee."""

    is_chair: bool = False


class CommitteeData(FolderModel):
    """A committee; `name_printed` where a document prints it otherwise."""

    row_of = Committee
    name: Pair
    name_printed: str = ""
    members: list[MemberData] = []


class CommitteesData(FolderModel):
    """committees.yaml: committees in their order, and the institutions their members came from."""

    committees: list[CommitteeData] = []
    sources: Annotated[list[InstitutionKey], no_value_twice()] = []


def check(data: CommitteesData, checking: Checking) -> None:
    for position, committee in enumerate(data.committees):
        seen: dict[str, int] = {}
        for number, member in enumerate(committee.members):
            mark = member.model_dump_json(exclude={"is_chair"})
            if mark in seen:
                spot = ("committees", position, "members", number)
                checking.tell("twice", spot, value=number + 1, first=seen[mark] + 1)
            seen[mark] = number


def load(data: CommitteesData, loading: Loading) -> None:
    rows = keep_rows(
        rows=loading.edition.committees.all(),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order} | column_values(item, leave={"members"})
            for order, item in enumerate(data.committees, start=1)
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=CommitteeMember.objects.filter(committee__edition=loading.edition),
        of={},
        key=["committee", "appearance"],
        wanted=[
            {
                "committee": row,
                "order": order,
                "appearance": appearance(loading, member),
                "is_chair": member.is_chair,
            }
            for row, item in zip(rows, data.committees, strict=True)
            for order, member in enumerate(item.members, start=1)
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=CommitteeSource.objects.filter(edition=loading.edition),
        of={"edition": loading.edition},
        key=["institution"],
        wanted=[
            {"order": order, "institution": institution(loading, key)}
            for order, key in enumerate(data.sources, start=1)
        ],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> dict[str, Any]:
    rows = edition.committees.prefetch_related(
        "members__appearance__person", "members__appearance__institution"
    )
    committees = []
    for row in rows:
        members = [
            (dumped_appearance(member.appearance, dumping) or {})
            | without_empty(is_chair=member.is_chair)
            for member in row.members.all()
        ]
        values = folder_values(row, CommitteeData, leave={"members"})
        committees.append(values | without_empty(members=members))
    sources = edition.committee_sources.select_related("institution")
    return {
        "committees": committees,
        "sources": [dumping.institution(source.institution) for source in sources],
    }


register(Part(key="committees", order=50, schema=CommitteesData, load=load, dump=dump, check=check))
