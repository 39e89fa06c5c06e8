"""Writing the report's sections. Nobody overwrites what was not seen; every state is kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.choices import RevisionKind
from reports.figures import Figures
from reports.models import MeetingReport, SectionRevision, SectionText
from reports.outline import section_called
from reports.richtext import parse, pin_figures, to_markdown
from reports.services.drafts import forget_draft
from reports.services.revising import Place, drop_text, write_text

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

LONGEST_TEXT = 100_000  # characters; the longest section of the printed report has 5,700


class EditConflict(Exception):
    """The text is not the one that was opened. `newest` is the revision made since; None when the
    section is generated and the data have changed.
    """

    def __init__(self, newest: SectionRevision | None) -> None:
        super().__init__(newest)
        self.newest = newest


def save_section(
    *,
    edition: Edition,
    section: str,
    language: str,
    body: str,
    revision: int,
    figures: Figures,
    by: Actor,
    at: datetime,
    kind: str = RevisionKind.EDITED,
    note: str = "",
) -> SectionText:
    """Put `body` in the section's place, in normal form and with its figures pinned.

    `revision` is the one the work began from (0: the generated text). The person's unsaved draft
    goes. Nothing is written when the text is the same. Raises EditConflict when a newer revision
    is there, ValidationError for a text that is too long, KeyError for a section there is not.
    """
    text = normal_text(body, figures=figures, language=language)
    if not text:
        raise ValidationError(
            _("A section cannot be empty. To have it generated again, use the button for that."),
            code="empty",
        )
    with transaction.atomic():
        place = _opened_place(edition, section, language, revision)
        forget_draft(report=place.report, section=section, language=language, user_id=by.pk)
        current = place.text()
        if current and current.body == text and kind == RevisionKind.EDITED:
            return current
        return write_text(place, text, kind=kind, note=note, by=by, at=at)


def return_to_generated(
    *, edition: Edition, section: str, language: str, revision: int, by: Actor, at: datetime
) -> None:
    """Drop the written text, so that the section is generated again; it stays in the history.

    Raises EditConflict as saving does.
    """
    with transaction.atomic():
        place = _opened_place(edition, section, language, revision)
        forget_draft(report=place.report, section=section, language=language, user_id=by.pk)
        drop_text(place, by=by, at=at)


def restore_revision(
    *,
    edition: Edition,
    section: str,
    language: str,
    number: int,
    revision: int,
    figures: Figures,
    by: Actor,
    at: datetime,
) -> SectionText:
    """Make the text of an earlier revision the present one. Raises as saving does, and DoesNotExist."""
    earlier = SectionRevision.objects.get(
        report__edition=edition, section=section, language=language, number=number
    )
    return save_section(
        edition=edition,
        section=section,
        language=language,
        body=earlier.body,
        revision=revision,
        figures=figures,
        by=by,
        at=at,
        kind=RevisionKind.RESTORED,
        note=str(number),
    )


def set_narrative(
    *, edition: Edition, section: str, language: str, body: str, by: Actor, at: datetime
) -> bool:
    """Take a section's text from an edition folder. False, and nothing written, when it brings nothing new.

    Nothing new is the text that stands there, and the one this section last took from a folder:
    the same folder loaded again does not undo what editors did since. Raises ValidationError and,
    for a section there is not, KeyError.
    """
    _check_length(body)
    text = to_markdown(parse(body))
    with transaction.atomic():
        place = _place(locked_report(edition), section, language)
        if text in place.texts_known_to_folders():
            return False
        write_text(place, text, kind=RevisionKind.NARRATIVE, note="", by=by, at=at)
        return True


def locked_report(edition: Edition) -> MeetingReport:
    """The edition's report, made if need be, locked until the transaction ends."""
    MeetingReport.objects.get_or_create(edition=edition)
    return MeetingReport.objects.select_for_update().get(edition=edition)


def normal_text(body: str, *, figures: Figures, language: str) -> str:
    """The text in the one form in which it is kept. Raises ValidationError when it is too long."""
    _check_length(body)
    return pin_figures(to_markdown(parse(body)), figures=figures, language=language)


def _check_length(body: str) -> None:
    if len(body) > LONGEST_TEXT:
        raise ValidationError(
            _("A section can have at most %(limit)s characters; this text has %(length)s.")
            % {"limit": f"{LONGEST_TEXT:,}", "length": f"{len(body):,}"},
            code="too_long",
        )


def _opened_place(edition: Edition, section: str, language: str, revision: int) -> Place:
    """The section, locked, if it still stands where the person opened it."""
    place = _place(locked_report(edition), section, language)
    newest = place.newest()
    if newest and newest.number != revision:
        raise EditConflict(newest)
    return place


def _place(report: MeetingReport, section: str, language: str) -> Place:
    if language not in LANGUAGE_CODES or not section_called(section).has_text:
        raise KeyError(f"{section}.{language}")
    return Place(report, section, language)
