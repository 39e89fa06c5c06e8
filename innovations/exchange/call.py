"""innovations.yaml: the call with its tracks, criteria, what the scores mean, and awards."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from egov_meeting.meetings.exchange.appearances import (
    AppearanceData,
    appearance,
    dumped_appearance,
)
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Clock,
    Day,
    FolderModel,
    LoosePair,
    Pair,
    Small,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import keep_in_places, keep_rows
from egov_meeting.shared.edition_parts.values import (
    column_values,
    folder_values,
    pair_columns,
    pair_of,
    without_empty,
)
from innovations.models import (
    HIGHEST_SCORE,
    Award,
    Call,
    Criterion,
    CriterionStep,
    InvitedBody,
    Track,
)
from innovations.selectors.call import scoring_has_begun

# How entries are judged; it stands once scoring has begun, as criteria do.
JUDGING = ("is_blind", "has_second_stage", "judges_each")
_LISTS = {"invited", "tracks", "criteria", "awards", "certificates_by"}


class InvitedData(Pair):
    """A kind of body invited to enter."""

    sw: Annotated[str, Field(min_length=1, max_length=200)]
    en: Annotated[str, Field(max_length=200)] = ""


class NameData(Pair):
    """A track or an award."""

    sw: Annotated[str, Field(min_length=1, max_length=150)]
    en: Annotated[str, Field(max_length=150)] = ""


class StepText(Pair):
    """What a score means, in words."""

    sw: Annotated[str, Field(min_length=1, max_length=300)]
    en: Annotated[str, Field(max_length=300)] = ""


class StepData(FolderModel):
    """What one score of a criterion means."""

    score: Annotated[int, Field(ge=0, le=HIGHEST_SCORE)]
    text: StepText


class CriterionData(FolderModel):
    """What judges score, with its share of the whole."""

    name: NameData
    description: LoosePair | None = None
    weight: Annotated[Decimal, Field(gt=0, le=1, max_digits=4, decimal_places=3)]
    steps: Annotated[list[StepData], no_two_alike("score")] = []


class CallData(FolderModel):
    """The call for research and innovation."""

    row_of = Call
    opens_on: Day | None = None
    closes_on: Day | None = None
    closes_at: Clock | None = None
    minimum_days: Small = 30
    exhibition_places: Small = 10
    stage_places: Small = 4
    purpose: LoosePair | None = None
    most_words: Small = 300
    takes_research: bool = True
    takes_innovations: bool = True
    is_blind: bool = True
    has_second_stage: bool = False
    judges_each: Annotated[int, Field(ge=1, le=1000)] = 5
    sends_remarks: bool = True
    invited: list[InvitedData] = []
    tracks: list[NameData] = []
    criteria: list[CriterionData] = []
    awards: list[NameData] = []
    certificates_by: AppearanceData | None = None
    jury: LoosePair | None = None


class InnovationsData(FolderModel):
    """innovations.yaml: the call, where the edition has one."""

    call: CallData | None = None


def check_call(data: InnovationsData, checking: Checking) -> None:
    if data.call is None:
        return
    checking.in_order(("call", "closes_on"), data.call.opens_on, data.call.closes_on)
    there = Call.objects.filter(edition__year=checking.year).first()
    if there is None or not scoring_has_begun(call=there):
        return
    if _method(data.call) != _kept(there):
        checking.tell("scoring_has_begun", ("call", "criteria"))
    for name in JUDGING:
        if getattr(data.call, name) != getattr(there, name):
            checking.tell("judging_has_begun", ("call", name))


def load_call(data: InnovationsData, loading: Loading) -> None:
    there = Call.objects.filter(edition=loading.edition)
    if data.call is None:
        # A call that has a panel is not taken away by a folder that says nothing of it.
        there = there.filter(judges=None, stages=None)
    rows = keep_rows(
        rows=there,
        of={},
        key=["edition"],
        wanted=[_call_columns(data.call, loading)] if data.call else [],
        changes=loading.changes,
    )
    for row in rows:
        if data.call is not None:
            _load_lists(row, data.call, loading)


def _load_lists(row: Call, call: CallData, loading: Loading) -> None:
    for model, name, items in (
        (InvitedBody, "text", call.invited),
        (Track, "name", call.tracks),
        (Award, "name", call.awards),
    ):
        keep_in_places(
            rows=model._default_manager.filter(call=row),
            of={"call": row},
            wanted=[pair_columns(name, item) for item in items],
            changes=loading.changes,
        )
    criteria = keep_in_places(
        rows=Criterion.objects.filter(call=row),
        of={"call": row},
        wanted=[
            {"weight": one.weight}
            | pair_columns("name", one.name)
            | pair_columns("description", one.description)
            for one in call.criteria
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=CriterionStep.objects.filter(criterion__call=row),
        of={},
        key=["criterion", "score"],
        wanted=[
            {"criterion": criterion, "score": step.score} | pair_columns("text", step.text)
            for criterion, one in zip(criteria, call.criteria, strict=True)
            for step in one.steps
        ],
        changes=loading.changes,
    )


def _call_columns(call: CallData, loading: Loading) -> dict[str, Any]:
    return column_values(call, leave=_LISTS) | {
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
    plain = folder_values(row, CallData, leave=_LISTS)
    values = plain | without_empty(
        invited=[pair_of(body, "text") for body in row.invited.all()],
        tracks=[pair_of(one, "name") for one in row.tracks.all()],
        criteria=[_dumped_criterion(one) for one in row.criteria.prefetch_related("steps")],
        awards=[pair_of(one, "name") for one in row.awards.all()],
        certificates_by=dumped_appearance(row.certificates_by, dumping),
    )
    return {"call": {name: values[name] for name in CallData.model_fields if name in values}}


def _dumped_criterion(row: Criterion) -> dict[str, Any]:
    return {
        "name": pair_of(row, "name"),
        **without_empty(description=pair_of(row, "description")),
        "weight": f"{row.weight.normalize():f}",
        **without_empty(
            steps=[{"score": step.score, "text": pair_of(step, "text")} for step in row.steps.all()]
        ),
    }


def _method(call: CallData) -> list[tuple[Any, ...]]:
    """What judges score by, as the folder has it."""
    return [
        (one.name.sw, one.weight, [(step.score, step.text.sw) for step in _in_order(one.steps)])
        for one in call.criteria
    ]


def _kept(call: Call) -> list[tuple[Any, ...]]:
    """The same as it stands in the portal."""
    return [
        (one.name_sw, one.weight, [(step.score, step.text_sw) for step in one.steps.all()])
        for one in call.criteria.prefetch_related("steps")
    ]


def _in_order(steps: list[StepData]) -> list[StepData]:
    return sorted(steps, key=lambda step: step.score)


def _tracks_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    call = raw.get("call") if isinstance(raw, dict) else None
    tracks = call.get("tracks") if isinstance(call, dict) else None
    for order, item in enumerate(tracks if isinstance(tracks, list) else [], start=1):
        name = item.get("sw") if isinstance(item, dict) else None
        yield str(order), (name,) if isinstance(name, str) else ()


def _tracks_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = Track.objects.filter(call__edition__year=year).order_by("order")
    names = rows.values_list("name_sw", flat=True)
    return ((str(place), (name,)) for place, name in enumerate(names, start=1))


register(
    Part(
        key="innovations",
        order=120,
        schema=InnovationsData,
        load=load_call,
        dump=dump_call,
        check=check_call,
        names=(
            NameSource(kind="track", in_folder=_tracks_in_folder, in_database=_tracks_in_database),
        ),
    )
)
