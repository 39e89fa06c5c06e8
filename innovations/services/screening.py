"""What staff decide about an entry before judging; the entrant is told."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record, save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.meetings.models import Edition
from innovations.choices import AssignmentState, EntryState, ScreeningResult, StageState
from innovations.models import Assignment, Call, Entry, Screening
from innovations.notifications_panel import tell_screened
from innovations.services.blind import check_soon

_LEADS_TO = {
    ScreeningResult.ACCEPTED: EntryState.SCREENED,
    ScreeningResult.RETURNED: EntryState.RETURNED,
    ScreeningResult.DECLINED: EntryState.DECLINED,
}
# Gone when an entry leaves the judging: it must be cleared again, and the entrant's wish is answered.
_LET_GO = {"blind_cleared_at": None, "correction_wish": "", "correction_asked_at": None}


def screen_entry(*, entry: Entry, result: str, reason: str, by: Actor, at: datetime) -> Screening:
    """Take an entry to judging, return it, or decline it, with the reason.

    An entry that is returned is taken away from the judges and must be cleared again. One that is taken
    to judging blind is looked through for names in the background. Raises ValidationError (a refusal
    without a reason, an entry that is being scored), TransitionRefused, PermissionDenied.
    """
    reason = reason.strip()
    if result != ScreeningResult.ACCEPTED and not reason:
        raise ValidationError({"reason": _("Say why: the entrant gets your words.")})
    with transaction.atomic():
        _check_not_scored(entry, result)
        transition(
            entry,
            to=_LEADS_TO[ScreeningResult(result)],
            by=by,
            at=at,
            reason=reason,
            also={} if result == ScreeningResult.ACCEPTED else dict(_LET_GO),
        )
        screening = Screening(
            entry=entry, result=result, reason=reason, at=at, by_label=by.audit_label
        )
        save_new(screening, by=by, at=at, action="screening.decided")
        tell_screened(screening)
        if result == ScreeningResult.ACCEPTED:
            _look_for_names(entry, at)
    return screening


def take_up_again(*, entry: Entry, reason: str, by: Actor, at: datetime) -> None:
    """Look again at an entry that was declined. Raises TransitionRefused, PermissionDenied."""
    transition(entry, to=EntryState.SUBMITTED, by=by, at=at, reason=reason)


def record_export(
    *, edition: Edition, rows: int, format: str, query: str, by: Actor, at: datetime
) -> None:
    """That a list of entries left the portal, and with which filters. Raises PermissionDenied."""
    if not by.may("innovations.view", edition_id=edition.pk):
        raise PermissionDenied("innovations.view is needed")
    record(
        action="screening.exported",
        obj=edition,
        by=by,
        at=at,
        after={"rows": rows, "format": format, "filters": query},
        shown_publicly=False,
    )


def _check_not_scored(entry: Entry, result: str) -> None:
    if result == ScreeningResult.ACCEPTED:
        return
    scored = Assignment.objects.filter(
        entry=entry,
        state=AssignmentState.ACTIVE,
        stage__state__in=(StageState.OPEN, StageState.CLOSED),
    )
    if scored.exists():
        raise ValidationError(
            _(
                "Scoring has opened with this entry among those assigned. It can be withdrawn, not returned or declined."
            )
        )


def _look_for_names(entry: Entry, at: datetime) -> None:
    if Call.objects.filter(edition=entry.edition_id, is_blind=True).exists():
        check_soon(entry=entry, at=at)
