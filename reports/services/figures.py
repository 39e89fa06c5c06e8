"""Deciding about figures: which of two sources holds, and what becomes of a stale one in a text."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record, save_changes
from egov_meeting.meetings.models import Edition, RecordedFigure
from reports.choices import RevisionKind
from reports.figures import Figures
from reports.models import KeptFigure, SectionText
from reports.richtext import StaleFigure, bind, rebind
from reports.services.texts import EditConflict, locked_report, save_section

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def accept_figures(
    *,
    edition: Edition,
    section: str,
    language: str,
    keys: Collection[str],
    revision: int,
    figures: Figures,
    by: Actor,
    at: datetime,
) -> SectionText:
    """Bring the stale figures `keys` of a written text up to date; a new revision of the text.

    Raises EditConflict when the text was changed since it was looked at, DoesNotExist when it is
    generated (and so never stale).
    """
    text = SectionText.objects.get(report__edition=edition, section=section, language=language)
    body = rebind(text.body, figures=figures, accept=keys, language=language)
    return save_section(
        edition=edition,
        section=section,
        language=language,
        body=body,
        revision=revision,
        figures=figures,
        by=by,
        at=at,
        kind=RevisionKind.REBOUND,
        note=", ".join(sorted(keys)),
    )


def bind_number(
    *,
    edition: Edition,
    section: str,
    language: str,
    text: str,
    number: str,
    start: int,
    end: int,
    key: str,
    style: str,
    revision: int,
    figures: Figures,
    by: Actor,
    at: datetime,
) -> SectionText:
    """Put the figure `key` in the place of the number that stands in `text` from `start` to `end`.

    Raises EditConflict when the section was changed, or generated otherwise, since the number was
    shown there.
    """
    if text[start:end] != number:
        raise EditConflict(None)
    body = bind(
        text, start=start, end=end, key=key, figures=figures, style=style, language=language
    )
    return save_section(
        edition=edition,
        section=section,
        language=language,
        body=body,
        revision=revision,
        figures=figures,
        by=by,
        at=at,
    )


def keep_figure(
    *,
    edition: Edition,
    section: str,
    language: str,
    stale: StaleFigure,
    reason: str,
    by: Actor,
    at: datetime,
) -> KeptFigure:
    """Leave a stale figure as it stands in the text, and say why. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the figure in the text is kept.")})
    with transaction.atomic():
        report = locked_report(edition)
        kept, _made = KeptFigure.objects.update_or_create(
            report=report,
            section=section,
            language=language,
            key=stale.token.key,
            said=stale.said,
            current=stale.current,
            defaults={"reason": reason.strip(), "by_label": by.audit_label[:300], "at": at},
        )
        record(
            action="reports.figure_kept",
            obj=kept,
            by=by,
            at=at,
            after={"key": kept.key, "said": kept.said, "current": kept.current},
            reason=kept.reason,
        )
    return kept


def prefer_figure(*, figure: RecordedFigure, by: Actor, at: datetime) -> None:
    """Let this one of several recorded figures speak in the report, and none of its rivals."""
    with transaction.atomic():
        locked_report(figure.edition)
        for rival in rivals(figure):
            save_changes(
                rival,
                by=by,
                at=at,
                action="reports.figure_preferred",
                fields={"preferred": rival.pk == figure.pk},
            )


def rivals(figure: RecordedFigure) -> list[RecordedFigure]:
    """All figures recorded for the same question, `figure` among them."""
    same_question = RecordedFigure.objects.filter(
        edition_id=figure.edition_id, measure=figure.measure, part_of=None
    )
    return [
        row
        for row in same_question
        if (row.group_id, row.institution_id) == (figure.group_id, figure.institution_id)
    ]
