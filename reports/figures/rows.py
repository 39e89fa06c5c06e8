"""The rows that figures are counted from, read once for an edition."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from egov_meeting.meetings.choices import CeremonyKind
from egov_meeting.meetings.models import (
    Ceremony,
    Committee,
    CommitteeSource,
    Edition,
    Objective,
    ParticipantGroup,
    RecordedFigure,
    Speech,
    Sponsor,
)
from innovations.choices import STANDING_ENTRIES
from innovations.models import Entry
from registrations.choices import FeedbackState, RegistrationState
from registrations.models import FeedbackAnswers, Registration
from reports.choices import Decision, Delivery
from reports.ministry_tables import frozen_tables, states_in
from reports.models import Assessment, KeyIssue, Lesson, Recommendation, Resolution
from sessions_app.choices import ItemKind
from sessions_app.models import BreakoutGroup, BreakoutTask, Day, Item

TAKING_PART = (RegistrationState.CONFIRMED, RegistrationState.EXEMPT)

TALLIED = {
    "objectives": Objective,
    "committees": Committee,
    "committee_sources": CommitteeSource,
    "sponsors": Sponsor,
    "speeches": Speech,
    "breakout_groups": BreakoutGroup,
    "breakout_tasks": BreakoutTask,
    "recommendations": Recommendation,
    "lessons": Lesson,
    "programme_days": Day,
}


@dataclass(frozen=True)
class FigureRows:
    """Everything `gathering` counts from; eleven queries at most, whatever the edition holds."""

    edition: Edition
    tallies: dict[str, int]
    breakout_on: dt.date | None
    groups: list[ParticipantGroup]
    recorded: list[RecordedFigure]
    ministry_states: Counter[str]
    entries: list[Entry]
    ceremonies: list[Ceremony]
    taking_part: dict[int, int]


def read_rows(edition: Edition) -> FigureRows:
    """Read the rows of one edition."""
    tallies = _tallies(edition)
    breakout_on = tallies.pop("breakout_on")
    return FigureRows(
        edition=edition,
        tallies=tallies,
        breakout_on=breakout_on,
        groups=list(edition.groups.prefetch_related("days", "fees")),
        recorded=list(edition.figures.select_related("group", "institution")),
        ministry_states=_ministry_states(edition),
        entries=list(
            edition.entries.filter(state__in=STANDING_ENTRIES)
            .select_related("institution")
            .prefetch_related("institution__former_names")
        ),
        ceremonies=list(edition.ceremonies.select_related("group")),
        taking_part=taking_part(edition=edition),
    )


def _ministry_states(edition: Edition) -> Counter[str]:
    """As they stood at the close of the call; as they stand now where none was closed."""
    frozen = frozen_tables(edition=edition)
    if frozen is not None:
        return Counter(states_in(frozen))
    return Counter(edition.ministry_reports.values_list("state", flat=True))


def _tallies(edition: Edition) -> dict:
    """How many rows of each kind the edition has, and the day of the breakout groups: one query."""
    counted = {name: _how_many(model.objects, "edition") for name, model in TALLIED.items()}
    adopted = Resolution.objects.filter(decision=Decision.ADOPTED)
    counted["resolutions"] = _how_many(adopted, "edition")
    matters = Assessment.objects.filter(resolution__is_public=True)
    counted["matters"] = _how_many(matters, "edition")
    done = matters.filter(delivery=Delivery.VERIFIED_DONE)
    counted["matters_done"] = _how_many(done, "edition")
    answered = FeedbackAnswers.objects.filter(form__state=FeedbackState.CLOSED)
    counted["feedback"] = _how_many(answered, "form__edition")
    attended = Registration.objects.filter(attended=True)
    counted["attended"] = _how_many(attended, "edition")
    living = KeyIssue.objects.filter(merged_into=None)
    counted["key_issues"] = _how_many(living, "edition")
    items, ceremonies = Item.objects, Ceremony.objects
    counted["programme_items"] = _how_many(items, "session__day__edition")
    counted["keynotes"] = _how_many(items.filter(kind=ItemKind.KEYNOTE), "session__day__edition")
    counted["openings"] = _how_many(ceremonies.filter(kind=CeremonyKind.OPENING), "edition")
    counted["closings"] = _how_many(ceremonies.filter(kind=CeremonyKind.CLOSING), "edition")
    counted["breakout_on"] = Subquery(
        BreakoutGroup.objects.filter(edition=OuterRef("pk"))
        .order_by()
        .values("edition")
        .annotate(first=Min("date"))
        .values("first")
    )
    # "of_" because an annotation may not be called like a relation of the model.
    row = Edition.objects.filter(pk=edition.pk).values(
        **{f"of_{name}": how for name, how in counted.items()}
    )
    return {name.removeprefix("of_"): value for name, value in row.get().items()}


def _how_many(rows: QuerySet, to_edition: str) -> Coalesce:
    counted = (
        rows.filter(**{to_edition: OuterRef("pk")})
        .order_by()
        .values(to_edition)
        .annotate(how_many=Count("pk"))
        .values("how_many")
    )
    return Coalesce(Subquery(counted), 0)


def taking_part(*, edition: Edition) -> dict[int, int]:
    """Confirmed people by group number, for editions held in the portal."""
    counted = (
        Registration.objects.filter(edition=edition, state__in=TAKING_PART)
        .order_by()
        .values_list("group__number")
        .annotate(how_many=Count("pk"))
    )
    return dict(counted)
