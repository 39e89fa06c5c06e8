"""Everything the report says of an edition, read once for both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, prefetch_related_objects

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import CeremonyKind
from egov_meeting.meetings.models import (
    Appearance,
    Ceremony,
    Committee,
    Correction,
    Edition,
    Objective,
    ParticipantGroup,
    Photograph,
    Speech,
    Sponsor,
)
from innovations.choices import STANDING_ENTRIES
from innovations.models import Call, Entry, Selection
from innovations.selectors.gallery import public_entries
from innovations.selectors.outcome import outcome_of
from registrations.selectors.feedback import (
    FeedbackResults,
    feedback_form_of,
    feedback_results,
)
from reports.choices import Decision
from reports.figures.counted import HANDED_IN
from reports.ministry_tables import frozen_tables, reports_in
from reports.models import (
    Assessment,
    KeyIssue,
    Lesson,
    MinistryReport,
    Recommendation,
    Resolution,
)
from sessions_app.choices import ItemKind
from sessions_app.models import BreakoutGroup, BreakoutTask, Day, Item


@dataclass(frozen=True)
class Material:
    """The rows of one edition, each list in the order of the report."""

    edition: Edition
    objectives: list[Objective]
    groups: list[ParticipantGroup]
    committees: list[Committee]
    committee_sources: list[Institution]
    sponsors: list[Sponsor]
    ceremonies: list[Ceremony]
    days: list[Day]
    breakout_groups: list[BreakoutGroup]
    breakout_tasks: list[BreakoutTask]
    ministry_reports: list[MinistryReport]
    call: Call | None
    entries: list[Entry]
    # Totals of the frozen ranking, once its results are published.
    scores: list[Decimal]
    # Entries with their awards, once the results are published.
    awards: list[Selection]
    # By year, of institutions that entered here or before; empty where no earlier meeting has entries.
    entries_by_meeting: dict[Institution, Counter[int]]
    key_issues: list[KeyIssue]
    recommendations: list[Recommendation]
    lessons: list[Lesson]
    resolutions: list[Resolution]
    matters: list[Assessment]
    feedback: FeedbackResults | None
    speeches: list[Speech]
    photographs: list[Photograph]
    corrections: list[Correction]

    @property
    def openings(self) -> list[Ceremony]:
        return [ceremony for ceremony in self.ceremonies if ceremony.kind == CeremonyKind.OPENING]

    @property
    def closings(self) -> list[Ceremony]:
        return [ceremony for ceremony in self.ceremonies if ceremony.kind == CeremonyKind.CLOSING]

    @property
    def handed_in(self) -> list[MinistryReport]:
        return [report for report in self.ministry_reports if report.state in HANDED_IN]

    @property
    def not_handed_in(self) -> list[MinistryReport]:
        return [report for report in self.ministry_reports if report.state not in HANDED_IN]

    @property
    def keynote(self) -> Item | None:
        """The first keynote address of the programme: topic I."""
        return next((item for item in self.items() if item.kind == ItemKind.KEYNOTE), None)

    def group(self, number: int) -> ParticipantGroup | None:
        """The participant group of this number."""
        return next((group for group in self.groups if group.number == number), None)

    def items(self, *, group: int | None = None) -> Iterator[Item]:
        """The items of the programme, of one group's days or of all."""
        for day in self.days:
            if group is None or (day.group and day.group.number == group):
                for session in day.sessions.all():
                    yield from session.items.all()


def load_material(edition: Edition) -> Material:
    """Read the edition; the number of queries does not depend on how much there is."""
    edition = Edition.objects.select_related("host", "organiser", "parent_ministry").get(
        pk=edition.pk
    )
    call = _call(edition)
    material = Material(
        edition=edition,
        objectives=list(edition.objectives.all()),
        groups=list(edition.groups.prefetch_related("days", "members", "fees")),
        committees=list(
            edition.committees.prefetch_related(
                "members__appearance__person", "members__appearance__institution"
            )
        ),
        committee_sources=[
            source.institution for source in edition.committee_sources.select_related("institution")
        ],
        sponsors=list(edition.sponsors.select_related("institution")),
        ceremonies=list(
            edition.ceremonies.select_related(
                "group", *_person("guest_of_honour"), *_person("on_behalf_of")
            )
        ),
        days=_programme(edition),
        breakout_groups=list(
            edition.breakout_groups.select_related(
                "of_group", "report", *_person("facilitator"), *_person("rapporteur")
            ).prefetch_related(
                "members__institution", "report__plan_rows__institution__former_names"
            )
        ),
        breakout_tasks=list(edition.breakout_tasks.all()),
        ministry_reports=_ministry_reports(edition),
        call=call,
        scores=_scores(call),
        awards=_awards(call),
        entries_by_meeting=_entries_by_meeting(edition),
        entries=list(
            edition.entries.filter(state__in=STANDING_ENTRIES)
            .select_related("institution")
            .prefetch_related("authors")
        ),
        key_issues=list(edition.key_issues.filter(merged_into=None).select_related("group")),
        recommendations=list(edition.recommendations.all()),
        lessons=list(edition.lessons.all()),
        resolutions=_resolutions(edition),
        matters=_matters(edition),
        feedback=_feedback(edition),
        speeches=list(
            edition.speeches.select_related(
                "group", *_person("speaker"), *_person("likely_speaker"), *_person("delivered_by")
            )
        ),
        photographs=list(edition.photographs.all()),
        corrections=list(edition.corrections.all()),
    )
    prefetch_related_objects(list(_institutions(material)), "former_names")
    return material


def _resolutions(edition: Edition) -> list[Resolution]:
    rows = edition.resolutions.filter(decision=Decision.ADOPTED)
    rows = rows.select_related("continues__edition").prefetch_related(
        "owners__institution", "corrigenda"
    )
    return list(rows)


def _matters(edition: Edition) -> list[Assessment]:
    rows = edition.assessments.filter(resolution__is_public=True)
    rows = rows.select_related("resolution__edition").prefetch_related("resolution__corrigenda")
    return list(rows.order_by("resolution__edition__year", "resolution__number"))


def _feedback(edition: Edition) -> FeedbackResults | None:
    form = feedback_form_of(edition=edition)
    return feedback_results(form=form) if form else None


def _ministry_reports(edition: Edition) -> list[MinistryReport]:
    """As they stood at the close of the call; the rows where none was closed."""
    frozen = frozen_tables(edition=edition)
    if frozen is not None:
        return reports_in(frozen, edition=edition)
    rows = edition.ministry_reports.select_related("institution")
    return list(rows.prefetch_related("covered__institution"))


def _person(field: str) -> tuple[str, str]:
    return f"{field}__person", f"{field}__institution"


def _programme(edition: Edition) -> list[Day]:
    days = edition.programme_days.select_related("group").prefetch_related(
        "sessions__roles__appearance__person",
        "sessions__roles__appearance__institution",
        "sessions__items__presenter__person",
        "sessions__items__presenter__institution",
        "sessions__items__ministry",
    )
    return list(days)


def _call(edition: Edition) -> Call | None:
    calls = Call.objects.filter(edition=edition).select_related(*_person("certificates_by"))
    return calls.prefetch_related("invited").first()


def _scores(call: Call | None) -> list[Decimal]:
    if call is None or call.results_published_at is None:
        return []
    outcome = outcome_of(call=call)
    return [row.total for row in outcome.rows if row.total is not None] if outcome else []


def _awards(call: Call | None) -> list[Selection]:
    if call is None or call.results_published_at is None:
        return []
    rows = call.selections.filter(award__isnull=False).select_related("award", "entry__institution")
    return list(rows.order_by("award__order", "entry__number"))


def _entries_by_meeting(edition: Edition) -> dict[Institution, Counter[int]]:
    """The entries of this meeting and of those before it whose entries everyone may see."""
    here = Q(edition=edition) & Q(state__in=STANDING_ENTRIES)
    before = Q(pk__in=public_entries().filter(edition__year__lt=edition.year).values("pk"))
    rows = Entry.objects.filter(here | before, institution__isnull=False)
    found: dict[Institution, Counter[int]] = {}
    for entry in rows.select_related("institution", "edition"):
        if entry.institution is not None:
            found.setdefault(entry.institution, Counter())[entry.edition.year] += 1
    years = {year for counted in found.values() for year in counted}
    return found if len(years) > 1 and edition.year in years else {}


def _institutions(material: Material) -> Iterator[Institution]:
    """Every institution that may be named, so that their former names come in one query."""
    edition = material.edition
    found: list[Institution | None] = [edition.host, edition.organiser, edition.parent_ministry]
    found += material.committee_sources
    found += [sponsor.institution for sponsor in material.sponsors]
    found += [entry.institution for entry in material.entries]
    found += [selection.entry.institution for selection in material.awards]
    found += list(material.entries_by_meeting)
    found += [item.ministry for item in material.items()]
    found += [
        member.institution for group in material.breakout_groups for member in group.members.all()
    ]
    found += [
        owner.institution
        for resolution in material.resolutions
        for owner in resolution.owners.all()
    ]
    for report in material.ministry_reports:
        found += [report.institution, *(covered.institution for covered in report.covered.all())]
    found += [appearance.institution for appearance in _appearances(material) if appearance]
    yield from (institution for institution in found if institution)


def _appearances(material: Material) -> Iterable[Appearance | None]:
    for ceremony in material.ceremonies:
        yield from (ceremony.guest_of_honour, ceremony.on_behalf_of)
    for speech in material.speeches:
        yield from (speech.speaker, speech.likely_speaker, speech.delivered_by)
    for committee in material.committees:
        yield from (member.appearance for member in committee.members.all())
    for day in material.days:
        for session in day.sessions.all():
            yield from (role.appearance for role in session.roles.all())
    yield from (item.presenter for item in material.items())
    if material.call:
        yield material.call.certificates_by
