"""The texts of the report's sections: as written, and how they came to be."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from egov_meeting.meetings.models import Edition
from reports.choices import RevisionKind
from reports.models import AutosavedDraft, MeetingReport, SectionRevision, SectionText


def report_of(*, edition: Edition) -> MeetingReport | None:
    """The edition's report; None while nobody has begun it."""
    reports = MeetingReport.objects.filter(edition=edition).select_related("current_version")
    return reports.defer("current_version__snapshot").first()


def written_texts(*, edition: Edition) -> dict[tuple[str, str], SectionText]:
    """What somebody wrote, by section and language; the other sections are generated."""
    rows = SectionText.objects.filter(report__edition=edition).select_related("edited_by", "report")
    return {(row.section, row.language): row for row in rows}


def texts_of(*, edition: Edition) -> dict[str, dict[str, str]]:
    """Written texts by language and section: what composing takes in the generated texts' place."""
    texts: dict[str, dict[str, str]] = {"sw": {}, "en": {}}
    rows = SectionText.objects.filter(report__edition=edition)
    for section, language, body in rows.values_list("section", "language", "body"):
        texts[language][section] = body
    return texts


def revisions(*, edition: Edition, section: str, language: str) -> QuerySet[SectionRevision]:
    """The states a section's text has been in, newest first."""
    return SectionRevision.objects.filter(
        report__edition=edition, section=section, language=language
    ).order_by("-number")


def newest_revisions(*, edition: Edition) -> dict[tuple[str, str], int]:
    """The number of the newest revision of every section that was ever touched."""
    rows = (
        SectionRevision.objects.filter(report__edition=edition)
        .order_by()
        .values_list("section", "language")
        .annotate(newest=Max("number"))
    )
    return {(section, language): newest for section, language, newest in rows}


def draft_of(
    *, edition: Edition, section: str, language: str, user_id: int
) -> AutosavedDraft | None:
    """What this person typed into the section and has not saved."""
    return AutosavedDraft.objects.filter(
        report__edition=edition, section=section, language=language, user_id=user_id
    ).first()


def drafts_waiting(*, edition: Edition) -> QuerySet[AutosavedDraft]:
    """Everybody's unsaved texts of the report."""
    return AutosavedDraft.objects.filter(report__edition=edition).select_related("user")


def revision_text(*, edition: Edition, section: str, language: str, number: int) -> str | None:
    """The text of one revision; None for one that has none: the section was generated then."""
    found = revisions(edition=edition, section=section, language=language).filter(number=number)
    return found.exclude(kind=RevisionKind.GENERATED).values_list("body", flat=True).first()
