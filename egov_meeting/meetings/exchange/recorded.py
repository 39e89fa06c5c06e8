"""recorded.yaml: what documents say of the edition, each with its place, so that contradictions show."""

from typing import Annotated, Any

from pydantic import Field

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.choices import Language, Measure
from egov_meeting.meetings.exchange.groups import group
from egov_meeting.meetings.models import (
    Correction,
    PrintedHeading,
    PrintedReference,
    RecordedFigure,
    Statement,
)
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    FolderModel,
    GroupNumber,
    InstitutionKey,
    LoosePair,
    RequiredText,
    Shillings,
    Small,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import differing_fields, keep_rows, save_values
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty

_FIGURE_LINKS = frozenset({"id", "group", "institution", "part_of"})


class FigureData(FolderModel):
    """A figure as a document states it. `id` is needed only where another is `part_of` it."""

    row_of = RecordedFigure
    id: str = ""
    measure: Measure
    group: GroupNumber | None = None
    institution: InstitutionKey | None = None
    label: LoosePair | None = None
    value: Shillings
    approximate: bool = False
    part_of: str = ""
    preferred: bool = False
    place: RequiredText


class StatementData(FolderModel):
    """What a document says about a subject; two that differ are a finding."""

    row_of = Statement
    subject: Annotated[str, Field(pattern=r"^[a-z0-9_.-]+$")]
    text: RequiredText
    language: Language | None = None
    place: RequiredText


class CorrectionData(FolderModel):
    """A fact kept as printed, with what was meant beside it."""

    row_of = Correction
    printed: RequiredText
    corrected: RequiredText
    certain: bool = True
    note: LoosePair | None = None
    place: RequiredText


class HeadingData(FolderModel):
    """A heading of the printed report and the matters it covers."""

    row_of = PrintedHeading
    number: str = ""
    title: RequiredText
    level: Small = 1
    page: str = ""
    covers: list[Annotated[str, Field(max_length=120)]] = []


class ReferenceData(FolderModel):
    """A reference of the printed text; an empty `target` was cut off in print."""

    row_of = PrintedReference
    place: RequiredText
    target: str = ""


class RecordedData(FolderModel):
    """recorded.yaml: figures, statements, corrections, headings and references of the sources."""

    figures: list[FigureData] = []
    statements: list[StatementData] = []
    corrections: list[CorrectionData] = []
    headings: list[HeadingData] = []
    references: list[ReferenceData] = []


def check(data: RecordedData, checking: Checking) -> None:
    seen: dict[str, int] = {}
    for position, figure in enumerate(data.figures):
        if figure.id and figure.id in seen:
            spot = ("figures", position, "id")
            checking.tell("twice", spot, value=figure.id, first=seen[figure.id] + 1)
        seen.setdefault(figure.id, position)
    checking.names.add("figure", ((key, ()) for key in seen if key))
    for position, figure in enumerate(data.figures):
        if figure.part_of and (figure.part_of not in seen or figure.part_of == figure.id):
            nearest = checking.names.nearest("figure", figure.part_of)
            checking.tell(
                "unknown_reference",
                ("figures", position, "part_of"),
                found=figure.part_of,
                kind="figure",
                nearest=nearest if nearest != figure.id else "",
                label="",
            )


def load(data: RecordedData, loading: Loading) -> None:
    _load_figures(data.figures, loading)
    for manager, items in (
        ("statements", data.statements),
        ("corrections", data.corrections),
        ("printed_headings", data.headings),
        ("printed_references", data.references),
    ):
        keep_rows(
            rows=getattr(loading.edition, manager).all(),
            of={"edition": loading.edition},
            key=["order"],
            wanted=[
                {"order": order} | _no_none(column_values(item))
                for order, item in enumerate(items, start=1)
            ],
            changes=loading.changes,
        )


def _no_none(values: dict[str, Any]) -> dict[str, Any]:
    return {name: "" if value is None else value for name, value in values.items()}


def _load_figures(items: list[FigureData], loading: Loading) -> None:
    # A total that goes would take its parts with it, though they may stay in the list.
    loading.edition.figures.filter(part_of__order__gt=len(items)).update(part_of=None)
    rows = keep_rows(
        rows=loading.edition.figures.all(),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {
                "order": order,
                "group": group(loading, item.group),
                "institution": institution(loading, item.institution),
            }
            | column_values(item, leave=_FIGURE_LINKS)
            for order, item in enumerate(items, start=1)
        ],
        changes=loading.changes,
    )
    by_id = {item.id: row for row, item in zip(rows, items, strict=True) if item.id}
    for row, item in zip(rows, items, strict=True):
        values = {"part_of": by_id.get(item.part_of)}
        if differing_fields(row, values):
            save_values(row, values, loading.changes)


def dump(edition: Any, dumping: Dumping) -> dict[str, Any]:
    return {
        "figures": _dumped_figures(edition, dumping),
        "statements": [folder_values(row, StatementData) for row in edition.statements.all()],
        "corrections": [folder_values(row, CorrectionData) for row in edition.corrections.all()],
        "headings": [folder_values(row, HeadingData) for row in edition.printed_headings.all()],
        "references": [
            folder_values(row, ReferenceData) for row in edition.printed_references.all()
        ],
    }


def _dumped_figures(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = list(edition.figures.select_related("group", "institution", "part_of"))
    totals = {row.part_of_id for row in rows if row.part_of_id}
    dumped = []
    for row in rows:
        first = without_empty(
            id=_figure_id(row) if row.pk in totals else "",
            measure=row.measure,
            group=row.group.number if row.group else None,
            institution=dumping.institution(row.institution),
        )
        plain = folder_values(row, FigureData, leave=_FIGURE_LINKS | {"measure", "place"})
        last = {"part_of": _figure_id(row.part_of)} if row.part_of else {}
        dumped.append(first | plain | last | {"place": row.place})
    return dumped


def _figure_id(row: RecordedFigure) -> str:
    return f"{row.measure.replace('_', '-')}-{row.order}"


register(Part(key="recorded", order=100, schema=RecordedData, load=load, dump=dump, check=check))
