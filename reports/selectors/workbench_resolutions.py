"""Resolutions on the workbench: the drafts in order, their versions, and what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.differing import ChangedParagraph, changes_between, is_changed
from reports.adopted_text import WORDED
from reports.choices import CorrigendumState, Decision
from reports.models import Resolution, ResolutionWording, Theme

OPEN = (Decision.DRAFT, Decision.PROPOSED, Decision.RECOMMENDED)


@dataclass(frozen=True)
class Side:
    """What changed in one language between two wordings."""

    language: str
    title: list[ChangedParagraph]
    text: list[ChangedParagraph]

    @property
    def is_changed(self) -> bool:
        return is_changed(self.title) or is_changed(self.text)


@dataclass(frozen=True)
class Version:
    """A wording with what it changed in the one before."""

    wording: ResolutionWording
    sides: list[Side]
    is_first: bool


@dataclass(frozen=True)
class Attention:
    """What of an edition's resolutions waits for somebody."""

    awaiting: int
    without_owner: int
    one_language: int
    corrections: int


def drafts(*, edition: Edition) -> QuerySet[Resolution]:
    """Resolutions that are not decided, in the order in which the meeting takes them."""
    return _full(edition).filter(decision__in=OPEN).order_by("draft_order", "pk")


def decided(*, edition: Edition) -> QuerySet[Resolution]:
    """Resolutions the meeting decided about, and those withdrawn; numbered ones first."""
    return _full(edition).exclude(decision__in=OPEN)


def before_the_meeting(*, edition: Edition) -> QuerySet[Resolution]:
    """Those recommended, which the meeting can decide about, in order."""
    return drafts(edition=edition).filter(decision=Decision.RECOMMENDED)


def resolution_of(*, edition: Edition, pk: int) -> Resolution | None:
    """One resolution of the edition with everything its page shows."""
    return _full(edition).filter(pk=pk).first()


def versions_of(*, resolution: Resolution) -> list[Version]:
    """All wordings, newest first, each with its changes word by word in both languages."""
    wordings = list(resolution.wordings.order_by("-number"))
    found = []
    for place, wording in enumerate(wordings):
        before = wordings[place + 1] if place + 1 < len(wordings) else None
        found.append(
            Version(wording, _sides(before, wording) if before else [], is_first=before is None)
        )
    return found


def sides_between(before: Any, after: Any) -> list[Side]:
    """What changed between two things with title and text in both languages."""
    return _sides(before, after)


def themes_with_counts() -> QuerySet[Theme]:
    """Every theme with how many adopted resolutions have it (`adopted_count`)."""
    adopted = Count("resolutions", filter=Q(resolutions__decision=Decision.ADOPTED))
    return Theme.objects.annotate(adopted_count=adopted).order_by("name_sw")


def has_both_languages(resolution: Resolution) -> bool:
    """Whether title and text stand in both languages, so that it can be adopted."""
    return all(getattr(resolution, name).strip() for name in WORDED)


def attention(*, edition: Edition) -> Attention:
    """What waits: decisions, owners, translations, corrections of adopted texts. Four queries."""
    rows = edition.resolutions.all()
    living = rows.filter(decision__in=(*OPEN, Decision.ADOPTED))
    lacks = Q()
    for name in WORDED:
        lacks |= Q(**{name: ""})
    return Attention(
        awaiting=rows.filter(decision__in=(Decision.PROPOSED, Decision.RECOMMENDED)).count(),
        without_owner=living.filter(owners=None).count(),
        one_language=living.filter(lacks).count(),
        corrections=rows.filter(corrigenda__state=CorrigendumState.PROPOSED).count(),
    )


def _full(edition: Edition) -> QuerySet[Resolution]:
    return (
        Resolution.objects.filter(edition=edition)
        .select_related("edition", "theme", "continues__edition")
        .prefetch_related("owners__institution", "issues", "corrigenda")
    )


def _sides(before: Any, after: Any) -> list[Side]:
    return [
        Side(
            language,
            changes_between(
                getattr(before, f"title_{language}"), getattr(after, f"title_{language}")
            ),
            changes_between(
                getattr(before, f"text_{language}"), getattr(after, f"text_{language}")
            ),
        )
        for language in LANGUAGE_CODES
    ]
