"""resolutions.yaml: the resolutions of the edition with their owners."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field, RootModel, model_validator

from egov_meeting.institutions.exchange import institution
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Day,
    FolderModel,
    InstitutionKey,
    LoosePair,
    Pair,
    Small,
    in_words_or,
    no_two_alike,
    problem,
    reference,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import differing_fields, keep_rows, save_values
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from reports.adopted_text import WORDED, checksum_of
from reports.choices import Decision, Delivery, OwnerClass, OwnerPart
from reports.models import Obligation, Resolution, ResolutionOwner, Theme
from reports.selectors.owing import Institutions
from reports.services.follow_up.obliging import ensure_obligations

_LINKS = frozenset({"continues", "owners", "theme"})


class OwnerData(FolderModel):
    """Who must act: one institution, or a class in which each answers for itself."""

    part: OwnerPart = OwnerPart.LEAD
    institution: InstitutionKey | None = None
    owner_class: OwnerClass | None = None

    @model_validator(mode="after")
    def _is_institution_or_class(self) -> "OwnerData":
        if bool(self.institution) == bool(self.owner_class):
            raise problem("institution_or_class")
        return self


def _owner_in_words(text: str) -> dict[str, str]:
    """Read `ega`, `public_institutions` or `support:ega`, as a spreadsheet writes owners."""
    part, colon, who = text.rpartition(":")
    name = "owner_class" if who.strip() in OwnerClass.values else "institution"
    return {name: who.strip()} | ({"part": part.strip()} if colon else {})


class ResolutionData(FolderModel):
    """A resolution with its decision and its delivery; `continues` is "2019/3" (year/number)."""

    row_of = Resolution
    number: Small
    title: Pair
    text: Pair
    theme: Annotated[str, reference("theme")] | None = None
    decision: Decision = Decision.DRAFT
    decided_on: Day | None = None
    decided_why: str = ""
    delivery: Delivery = Delivery.NOT_STARTED
    due_on: Day | None = None
    measure: LoosePair | None = None
    baseline: LoosePair | None = None
    target: LoosePair | None = None
    weight: Annotated[int, Field(ge=1, le=100)] = 1
    is_public: bool = True
    continues: Annotated[str, reference("resolution")] | None = None
    owners: list[Annotated[OwnerData, in_words_or(_owner_in_words, OwnerData)]] = []
    place: str = ""


class ResolutionsData(RootModel[list[ResolutionData]]):
    """resolutions.yaml: resolutions by number."""

    root: Annotated[list[ResolutionData], no_two_alike("number")]


def check(data: ResolutionsData, checking: Checking) -> None:
    for position, item in enumerate(data.root):
        if item.continues == f"{checking.year}/{item.number}":
            checking.tell("continues_itself", (position, "continues"), found=item.continues)
    # What a meeting adopted in the portal is frozen, whatever a folder says.
    given = {item.number: (position, item) for position, item in enumerate(data.root)}
    frozen = Resolution.objects.filter(edition__year=checking.year, edition__is_recorded=False)
    for row in frozen.exclude(adopted_sha256=""):
        position, item = given.get(row.number or 0, (0, None))
        if item is None:
            checking.tell("adopted_missing", (), number=row.number)
        elif item.decision != Decision.ADOPTED or _checksum(item) != row.adopted_sha256:
            checking.tell("adopted_changed", (position, "text"), number=row.number)


def load(data: ResolutionsData, loading: Loading) -> None:
    _release([item.number for item in data.root], loading)
    rows = keep_rows(
        rows=loading.edition.resolutions.filter(number__isnull=False),
        of={"edition": loading.edition},
        key=["number"],
        wanted=[_columns(item) for item in data.root],
        changes=loading.changes,
    )
    themes = {theme.key: theme for theme in Theme.objects.all()}
    for row, item in zip(rows, data.root, strict=True):
        values = {
            "continues": _resolution(item.continues),
            "theme": themes[item.theme] if item.theme else None,
        }
        if differing_fields(row, values):
            save_values(row, values, loading.changes)
    keep_rows(
        rows=ResolutionOwner.objects.filter(
            resolution__edition=loading.edition, resolution__number__isnull=False
        ),
        of={},
        key=["resolution", "order"],
        wanted=[
            {
                "resolution": row,
                "order": order,
                "part": owner.part,
                "institution": institution(loading, owner.institution),
                "owner_class": owner.owner_class or "",
            }
            for row, item in zip(rows, data.root, strict=True)
            for order, owner in enumerate(item.owners, start=1)
        ],
        changes=loading.changes,
    )
    _oblige(rows, loading)


def _release(kept: list[int], loading: Loading) -> None:
    """Nobody owes what the folder no longer has, unless somebody has reported on it."""
    Obligation.objects.filter(resolution__edition=loading.edition, reports=None).exclude(
        resolution__number__in=kept
    ).delete()


def _oblige(rows: Iterable[Resolution], loading: Loading) -> None:
    """Whoever the folder names owes the resolution, as after an adoption; nobody is written to."""
    institutions = Institutions()
    for row in rows:
        if row.decision == Decision.ADOPTED:
            ensure_obligations(
                resolution=row, by=loading.by, at=loading.at, institutions=institutions
            )


def _columns(item: ResolutionData) -> dict[str, Any]:
    """The columns of a resolution; what was adopted has the checksum of its text."""
    adopted = _checksum(item) if item.decision == Decision.ADOPTED else ""
    return column_values(item, leave=_LINKS) | {"adopted_sha256": adopted}


def _checksum(item: ResolutionData) -> str:
    values = column_values(item, leave=_LINKS)
    return checksum_of(Resolution(**{name: values[name] for name in WORDED}))


def _resolution(mark: str | None) -> Resolution | None:
    if mark is None:
        return None
    year, _slash, number = mark.partition("/")
    return Resolution.objects.get(edition__year=int(year), number=int(number))


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    # A draft has no number yet, and nothing of it is decided: it stays behind.
    numbered = edition.resolutions.filter(number__isnull=False)
    rows = numbered.select_related("continues__edition", "theme").prefetch_related(
        "owners__institution"
    )
    return [_dumped(row, dumping) for row in rows]


def _dumped(row: Resolution, dumping: Dumping) -> dict[str, Any]:
    continued = row.continues
    values = folder_values(row, ResolutionData, leave=_LINKS) | without_empty(
        theme=row.theme.key if row.theme else "",
        continues=f"{continued.edition.year}/{continued.number}" if continued else "",
        owners=[_dumped_owner(owner, dumping) for owner in row.owners.all()],
    )
    return {name: values[name] for name in ResolutionData.model_fields if name in values}


def _dumped_owner(owner: ResolutionOwner, dumping: Dumping) -> dict[str, Any]:
    part = owner.part if owner.part != OwnerPart.LEAD else ""
    return without_empty(
        part=part,
        institution=dumping.institution(owner.institution),
        owner_class=owner.owner_class,
    )


def _names_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ()


def _names_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = Resolution.objects.filter(number__isnull=False).values_list("edition__year", "number")
    return ((f"{year}/{number}", ()) for year, number in rows)


register(
    Part(
        key="resolutions",
        order=150,
        schema=ResolutionsData,
        load=load,
        dump=dump,
        formats=(FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX),
        names=(
            NameSource(
                kind="resolution",
                in_folder=_names_in_folder,
                in_database=_names_in_database,
                shared=True,
            ),
        ),
        check=check,
    )
)
