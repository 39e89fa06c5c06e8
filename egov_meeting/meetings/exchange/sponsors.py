"""sponsors.yaml and booths.yaml: who paid or gave, and who exhibits where."""

from typing import Annotated, Any

from pydantic import Field, RootModel

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.choices import Contribution
from egov_meeting.meetings.models import Booth, Sponsor
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Day,
    FolderModel,
    InstitutionKey,
    RequiredText,
    Shillings,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty

_TABULAR = (FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX)


class SponsorData(FolderModel):
    """An institution that paid or gave towards the meeting; the amount in whole shillings."""

    row_of = Sponsor
    institution: InstitutionKey
    level: str = ""
    contribution: Contribution = Contribution.UNKNOWN
    amount: Shillings | None = None
    place: str = ""


class SponsorsData(RootModel[list[SponsorData]]):
    """sponsors.yaml: sponsors in the order in which the report lists them."""

    root: Annotated[list[SponsorData], no_two_alike("institution")]


class BoothData(FolderModel):
    """A place in the exhibition and who stands there."""

    row_of = Booth
    code: RequiredText
    institution: InstitutionKey
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None


class BoothsData(RootModel[list[BoothData]]):
    """booths.yaml: the places in the exhibition."""

    root: Annotated[list[BoothData], no_two_alike("code")]


def load_sponsors(data: SponsorsData, loading: Loading) -> None:
    keep_rows(
        rows=loading.edition.sponsors.all(),
        of={"edition": loading.edition},
        key=["institution"],
        wanted=[
            {"order": order, "institution": institution(loading, item.institution)}
            | column_values(item, leave={"institution"})
            for order, item in enumerate(data.root, start=1)
        ],
        changes=loading.changes,
    )


def dump_sponsors(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    return [
        without_empty(institution=dumping.institution(row.institution))
        | folder_values(row, SponsorData, leave={"institution"})
        for row in edition.sponsors.select_related("institution")
    ]


def check_booths(data: BoothsData, checking: Checking) -> None:
    for position, booth in enumerate(data.root):
        checking.in_order((position, "until"), booth.from_, booth.until)


def load_booths(data: BoothsData, loading: Loading) -> None:
    keep_rows(
        rows=loading.edition.booths.all(),
        of={"edition": loading.edition},
        key=["code"],
        wanted=[
            {
                "code": item.code,
                "institution": institution(loading, item.institution),
                "from_date": item.from_,
                "until_date": item.until,
            }
            for item in data.root
        ],
        changes=loading.changes,
    )


def dump_booths(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    dumped = []
    for row in edition.booths.select_related("institution"):
        dates = {"from": row.from_date, "until": row.until_date}
        key = dumping.institution(row.institution)
        dumped.append(without_empty(code=row.code, institution=key, **dates))
    return dumped


register(
    Part(
        key="sponsors",
        order=60,
        schema=SponsorsData,
        load=load_sponsors,
        dump=dump_sponsors,
        formats=_TABULAR,
    )
)
register(
    Part(
        key="booths",
        order=61,
        schema=BoothsData,
        load=load_booths,
        dump=dump_booths,
        formats=_TABULAR,
        check=check_booths,
    )
)
