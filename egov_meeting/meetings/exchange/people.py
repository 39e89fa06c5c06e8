"""people.yaml: those who spoke, chaired or officiated. Shared between editions, never removed."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import RootModel

from egov_meeting.meetings.models import Person
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, Key, RequiredText, no_two_alike
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values


class PersonData(FolderModel):
    """A person; the office belongs to each appearance, not to the person."""

    row_of = Person
    key: Key
    full_name: RequiredText


class PeopleData(RootModel[list[PersonData]]):
    """people.yaml: the people that the other files name by their keys."""

    root: Annotated[list[PersonData], no_two_alike("key")]


def person(loading: Loading, key: str | None) -> Person | None:
    """The person of that key; None without a key. Raises KeyError for an unknown one."""
    if key is None:
        return None
    known: dict[str, Person] | None = loading.remembered.get("people")
    if known is None:
        known = {row.key: row for row in Person.objects.all()}
        loading.remembered["people"] = known
    return known[key]


def load(data: PeopleData, loading: Loading) -> None:
    keep_rows(
        rows=Person.objects.all(),
        of={},
        key=["key"],
        wanted=[column_values(item) for item in data.root],
        changes=loading.changes,
        remove_others=False,
    )
    loading.remembered.pop("people", None)


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    """The people named in the parts dumped so far."""
    people = dumping.people
    return [{"key": key, "full_name": people[key].full_name} for key in sorted(people)]


def _names_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    for item in raw if isinstance(raw, list) else []:
        if isinstance(item, dict) and isinstance(item.get("key"), str):
            yield item["key"], (str(item.get("full_name", "")),)


def _names_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = Person.objects.values_list("key", "full_name")
    return ((key, (full_name,)) for key, full_name in rows)


register(
    Part(
        key="people",
        order=20,
        schema=PeopleData,
        load=load,
        dump=dump,
        formats=(FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX),
        names=(
            NameSource(
                kind="person",
                in_folder=_names_in_folder,
                in_database=_names_in_database,
                shared=True,
            ),
        ),
    )
)
