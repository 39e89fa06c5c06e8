"""What everybody may read of one resolution beyond its own text."""

from __future__ import annotations

from django.db.models import QuerySet

from egov_meeting.meetings.choices import EditionState
from reports.choices import Decision
from reports.models import Assessment, Obligation, Resolution
from reports.selectors.lineage import Chain
from reports.selectors.owing import Institutions

# A class may have hundreds of members; the page names those who have answered, up to so many.
MOST_ANSWERS = 100


def answers_for_everybody(resolution: Resolution, institutions: Institutions) -> list[Obligation]:
    """Institutions whose report was accepted, and which still answer. Two queries, what they wrote is left out."""
    answering = institutions.answering(resolution)
    rows = (
        resolution.obligations.filter(assessed_at__isnull=False)
        .select_related("institution")
        .order_by("institution__name_sw", "pk")
    )
    found = [row for row in rows if institutions.today(row.institution_id) in answering]
    return found[:MOST_ANSWERS]


def public_assessments(resolution: Resolution) -> QuerySet[Assessment]:
    """How it stood at the meetings that are before the public. One query."""
    found = resolution.assessments.select_related("edition")
    return found.exclude(edition__state=EditionState.DRAFT)


def public_chain(chain: Chain) -> Chain:
    """The chain without what is not before the public: drafts, and what staff do not show."""
    shown = {row.pk for row in chain.resolutions if _is_public(row)}
    return Chain(
        [row for row in chain.resolutions if row.pk in shown],
        [step for step in chain.steps if {step.earlier.pk, step.later.pk} <= shown],
    )


def _is_public(row: Resolution) -> bool:
    is_adopted = row.decision == Decision.ADOPTED and row.is_public
    return is_adopted and row.edition.state != EditionState.DRAFT
