"""The writing of one section itself: the text, its revision and the trail, together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from egov_meeting.audit.services import record
from reports.choices import RevisionKind, TextSource
from reports.models import MeetingReport, SectionRevision, SectionText

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

_LONGEST_LABEL = 300


@dataclass(frozen=True)
class Place:
    """One section of a report in one language; whoever holds it has locked the report."""

    report: MeetingReport
    section: str
    language: str

    def text(self) -> SectionText | None:
        """What somebody wrote here."""
        return self.report.texts.filter(section=self.section, language=self.language).first()

    def newest(self) -> SectionRevision | None:
        """The last thing that was done here."""
        return self._revisions().order_by("-number").first()

    def texts_known_to_folders(self) -> set[str]:
        """The present text, and the one that last came from an edition folder."""
        taken = self._revisions().filter(kind=RevisionKind.NARRATIVE).order_by("-number").first()
        return {found.body for found in (self.text(), taken) if found}

    def _revisions(self) -> QuerySet[SectionRevision]:
        return self.report.revisions.filter(section=self.section, language=self.language)


def write_text(
    place: Place, body: str, *, kind: str, note: str, by: Actor, at: datetime
) -> SectionText:
    """Put `body` here, as the next revision."""
    before = place.text()
    number = _next_number(place)
    is_narrative = kind == RevisionKind.NARRATIVE
    text, _made = SectionText.objects.update_or_create(
        report=place.report,
        section=place.section,
        language=place.language,
        defaults={
            "body": body,
            "source": TextSource.NARRATIVE if is_narrative else TextSource.EDITED,
            "revision": number,
            "edited_by_id": by.pk,
            "edited_at": at,
        },
    )
    _keep(place, number, body, kind=kind, note=note, by=by, at=at)
    _on_record(f"reports.text_{kind}", text, before.body if before else "", body, by=by, at=at)
    return text


def drop_text(place: Place, *, by: Actor, at: datetime) -> None:
    """Take away what was written here; nothing happens where nothing was."""
    text = place.text()
    if text is None:
        return
    number = _next_number(place)
    _keep(place, number, "", kind=RevisionKind.GENERATED, note="", by=by, at=at)
    _on_record("reports.text_generated", text, text.body, "", by=by, at=at)
    text.delete()


def _next_number(place: Place) -> int:
    newest = place.newest()
    return newest.number + 1 if newest else 1


def _keep(
    place: Place, number: int, body: str, *, kind: str, note: str, by: Actor, at: datetime
) -> None:
    SectionRevision.objects.create(
        report=place.report,
        section=place.section,
        language=place.language,
        number=number,
        kind=kind,
        body=body,
        at=at,
        by_id=by.pk,
        by_label=by.audit_label[:_LONGEST_LABEL],
        note=note,
    )


def _on_record(
    action: str, text: SectionText, before: str, after: str, *, by: Actor, at: datetime
) -> None:
    record(
        action=action,
        obj=text,
        by=by,
        at=at,
        before={"body": before},
        after={"body": after},
    )
