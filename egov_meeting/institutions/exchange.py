"""The part of an edition folder that lists institutions. They are shared: none is ever removed."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field, RootModel

from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling, Supervision
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Day,
    FolderModel,
    InstitutionKey,
    Key,
    Pair,
    in_words_or,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import differing_fields, keep_rows, save_values
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty


class SupervisionData(FolderModel):
    """The ministry an institution stands under, in a period."""

    row_of = Supervision
    ministry: InstitutionKey
    since: Day | None = None
    until: Day | None = None


class FormerNameData(FolderModel):
    """A name the institution bore until a day."""

    row_of = FormerName
    name: Pair
    acronym: str = ""
    since: Day | None = None
    until: Day


Listed = list[tuple[Institution, "InstitutionData"]]
Under = Annotated[SupervisionData, in_words_or(lambda text: {"ministry": text}, SupervisionData)]
Spelling = Annotated[str, Field(max_length=250, min_length=1)]


class InstitutionData(FolderModel):
    """A ministry, agency, university or other body."""

    row_of = Institution
    key: Key
    acronym: str = ""
    name: Pair
    kind: InstitutionKind
    valid_from: Day | None = None
    valid_until: Day | None = None
    successor: InstitutionKey | None = None
    under: Annotated[list[Under], no_two_alike("ministry", "since")] = []
    former_names: Annotated[list[FormerNameData], no_two_alike("until")] = []
    other_spellings: list[Spelling] = []


class InstitutionsData(RootModel[list[InstitutionData]]):
    """institutions.yaml: the institutions that the other files name by their keys."""

    root: Annotated[list[InstitutionData], no_two_alike("key")]


def institution(loading: Loading, key: str | None) -> Institution | None:
    """The institution of that key, or the one it was merged into; None without a key.

    Raises KeyError for an unknown key: check references before loading.
    """
    if key is None:
        return None
    return _by_key(loading)[key]


def _by_key(loading: Loading) -> dict[str, Institution]:
    known: dict[str, Institution] | None = loading.remembered.get("institutions")
    if known is None:
        rows = Institution.objects.select_related("merged_into")
        known = {row.key: row.merged_into or row for row in rows}
        loading.remembered["institutions"] = known
    return known


def check(data: InstitutionsData, checking: Checking) -> None:
    for position, item in enumerate(data.root):
        _check_periods((position,), item, checking)
        if item.successor == item.key:
            checking.tell("own_successor", (position, "successor"), key=item.key)
        for number, under in enumerate(item.under):
            if under.ministry == item.key:
                checking.tell("under_itself", (position, "under", number), key=item.key)


def _check_periods(path: tuple[int], item: InstitutionData, checking: Checking) -> None:
    checking.in_order((*path, "valid_until"), item.valid_from, item.valid_until)
    for number, under in enumerate(item.under):
        checking.in_order((*path, "under", number, "until"), under.since, under.until)
    for number, former in enumerate(item.former_names):
        checking.in_order((*path, "former_names", number, "until"), former.since, former.until)


def load(data: InstitutionsData, loading: Loading) -> None:
    """Add the institutions not known yet and update the others; leave the rest alone."""
    merged = set(
        Institution.objects.filter(merged_into__isnull=False).values_list("key", flat=True)
    )
    wanted = [item for item in data.root if item.key not in merged]
    rows = keep_rows(
        rows=Institution.objects.all(),
        of={},
        key=["key"],
        wanted=[_own_columns(item) for item in wanted],
        changes=loading.changes,
        remove_others=False,
    )
    loading.remembered.pop("institutions", None)
    listed = list(zip(rows, wanted, strict=True))
    _load_successors(listed, loading)
    _load_supervisions(listed, loading)
    _load_names(listed, loading)
    loading.remembered.pop("institutions", None)


def _own_columns(item: InstitutionData) -> dict[str, Any]:
    return column_values(item, leave={"successor", "under", "former_names", "other_spellings"})


def _load_successors(listed: Listed, loading: Loading) -> None:
    for row, item in listed:
        values = {"successor": institution(loading, item.successor)}
        if differing_fields(row, values):
            save_values(row, values, loading.changes)


def _load_supervisions(listed: Listed, loading: Loading) -> None:
    links = [
        (row, institution(loading, under.ministry), under)
        for row, item in listed
        for under in item.under
    ]
    keep_rows(
        rows=Supervision.objects.filter(institution__in=[row for row, _item in listed]),
        of={},
        key=["institution", "ministry", "since"],
        wanted=[
            {"institution": row, "ministry": ministry, "since": under.since, "until": under.until}
            for row, ministry, under in links
            if ministry != row  # merging two institutions can leave one under itself
        ],
        changes=loading.changes,
    )


def _load_names(listed: Listed, loading: Loading) -> None:
    rows = [row for row, _item in listed]
    keep_rows(
        rows=FormerName.objects.filter(institution__in=rows),
        of={},
        key=["institution", "until"],
        wanted=[
            {"institution": row} | column_values(former)
            for row, item in listed
            for former in item.former_names
        ],
        changes=loading.changes,
    )
    # Spellings learnt in the portal (a merged duplicate's name) stay beside those of the folder.
    keep_rows(
        rows=OtherSpelling.objects.filter(institution__in=rows),
        of={},
        key=["institution", "text"],
        wanted=[
            {"institution": row, "text": text}
            for row, item in listed
            for text in item.other_spellings
        ],
        changes=loading.changes,
        remove_others=False,
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    """The institutions named so far, and those above and below them."""
    rows = _with_relatives(dumping)
    return [_dumped(rows[key]) for key in sorted(rows)]


def _with_relatives(dumping: Dumping) -> dict[str, Institution]:
    every = {
        row.pk: row
        for row in Institution.objects.filter(merged_into=None).prefetch_related(
            "supervisions__ministry", "former_names", "other_spellings", "successor"
        )
    }
    by_ministry: dict[int, list[Institution]] = {}
    for row in every.values():
        for supervision in row.supervisions.all():
            by_ministry.setdefault(supervision.ministry_id, []).append(row)
    found: dict[str, Institution] = {}
    waiting = [every[row.merged_into_id or row.pk] for row in dumping.institutions.values()]
    while waiting:
        row = waiting.pop()
        if row.key in found:
            continue
        found[row.key] = row
        waiting += [every[link.ministry_id] for link in row.supervisions.all()]
        waiting += by_ministry.get(row.pk, [])
        if row.successor_id:
            waiting.append(every[row.successor_id])
    return found


def _dumped(row: Institution) -> dict[str, Any]:
    values = folder_values(
        row, InstitutionData, leave={"successor", "under", "former_names", "other_spellings"}
    )
    under = [
        without_empty(ministry=link.ministry.key, since=link.since, until=link.until)
        for link in row.supervisions.all()
    ]
    former = [folder_values(name, FormerNameData) for name in row.former_names.all()]
    return values | without_empty(
        successor=row.successor.key if row.successor else None,
        under=sorted(under, key=lambda link: (link["ministry"], str(link.get("since", "")))),
        former_names=former,
        other_spellings=sorted(spelling.text for spelling in row.other_spellings.all()),
    )


def _names_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    for item in raw if isinstance(raw, list) else []:
        if isinstance(item, dict) and isinstance(item.get("key"), str):
            name = item.get("name")
            texts = list(name.values()) if isinstance(name, dict) else []
            spellings = [str(text) for text in (*texts, item.get("acronym", ""))]
            yield item["key"], tuple(spellings)


def _names_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = Institution.objects.values_list("key", "name_sw", "name_en", "acronym")
    return ((key, names) for key, *names in rows)  # type: ignore[misc]


register(
    Part(
        key="institutions",
        order=10,
        schema=InstitutionsData,
        load=load,
        dump=dump,
        formats=(FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX),
        names=(
            NameSource(
                kind="institution",
                in_folder=_names_in_folder,
                in_database=_names_in_database,
                shared=True,
            ),
        ),
        check=check,
    )
)
