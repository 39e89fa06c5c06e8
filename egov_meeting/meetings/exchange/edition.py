"""edition.yaml: the meeting itself. The only file that every folder must have."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.choices import EditionState, MeetingNoun, PhaseKind
from egov_meeting.meetings.models import Edition, Objective, Phase
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Count,
    Day,
    FolderModel,
    InstitutionKey,
    LoosePair,
    Pair,
    Small,
    Year,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import differing_fields, keep_rows, save_values
from egov_meeting.shared.edition_parts.values import (
    column_values,
    folder_values,
    pair_columns,
    pair_of,
    without_empty,
)

_LINKS = ("host", "organiser", "parent_ministry")
_NOT_COLUMNS = frozenset({"format", "exhibition", "previous", "objectives", "phases", *_LINKS})


# The only one so far; a later format would be told from this one by it.
FormatNumber = Annotated[Literal["1"], BeforeValidator(str), WithJsonSchema({"const": 1})]


class ExhibitionData(FolderModel):
    """The days of the exhibition, and whether sponsors show there."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    sponsors_exhibit: bool = False


class PreviousData(FolderModel):
    """The earlier meeting, as the background tells it."""

    number: Small | None = None
    held: LoosePair | None = None


class PhaseData(FolderModel):
    """A stretch of the edition with its dates."""

    row_of = Phase
    kind: PhaseKind
    starts_on: Day | None = None
    ends_on: Day | None = None


class ObjectiveData(Pair):
    """One purpose, phrased to follow "The purpose was"."""

    sw: Annotated[str, Field(min_length=1, max_length=300)]
    en: Annotated[str, Field(max_length=300)] = ""


class EditionData(FolderModel):
    """edition.yaml: number, dates, place, theme and purposes of the meeting."""

    row_of = Edition
    format: FormatNumber
    number: Small
    year: Year
    noun: MeetingNoun = MeetingNoun.WORKING_SESSION
    name: Pair
    state: EditionState = EditionState.DRAFT
    is_recorded: bool = False
    starts_on: Day
    ends_on: Day
    city: str = ""
    hall: LoosePair | None = None
    place_short: LoosePair | None = None
    host: InstitutionKey | None = None
    organiser: InstitutionKey
    parent_ministry: InstitutionKey | None = None
    theme: LoosePair | None = None
    theme_explanation: LoosePair | None = None
    background: LoosePair | None = None
    expected_participants: Count | None = None
    exhibition: ExhibitionData | None = None
    next_expected_year: Year | None = None
    previous: PreviousData | None = None
    objectives: list[ObjectiveData] = []
    phases: Annotated[list[PhaseData], no_two_alike("kind")] = []


def check(data: EditionData, checking: Checking) -> None:
    checking.in_order(("ends_on",), data.starts_on, data.ends_on)
    if data.exhibition is not None:
        path = ("exhibition", "until")
        checking.in_order(path, data.exhibition.from_, data.exhibition.until)
    for position, phase in enumerate(data.phases):
        checking.in_order(("phases", position, "ends_on"), phase.starts_on, phase.ends_on)
    other = Edition.objects.filter(number=data.number).exclude(year=data.year).first()
    if other is not None:
        checking.tell("number_taken", ("number",), number=data.number, year=other.year)


def load(data: EditionData, loading: Loading) -> None:
    """Make or update the edition of that year, and put it into `loading`."""
    values = _columns(data) | {name: institution(loading, getattr(data, name)) for name in _LINKS}
    row = Edition.objects.select_for_update(of=("self",)).filter(year=data.year).first()
    if row is None:
        row = Edition.objects.create(**values)
        loading.created = True
        loading.changes.added[Edition._meta.label_lower] += 1
    elif changed := differing_fields(row, values):
        save_values(row, {name: values[name] for name in changed}, loading.changes)
    loading.edition = row
    _load_objectives(data, loading)
    keep_rows(
        rows=row.phases.all(),
        of={"edition": row},
        key=["kind"],
        wanted=[column_values(phase) for phase in data.phases],
        changes=loading.changes,
    )


def _columns(data: EditionData) -> dict[str, Any]:
    exhibition = data.exhibition or ExhibitionData()
    previous = data.previous or PreviousData()
    return (
        column_values(data, leave=_NOT_COLUMNS)
        | {
            "exhibition_from": exhibition.from_,
            "exhibition_until": exhibition.until,
            "sponsors_exhibit": exhibition.sponsors_exhibit,
            "previous_number": previous.number,
        }
        | pair_columns("previous_held", previous.held)
    )


def _load_objectives(data: EditionData, loading: Loading) -> None:
    keep_rows(
        rows=Objective.objects.filter(edition=loading.edition),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order} | pair_columns("text", objective)
            for order, objective in enumerate(data.objectives, start=1)
        ],
        changes=loading.changes,
    )


def dump(edition: Edition, dumping: Dumping) -> dict[str, Any]:
    plain = folder_values(edition, EditionData, leave=_NOT_COLUMNS)
    exhibition = {
        "from": edition.exhibition_from,
        "until": edition.exhibition_until,
        "sponsors_exhibit": edition.sponsors_exhibit,
    }
    values = plain | without_empty(
        host=dumping.institution(edition.host),
        organiser=dumping.institution(edition.organiser),
        parent_ministry=dumping.institution(edition.parent_ministry),
        exhibition=without_empty(**exhibition),
        previous=without_empty(
            number=edition.previous_number, held=pair_of(edition, "previous_held")
        ),
        objectives=[pair_of(row, "text") for row in edition.objectives.order_by("order")],
        phases=sorted(
            (folder_values(row, PhaseData) for row in edition.phases.all()),
            key=lambda phase: (str(phase.get("starts_on", "")), phase["kind"]),
        ),
    )
    values["format"] = 1
    order = [field.alias or name for name, field in EditionData.model_fields.items()]
    return {name: values[name] for name in order if name in values}


register(
    Part(
        key="edition",
        order=30,
        schema=EditionData,
        load=load,
        dump=dump,
        check=check,
        required=True,
    )
)
