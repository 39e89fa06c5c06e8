"""entries.csv: what was entered, with its people. Accounts, versions and files stay in the portal."""

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from pydantic import Field, RootModel

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.choices import Language
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    FolderModel,
    InstitutionKey,
    LoosePair,
    Moment,
    RequiredText,
    Small,
    no_two_alike,
    reference,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from innovations.choices import EntryKind, EntryState, Known, WorkStage
from innovations.models import Entry, EntryAuthor, Track

# In place of an address that is not known, so that the others stay beside their names.
NO_ADDRESS = "-"
_LINKS = {"institution", "track", "authors", "author_emails"}
_Address = Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$", max_length=254)]
# Without an institution an entry is only begun, or was taken back.
_UNNAMED = (EntryState.DRAFT, EntryState.WITHDRAWN)


class EntryData(FolderModel):
    """A piece of research or an innovation; its title stays in its own language."""

    row_of = Entry
    number: Small
    title: RequiredText
    title_language: Language = Language.ENGLISH
    kind: EntryKind
    kind_certain: bool = True
    track: Annotated[int, reference("track")] | None = None
    institution: InstitutionKey | None = None
    institution_name: str = ""
    institution_printed: str = ""
    abstract: str = ""
    work_stage: WorkStage | Annotated[str, Field(pattern="^$")] = ""
    link: str = ""
    video_link: str = ""
    summary: LoosePair | None = None
    shows_summary: bool = False
    supervisor: str = ""
    supervisor_email: _Address = ""
    authors: list[Annotated[str, Field(min_length=1, max_length=150)]] = []
    author_emails: list[
        Annotated[str, Field(pattern=r"^(-|[^@\s]+@[^@\s]+)$", max_length=254)]
    ] = []
    language: Language = Language.SWAHILI
    state: EntryState = EntryState.DRAFT
    exhibited: Known = Known.UNKNOWN
    presented: Known = Known.UNKNOWN
    booth: str = ""
    submitted_at: Moment | None = None


class EntriesData(RootModel[list[EntryData]]):
    """entries.csv: research and innovations entered, by number."""

    root: Annotated[list[EntryData], no_two_alike("number")]


def check_entries(data: EntriesData, checking: Checking) -> None:
    for position, item in enumerate(data.root):
        if not item.institution and not item.institution_name and item.state not in _UNNAMED:
            checking.tell("entry_without_institution", (position, "institution"), found="")
        if item.author_emails and len(item.author_emails) != len(item.authors):
            checking.tell("addresses_beside_names", (position, "author_emails"), found="")


def load_entries(data: EntriesData, loading: Loading) -> None:
    numbers = [item.number for item in data.root]
    owned = set(
        loading.edition.entries.filter(owner__isnull=False).values_list("number", flat=True)
    )
    rows = keep_rows(
        rows=_within_reach(loading.edition, numbers),
        of={"edition": loading.edition},
        key=["number"],
        wanted=[_columns(item, loading, is_owned=item.number in owned) for item in data.root],
        changes=loading.changes,
    )
    keep_rows(
        rows=EntryAuthor.objects.filter(entry__in=rows),
        of={},
        key=["entry", "order"],
        wanted=[
            {"entry": row, "order": order, "full_name": name, "email": email}
            for row, item in zip(rows, data.root, strict=True)
            for order, (name, email) in enumerate(_people(item), start=1)
        ],
        changes=loading.changes,
    )


def _within_reach(edition: Any, numbers: list[int]) -> QuerySet[Entry]:
    """What the folder names, and what it may take away: nothing that somebody entered here."""
    rows: QuerySet[Entry] = edition.entries.filter(
        Q(number__in=numbers) | Q(owner__isnull=True, versions__isnull=True)
    )
    return rows


def _columns(item: EntryData, loading: Loading, *, is_owned: bool) -> dict[str, Any]:
    values = column_values(item, leave=_LINKS) | {
        "institution": institution(loading, item.institution),
        "track": _track(loading, item.track),
    }
    if is_owned:
        # Where it stands with its entrant and with screening is for the portal to say.
        del values["state"]
    return values


def _track(loading: Loading, place: int | None) -> Track | None:
    if place is None:
        return None
    known: dict[int, Track] | None = loading.remembered.get("tracks")
    if known is None:
        rows = Track.objects.filter(call__edition=loading.edition).order_by("order")
        known = loading.remembered["tracks"] = dict(enumerate(rows, start=1))
    return known[place]


def _people(item: EntryData) -> list[tuple[str, str]]:
    emails = item.author_emails or [NO_ADDRESS] * len(item.authors)
    return [
        (name, "" if email == NO_ADDRESS else email)
        for name, email in zip(item.authors, emails, strict=False)
    ]


def dump_entries(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = edition.entries.select_related("institution").prefetch_related("authors")
    tracks = Track.objects.filter(call__edition=edition).order_by("order")
    # As the folder lists them, whatever numbers were left out.
    places = {pk: place for place, pk in enumerate(tracks.values_list("pk", flat=True), start=1)}
    return [_dumped_entry(row, places, dumping) for row in rows]


def _dumped_entry(row: Entry, places: dict[int, int], dumping: Dumping) -> dict[str, Any]:
    plain = folder_values(row, EntryData, leave=_LINKS)
    authors = list(row.authors.all())
    has_addresses = any(author.email for author in authors)
    values = plain | without_empty(
        institution=dumping.institution(row.institution) if row.institution else None,
        track=places.get(row.track_id or 0),
        authors=[author.full_name for author in authors],
        author_emails=[author.email or NO_ADDRESS for author in authors] if has_addresses else [],
    )
    return {name: values[name] for name in EntryData.model_fields if name in values}


register(
    Part(
        key="entries",
        order=121,
        schema=EntriesData,
        load=load_entries,
        dump=dump_entries,
        check=check_entries,
        formats=(FileFormat.CSV, FileFormat.YAML, FileFormat.XLSX),
        written_as=FileFormat.CSV,
    )
)
