"""One thing done with many registrations: each in its own transaction, together with the note of what came of it.

So a worker may be killed at any moment: what was done is noted, what is not noted was not done, and
whoever takes the action up again goes on with the next one. Two workers at once do nobody twice.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.celery import app
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.queue import enqueue
from registrations.choices import BulkKind, BulkState, Outcome
from registrations.models import BulkAction, BulkRow, Registration
from registrations.models.bulk import OPEN_BULK_STATES
from registrations.services.cancelling import cancel_registration
from registrations.services.certificates import give_by_rule, revoke_if_baseless
from registrations.services.changing import change_group
from registrations.services.exempting import ask_for_exemption
from registrations.services.reminding import remind, send_link
from registrations.workflow import capability_for

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

logger = logging.getLogger(__name__)

# By name: tasks stand above services and are not imported from here.
TASK = "registrations.tasks.run_bulk_action"
AT_ONCE = 50
AT_MOST = 10_000
# A worker shows a sign of life at every row; after this long without one another takes over.
GIVEN_UP_AFTER = timedelta(seconds=45)
_LONGEST_WHY = 300


def start_bulk_action(
    *,
    edition: Edition,
    kind: str,
    registrations: Iterable[int],
    params: Mapping[str, Any],
    query: Mapping[str, Any],
    form_key: uuid.UUID,
    by: User,
    at: datetime,
) -> BulkAction:
    """Put the wish with all its rows on record; a worker takes it up after commit.

    `registrations` are primary keys. The same `form_key` again gives the action it made. Raises
    ValidationError for none, or more than AT_MOST of them.
    """
    made = BulkAction.objects.filter(form_key=form_key).first()
    if made is not None:
        return made
    numbers = list(dict.fromkeys(registrations))
    if not numbers:
        raise ValidationError(_("Nobody was chosen."))
    if len(numbers) > AT_MOST:
        raise ValidationError(
            _("At most %(most)s registrations at once: narrow the filters.")
            % {"most": f"{AT_MOST:,}"}
        )
    try:
        with transaction.atomic():
            action = BulkAction.objects.create(
                edition=edition,
                kind=BulkKind(kind),
                params=dict(params),
                query=dict(query),
                form_key=form_key,
                asked_by=by,
                asked_at=at,
                heartbeat_at=at,
            )
            rows = (BulkRow(action=action, registration_id=number) for number in numbers)
            BulkRow.objects.bulk_create(rows, batch_size=1000)
            record(
                action="registrations.bulk_asked",
                obj=action,
                by=by,
                at=at,
                after={"kind": kind, "rows": len(numbers), "filter": dict(query), **params},
                shown_publicly=False,
            )
            if len(numbers) > AT_ONCE:
                enqueue(app.signature(TASK), action.pk)
    except IntegrityError:
        # The button was pressed twice in the same moment.
        return BulkAction.objects.get(form_key=form_key)
    return action


def run_bulk_action(*, action_id: int, clock: Callable[[], datetime]) -> None:
    """Work off what waits. Ends quietly when it is cancelled, done, or another worker did the rest."""
    action = BulkAction.objects.select_related("edition", "asked_by").get(pk=action_id)
    if action.state == BulkState.QUEUED:
        try:
            _move(action, to=BulkState.RUNNING, at=clock(), heartbeat_at=clock())
        except TransitionRefused:
            action.refresh_from_db()
    while action.state == BulkState.RUNNING and _do_next(action, clock()):
        pass
    if (
        action.state == BulkState.RUNNING
        and not action.rows.filter(outcome=Outcome.WAITING).exists()
    ):
        try:
            _move(action, to=BulkState.DONE, at=clock(), finished_at=clock())
        except TransitionRefused:
            logger.info("action %s was ended by somebody else", action.pk)


def cancel_bulk_action(*, action: BulkAction, by: User, at: datetime) -> None:
    """Stop before the next row; what was done stays done. Raises TransitionRefused when it has ended."""
    also = {"finished_at": at}
    transition(action, to=BulkState.CANCELLED, by=by, at=at, also=also, shown_publicly=False)


def retry_bulk_action(*, action: BulkAction, by: User, at: datetime) -> None:
    """Do what was not reached or left as it was once more. Raises TransitionRefused while it is open."""
    with transaction.atomic():
        also = {"finished_at": None, "heartbeat_at": at}
        transition(action, to=BulkState.QUEUED, by=by, at=at, also=also, shown_publicly=False)
        action.rows.filter(outcome=Outcome.LEFT).update(
            outcome=Outcome.WAITING, why_sw="", why_en=""
        )
        enqueue(app.signature(TASK), action.pk)


def resume_bulk_actions(*, at: datetime) -> int:
    """Wake workers for what a lost message or a killed worker left; returns how many."""
    waiting = BulkAction.objects.filter(
        state__in=OPEN_BULK_STATES, heartbeat_at__lt=at - GIVEN_UP_AFTER
    )
    numbers = list(waiting.values_list("pk", flat=True))
    BulkAction.objects.filter(pk__in=numbers).update(heartbeat_at=at)
    for number in numbers:
        enqueue(app.signature(TASK), number)
    return len(numbers)


def _do_next(action: BulkAction, at: datetime) -> bool:
    """Do one row with all it entails, or nothing of it; False when there is none left for this worker."""
    with transaction.atomic():
        # Whoever stops the action waits for this row, and this row for whoever stops it.
        still = BulkAction.objects.filter(pk=action.pk, state=BulkState.RUNNING)
        if not still.update(heartbeat_at=at):
            action.refresh_from_db()
            return False
        skip = connection.features.has_select_for_update_skip_locked
        waiting = action.rows.filter(outcome=Outcome.WAITING).order_by("pk")
        row = waiting.select_for_update(of=("self",), skip_locked=skip).first()
        if row is None:
            return False
        _note(row, _done(action, row, at))
    return True


def _done(action: BulkAction, row: BulkRow, at: datetime) -> dict[str, str]:
    """Do it; why it was left, in both languages, or nothing.

    Services say why in the language that is active, so what is refused is tried in the other one too.
    """
    why = {}
    for language in LANGUAGE_CODES:
        with translation.override(language):
            refusal = _refusal(action, row, at)
        if not refusal:
            return {}
        why[f"why_{language}"] = refusal[:_LONGEST_WHY]
    return why


def _refusal(action: BulkAction, row: BulkRow, at: datetime) -> str:
    """Why it could not be done, "" when it was. What failed half-way is undone."""
    registration = Registration.objects.select_related("edition").get(pk=row.registration_id)
    if not action.asked_by.may(capability_for(action.kind), edition_id=action.edition_id):
        return _("Whoever asked for this may not do it any more.")
    try:
        with transaction.atomic():
            _ACTS[action.kind](registration, action, at)
    except ValidationError as refused:
        return " ".join(refused.messages)
    except Exception:
        logger.exception("row %s of action %s failed", row.pk, action.pk)
        return _(
            "Something went wrong. You can try it again; if it fails again, tell an administrator."
        )
    return ""


def _note(row: BulkRow, why: Mapping[str, str]) -> None:
    row.outcome = Outcome.LEFT if why else Outcome.CHANGED
    row.why_sw, row.why_en = why.get("why_sw", ""), why.get("why_en", "")
    row.save(update_fields=["outcome", "why_sw", "why_en"])


def _move(action: BulkAction, *, to: str, at: datetime, **also: Any) -> None:
    transition(action, to=to, by=action.asked_by, at=at, also=also, shown_publicly=False)


def _link(registration: Registration, action: BulkAction, at: datetime) -> None:
    send_link(registration=registration, by=action.asked_by, at=at)


def _remind(registration: Registration, action: BulkAction, at: datetime) -> None:
    remind(registration=registration, by=action.asked_by, at=at)


def _cancel(registration: Registration, action: BulkAction, at: datetime) -> None:
    cancel_registration(
        registration=registration,
        reason=action.params["reason"],
        percent=action.params.get("percent"),
        by=action.asked_by,
        at=at,
    )


def _exempt(registration: Registration, action: BulkAction, at: datetime) -> None:
    ask_for_exemption(
        registration=registration,
        kind=action.params["kind"],
        reason=action.params["reason"],
        by=action.asked_by,
        at=at,
    )


def _to_group(registration: Registration, action: BulkAction, at: datetime) -> None:
    group = ParticipantGroup.objects.get(pk=action.params["group"])
    change_group(
        registration=registration,
        group=group,
        fee_category=FeeCategory.objects.filter(pk=action.params["fee"]).first(),
        reason=action.params["reason"],
        outside_window=True,
        by=action.asked_by,
        at=at,
    )


def _certify(registration: Registration, action: BulkAction, at: datetime) -> None:
    give_by_rule(
        registration=registration,
        language=action.params["language"],
        is_told=bool(action.params.get("tell")),
        by=action.asked_by,
        at=at,
    )


def _decertify(registration: Registration, action: BulkAction, at: datetime) -> None:
    revoke_if_baseless(
        registration=registration, reason=action.params["reason"], by=action.asked_by, at=at
    )


_ACTS: dict[str, Callable[[Registration, BulkAction, datetime], None]] = {
    BulkKind.LINK: _link,
    BulkKind.REMIND: _remind,
    BulkKind.CANCEL: _cancel,
    BulkKind.EXEMPT: _exempt,
    BulkKind.MOVE: _to_group,
    BulkKind.CERTIFY: _certify,
    BulkKind.DECERTIFY: _decertify,
}
