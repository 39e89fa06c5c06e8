"""ceremonies.yaml: openings and closings."""

from typing import Any

from pydantic import RootModel

from egov_meeting.meetings.choices import CeremonyKind
from egov_meeting.meetings.exchange.appearances import (
    AppearanceData,
    appearance,
    dumped_appearance,
)
from egov_meeting.meetings.exchange.groups import group
from egov_meeting.meetings.models import Ceremony
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    EditionDay,
    FolderModel,
    GroupNumber,
    LoosePair,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty

_LINKS = frozenset({"group", "guest_of_honour", "on_behalf_of"})


class CeremonyData(FolderModel):
    """An opening or closing: who officiated, for whom, and what was said in short."""

    row_of = Ceremony
    kind: CeremonyKind
    group: GroupNumber | None = None
    date: EditionDay
    guest_of_honour: AppearanceData
    on_behalf_of: AppearanceData | None = None
    summary: LoosePair | None = None
    place: str = ""


class CeremoniesData(RootModel[list[CeremonyData]]):
    """ceremonies.yaml: openings and closings in their order."""

    root: list[CeremonyData]


def load(data: CeremoniesData, loading: Loading) -> None:
    keep_rows(
        rows=loading.edition.ceremonies.all(),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {
                "order": order,
                "group": group(loading, item.group),
                "guest_of_honour": appearance(loading, item.guest_of_honour),
                "on_behalf_of": appearance(loading, item.on_behalf_of),
            }
            | column_values(item, leave=_LINKS)
            for order, item in enumerate(data.root, start=1)
        ],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = edition.ceremonies.select_related(
        "group",
        "guest_of_honour__person",
        "guest_of_honour__institution",
        "on_behalf_of__person",
        "on_behalf_of__institution",
    )
    return [
        without_empty(
            kind=row.kind,
            group=row.group.number if row.group else None,
            date=row.date,
            guest_of_honour=dumped_appearance(row.guest_of_honour, dumping),
            on_behalf_of=dumped_appearance(row.on_behalf_of, dumping),
        )
        | folder_values(row, CeremonyData, leave=_LINKS | {"kind", "date"})
        for row in rows
    ]


register(Part(key="ceremonies", order=70, schema=CeremoniesData, load=load, dump=dump))
