"""innovations.yaml (the call) and entries.csv (what was entered)."""

from typing import Annotated, Any

from pydantic import Field, RootModel

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.choices import Language
from egov_meeting.meetings.exchange.appearances import (
    AppearanceData,
    appearance,
    dumped_appearance,
)
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Day,
    FolderModel,
    InstitutionKey,
    LoosePair,
    Pair,
    RequiredText,
    Small,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import (
    column_values,
    folder_values,
    pair_columns,
    pair_of,
    without_empty,
)
from innovations.choices import EntryKind, EntryState, Known
from innovations.models import Call, Entry, EntryAuthor, InvitedBody


class InvitedData(Pair):
    """A kind of body invited to enter."""

    sw: Annotated[str, Field(min_length=1, max_length=200)]
    en: Annotated[str, Field(max_length=200)] = ""


class CallData(FolderModel):
    """The call for research and innovation."""

    row_of = Call
    opens_on: Day | None = None
    closes_on: Day | None = None
    exhibition_places: Small = 10
    stage_places: Small = 4
    purpose: LoosePair | None = None
    invited: list[InvitedData] = []
    certificates_by: AppearanceData | None = None
    jury: LoosePair | None = None


class InnovationsData(FolderModel):
    """innovations.yaml: the call, where the edition has one."""

    call: CallData | None = None


class EntryData(FolderModel):
    """A piece of research or an innovation; its title stays in its own language."""

    row_of = Entry
    number: Small
    title: RequiredText
    title_language: Language = Language.ENGLISH
    kind: EntryKind
    kind_certain: bool = True
    institution: InstitutionKey
    institution_printed: str = ""
    summary: LoosePair | None = None
    supervisor: str = ""
    authors: list[Annotated[str, Field(min_length=1, max_length=150)]] = []
    state: EntryState = EntryState.DRAFT
    exhibited: Known = Known.UNKNOWN
    presented: Known = Known.UNKNOWN


class EntriesData(RootModel[list[EntryData]]):
    """entries.csv: research and innovations entered, by number."""

    root: Annotated[list[EntryData], no_two_alike("number")]


def check_call(data: InnovationsData, checking: Checking) -> None:
    if data.call is not None:
        checking.in_order(("call", "closes_on"), data.call.opens_on, data.call.closes_on)


def load_call(data: InnovationsData, loading: Loading) -> None:
    rows = keep_rows(
        rows=Call.objects.filter(edition=loading.edition),
        of={},
        key=["edition"],
        wanted=[_call_columns(data.call, loading)] if data.call else [],
        changes=loading.changes,
    )
    for row in rows:
        keep_rows(
            rows=InvitedBody.objects.filter(call=row),
            of={"call": row},
            key=["order"],
            wanted=[
                {"order": order} | pair_columns("text", body)
                for order, body in enumerate(data.call.invited if data.call else [], start=1)
            ],
            changes=loading.changes,
        )


def _call_columns(call: CallData, loading: Loading) -> dict[str, Any]:
    return column_values(call, leave={"invited", "certificates_by"}) | {
        "edition": loading.edition,
        "certificates_by": appearance(loading, call.certificates_by),
    }


def dump_call(edition: Any, dumping: Dumping) -> dict[str, Any]:
    row = (
        Call.objects.filter(edition=edition)
        .select_related("certificates_by__person", "certificates_by__institution")
        .first()
    )
    if row is None:
        return {}
    plain = folder_values(row, CallData, leave={"invited", "certificates_by"})
    values = plain | without_empty(
        invited=[pair_of(body, "text") for body in row.invited.all()],
        certificates_by=dumped_appearance(row.certificates_by, dumping),
    )
    return {"call": {name: values[name] for name in CallData.model_fields if name in values}}


def load_entries(data: EntriesData, loading: Loading) -> None:
    rows = keep_rows(
        rows=loading.edition.entries.all(),
        of={"edition": loading.edition},
        key=["number"],
        wanted=[
            {"institution": institution(loading, item.institution)}
            | column_values(item, leave={"institution", "authors"})
            for item in data.root
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=EntryAuthor.objects.filter(entry__edition=loading.edition),
        of={},
        key=["entry", "order"],
        wanted=[
            {"entry": row, "order": order, "full_name": name}
            for row, item in zip(rows, data.root, strict=True)
            for order, name in enumerate(item.authors, start=1)
        ],
        changes=loading.changes,
    )


def dump_entries(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = edition.entries.select_related("institution").prefetch_related("authors")
    return [_dumped_entry(row, dumping) for row in rows]


def _dumped_entry(row: Entry, dumping: Dumping) -> dict[str, Any]:
    plain = folder_values(row, EntryData, leave={"institution", "authors"})
    values = plain | without_empty(
        institution=dumping.institution(row.institution),
        authors=[author.full_name for author in row.authors.all()],
    )
    return {name: values[name] for name in EntryData.model_fields if name in values}


register(
    Part(
        key="innovations",
        order=120,
        schema=InnovationsData,
        load=load_call,
        dump=dump_call,
        check=check_call,
    )
)
register(
    Part(
        key="entries",
        order=121,
        schema=EntriesData,
        load=load_entries,
        dump=dump_entries,
        formats=(FileFormat.CSV, FileFormat.YAML, FileFormat.XLSX),
        written_as=FileFormat.CSV,
    )
)
