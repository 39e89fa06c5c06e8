"""themes.yaml: the themes that the edition's resolutions name by their keys."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field, RootModel

from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, LanguagePair, no_two_alike
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values
from reports.models import Theme

ThemeKey = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class ThemeName(LanguagePair):
    """The name of a theme, in both languages."""

    sw: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class ThemeData(FolderModel):
    """What resolutions are about, the same across editions."""

    row_of = Theme
    key: ThemeKey
    name: ThemeName


class ThemesData(RootModel[list[ThemeData]]):
    """themes.yaml: themes by key."""

    root: Annotated[list[ThemeData], no_two_alike("key")]


def load(data: ThemesData, loading: Loading) -> None:
    """Add the themes not known yet and name the others anew; leave the rest alone."""
    keep_rows(
        rows=Theme.objects.all(),
        of={},
        key=["key"],
        wanted=[column_values(item) for item in data.root],
        changes=loading.changes,
        remove_others=False,
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    used = Theme.objects.filter(
        resolutions__edition=edition, resolutions__number__isnull=False
    ).distinct()
    return [folder_values(row, ThemeData) for row in used.order_by("key")]


def _names_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    for item in raw if isinstance(raw, list) else []:
        if isinstance(item, dict) and isinstance(item.get("key"), str):
            name = item.get("name")
            yield item["key"], tuple(map(str, name.values())) if isinstance(name, dict) else ()


def _names_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = Theme.objects.values_list("key", "name_sw", "name_en")
    return ((key, (name_sw, name_en)) for key, name_sw, name_en in rows)


register(
    Part(
        key="themes",
        order=145,
        schema=ThemesData,
        load=load,
        dump=dump,
        formats=(FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX),
        names=(
            NameSource(
                kind="theme",
                in_folder=_names_in_folder,
                in_database=_names_in_database,
                shared=True,
            ),
        ),
    )
)
