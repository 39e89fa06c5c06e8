"""speeches.yaml and speeches/*.md: who spoke, in what office, and what was said."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import RootModel

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.choices import Language, SpeechKind
from egov_meeting.meetings.exchange.appearances import (
    AppearanceData,
    appearance,
    dumped_appearance,
)
from egov_meeting.meetings.exchange.groups import group
from egov_meeting.meetings.models import Speech, SponsorMention
from egov_meeting.shared.edition_parts.checking import Path
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    EditionDay,
    FolderModel,
    GroupNumber,
    InstitutionKey,
    LoosePair,
    Pair,
    RequiredText,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import (
    AttachedFiles,
    AttachedKind,
    Part,
    register,
)
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty

_FOLDER = "speeches"
_PEOPLE = ("speaker", "likely_speaker", "delivered_by")
_NOT_COLUMNS = frozenset({*_PEOPLE, "group", "full_text_file", "sponsor_mentions"})


class MentionData(FolderModel):
    """A sponsor thanked, under the name the speaker used."""

    row_of = SponsorMention
    institution: InstitutionKey
    name_said: RequiredText


class SpeechData(FolderModel):
    """A speech; `full_text_file` is a Markdown file in speeches/, in the original language."""

    row_of = Speech
    kind: SpeechKind
    speaker: AppearanceData | None = None
    likely_speaker: AppearanceData | None = None
    delivered_by: AppearanceData | None = None
    group: GroupNumber | None = None
    occasion: Pair
    date: EditionDay
    title: Pair
    summary: LoosePair | None = None
    original_language: Language = Language.SWAHILI
    full_text_file: str = ""
    sponsor_mentions: Annotated[list[MentionData], no_two_alike("institution")] = []


class SpeechesData(RootModel[list[SpeechData]]):
    """speeches.yaml: speeches in the order of the annex."""

    root: list[SpeechData]


def named_files(data: SpeechesData) -> Iterable[tuple[Path, str]]:
    for position, item in enumerate(data.root):
        if item.full_text_file:
            yield (position, "full_text_file"), _inside_folder(item.full_text_file)


def _inside_folder(file: str) -> str:
    return file.removeprefix(f"{_FOLDER}/")


def load(data: SpeechesData, loading: Loading) -> None:
    rows = keep_rows(
        rows=loading.edition.speeches.all(),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order} | _columns(item, loading)
            for order, item in enumerate(data.root, start=1)
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=SponsorMention.objects.filter(speech__edition=loading.edition),
        of={},
        key=["speech", "institution"],
        wanted=[
            {
                "speech": row,
                "order": order,
                "institution": institution(loading, mention.institution),
                "name_said": mention.name_said,
            }
            for row, item in zip(rows, data.root, strict=True)
            for order, mention in enumerate(item.sponsor_mentions, start=1)
        ],
        changes=loading.changes,
    )


def _columns(item: SpeechData, loading: Loading) -> dict[str, Any]:
    people = {name: appearance(loading, getattr(item, name)) for name in _PEOPLE}
    file = _inside_folder(item.full_text_file)
    text = loading.texts[f"{_FOLDER}/{file}"] if file else ""
    columns = column_values(item, leave=_NOT_COLUMNS)
    return columns | people | {"group": group(loading, item.group), "full_text": text}


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    links = [f"{name}__{link}" for name in _PEOPLE for link in ("person", "institution")]
    rows = edition.speeches.select_related("group", *links).prefetch_related(
        "sponsor_mentions__institution"
    )
    return [_dumped(row, dumping) for row in rows]


def _dumped(row: Speech, dumping: Dumping) -> dict[str, Any]:
    people = {name: dumped_appearance(getattr(row, name), dumping) for name in _PEOPLE}
    file = ""
    if row.full_text:
        file = f"{_FOLDER}/{row.order:02d}.md"
        dumping.files[file] = row.full_text.encode()
    mentions = [
        {"institution": dumping.institution(link.institution), "name_said": link.name_said}
        for link in row.sponsor_mentions.all()
    ]
    first = without_empty(kind=row.kind, **people, group=row.group.number if row.group else None)
    plain = folder_values(row, SpeechData, leave=_NOT_COLUMNS | {"kind"})
    return first | plain | without_empty(full_text_file=file, sponsor_mentions=mentions)


register(
    Part(
        key="speeches",
        order=80,
        schema=SpeechesData,
        load=load,
        dump=dump,
        attached=AttachedFiles(folder=_FOLDER, kind=AttachedKind.MARKDOWN, named_in=named_files),
    )
)
