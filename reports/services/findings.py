"""What the editors decide about contradictions in the sources."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, save_changes, save_new
from egov_meeting.meetings.models import Edition, RecordedFigure
from reports.choices import FindingChoice
from reports.models import FindingDecision
from reports.services.figures import prefer_figure
from reports.services.texts import locked_report

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def decide_finding(
    *,
    edition: Edition,
    key: str,
    choice: str,
    text: str,
    by: Actor,
    at: datetime,
    figure: RecordedFigure | None = None,
) -> FindingDecision:
    """Put the decision about one finding on record, in place of an earlier one.

    `figure` is the one of several recorded figures that holds from now on. Raises ValidationError
    when the decision needs words and has none.
    """
    words = text.strip()
    if choice == FindingChoice.EXPLAINED and not words:
        raise ValidationError({"text": _("Write the explanation.")})
    with transaction.atomic():
        locked_report(edition)
        if figure:
            prefer_figure(figure=figure, by=by, at=at)
        fields = {"choice": choice, "text": words, "by_label": by.audit_label[:300], "at": at}
        decision = FindingDecision.objects.filter(edition=edition, key=key).first()
        if decision is None:
            decision = FindingDecision(edition=edition, key=key, **fields)
            save_new(decision, by=by, at=at, action="reports.finding_decided")
        else:
            save_changes(decision, by=by, at=at, action="reports.finding_decided", fields=fields)
    return decision


def reopen_finding(*, edition: Edition, key: str, by: Actor, at: datetime) -> None:
    """Take a decision back; the trail keeps it."""
    with transaction.atomic():
        locked_report(edition)
        decision = FindingDecision.objects.filter(edition=edition, key=key).first()
        if decision:
            delete(decision, by=by, at=at, action="reports.finding_reopened")
