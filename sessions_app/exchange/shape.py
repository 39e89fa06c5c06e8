"""The shape of programme.yaml."""

from typing import Annotated

from pydantic import Field, model_validator

from egov_meeting.meetings.exchange.appearances import AppearanceData
from egov_meeting.shared.edition_parts.fields import (
    Clock,
    EditionDay,
    FolderModel,
    GroupNumber,
    InstitutionKey,
    LoosePair,
    Moment,
    Pair,
    Small,
    in_words_or,
    no_two_alike,
    problem,
)
from egov_meeting.shared.edition_parts.fields import Day as FolderDay
from sessions_app.choices import BreakoutReportState, ItemKind
from sessions_app.models import BreakoutGroup, BreakoutReport, Day, Item, PlanRow, Session


class ItemData(FolderModel):
    """One line of the programme. Times may be missing in an old source."""

    row_of = Item
    start: Clock | None = None
    end: Clock | None = None
    times_inferred: bool = False
    kind: ItemKind
    title: Pair
    summary: LoosePair | None = None
    presenter: AppearanceData | None = None
    presenter_note: LoosePair | None = None
    ministry: InstitutionKey | None = None
    ministry_certain: bool = True
    institutions_printed: str = ""


class SessionData(FolderModel):
    """A part of a day under one chair; without a number for what stands outside the sessions."""

    row_of = Session
    number: str = ""
    title: LoosePair | None = None
    summary: LoosePair | None = None
    stated_start: Clock | None = None
    stated_end: Clock | None = None
    hall: LoosePair | None = None
    chair: list[AppearanceData] = []
    facilitators: list[AppearanceData] = []
    panellists: list[AppearanceData] = []
    items: list[ItemData] = []


class DayData(FolderModel):
    """One day of the programme, for one group."""

    row_of = Day
    number: Small
    date: EditionDay
    group: GroupNumber | None = None
    starts_at: Clock | None = None
    ends_at: Clock | None = None
    date_printed: str = ""
    theme_printed: str = ""
    sessions: list[SessionData] = []


class BreakoutMemberData(FolderModel):
    """An institution by its key, or people described in words (sw, en)."""

    institution: InstitutionKey | None = None
    sw: Annotated[str, Field(max_length=200)] = ""
    en: Annotated[str, Field(max_length=200)] = ""

    @model_validator(mode="after")
    def _is_institution_or_words(self) -> "BreakoutMemberData":
        if bool(self.institution) == bool(self.sw):
            raise problem("institution_or_words")
        return self


class PlanRowData(FolderModel):
    """A line of a plan: what, who (an institution, or in words), by when (a day, or in words)."""

    row_of = PlanRow
    what: LoosePair
    institution: InstitutionKey | None = None
    who: LoosePair | None = None
    due_on: FolderDay | None = None
    due_words: str = ""

    @model_validator(mode="after")
    def _says_what(self) -> "PlanRowData":
        if not (self.what.sw or self.what.en):
            raise problem("text_empty_field", inner=("what",))
        return self


class BreakoutReportData(FolderModel):
    """What a breakout group handed in, in five parts. Without a state it had been accepted."""

    row_of = BreakoutReport
    state: BreakoutReportState = BreakoutReportState.ACCEPTED
    submitted_at: Moment | None = None
    remarks: str = ""
    challenges: LoosePair | None = None
    methods: LoosePair | None = None
    opportunities: LoosePair | None = None
    priorities: LoosePair | None = None
    plan: LoosePair | None = None
    plan_rows: list[PlanRowData] = []


BreakoutMemberShape = Annotated[
    BreakoutMemberData, in_words_or(lambda text: {"institution": text}, BreakoutMemberData)
]


class BreakoutGroupData(FolderModel):
    """A group in which ministries discuss apart."""

    row_of = BreakoutGroup
    number: Small
    name: Pair
    date: EditionDay | None = None
    hall: str = ""
    of_group: GroupNumber | None = None
    facilitator: AppearanceData | None = None
    rapporteur: AppearanceData | None = None
    members: list[BreakoutMemberShape] = []
    report: BreakoutReportData | None = None
    place: str = ""


class TaskData(Pair):
    """One of the tasks the breakout groups were given."""

    sw: Annotated[str, Field(min_length=1, max_length=300)]
    en: Annotated[str, Field(max_length=300)] = ""


class BreakoutData(FolderModel):
    """The breakout groups and their tasks."""

    tasks: list[TaskData] = []
    groups: Annotated[list[BreakoutGroupData], no_two_alike("number")] = []


class ProgrammeData(FolderModel):
    """programme.yaml: what happens, day by day and hour by hour."""

    days: Annotated[list[DayData], no_two_alike("number")] = []
    breakout: BreakoutData | None = None
