"""What judges are told about scoring, in their own language, through the outbox; each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, withdraw_messages, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from innovations.choices import StageState
from innovations.judge_links import judge_token
from innovations.message_kinds_judging import OPENED, REMINDED
from innovations.models import Judge, Stage
from innovations.selectors.progress import judges_in, unfinished_judges

ABOUT = "judging_stage"
# Days before the close on which judges are reminded.
REMINDER_DAYS = (7, 3, 1)


def tell_opened(*, stage: Stage, at: datetime) -> int:
    """That scoring is open, to everybody with work in the stage; returns how many there are."""
    return _tell(stage, OPENED, judges_in(stage=stage), key="opened", at=at)


def remind_judges(
    *, stage: Stage, by: Actor, at: datetime, judge_ids: Iterable[int] | None = None
) -> int:
    """Remind judges (None: all) whose sheets are not all in, each once a day; returns how many there are.

    Nothing once scoring is not open.
    """
    if stage.state != StageState.OPEN:
        return 0
    chosen = None if judge_ids is None else set(judge_ids)
    judges = [one for one in unfinished_judges(stage=stage) if chosen is None or one.pk in chosen]
    with transaction.atomic():
        day = timezone.localdate(at).isoformat()
        told = _tell(stage, REMINDED, judges, key=f"hand-{day}", at=at)
        if told:
            record(
                action="judging.reminded",
                obj=stage,
                by=by,
                at=at,
                after={"judges": told},
                shown_publicly=False,
            )
    return told


def remind_by_schedule(*, at: datetime) -> int:
    """Remind on the days before the close that REMINDER_DAYS names; called every hour, each day once."""
    told = 0
    stages = Stage.objects.filter(state=StageState.OPEN, closes_at__gt=at)
    for stage in stages.select_related("call__edition"):
        assert stage.closes_at is not None
        left = (stage.closes_at - at).days + 1
        if left in REMINDER_DAYS:
            key = f"{int(stage.closes_at.timestamp())}-{left}"
            told += _tell(stage, REMINDED, unfinished_judges(stage=stage), key=key, at=at)
    return told


def stop_reminders(*, stage: Stage) -> None:
    """Withdraw what was not sent yet and asks for sheets that are not taken any more."""
    withdraw_messages(about_kind=ABOUT, about_id=stage.pk, kinds=[OPENED.key, REMINDED.key])


def _tell(stage: Stage, kind: MessageKind, judges: Iterable[Judge], *, key: str, at: datetime) -> int:  # fmt: skip
    told = 0
    for judge in judges:
        write_message(
            kind=kind.key,
            key=f"judging-{stage.pk}-{judge.pk}-{key}",
            channel=Channel.EMAIL,
            to=Recipient(judge.email, judge.language, about_kind=ABOUT, about_id=str(stage.pk)),
            values=_values(stage, judge),
            at=at,
            edition=stage.call.edition,
        )
        told += 1
    return told


def _values(stage: Stage, judge: Judge) -> dict[str, str]:
    language, edition = judge.language, stage.call.edition
    with translation.override(language):
        path = reverse("innovations:judging", args=[judge_token(judge)])
        until = _closing(stage)
    return {
        "name": judge.full_name,
        "meeting": text_in(edition, "name", language)
        or text_in(edition, "name", other_language(language)),
        "sheets": str(judge.assigned - judge.handed_in),  # type: ignore[attr-defined]  # annotated
        "until": until,
        "link": settings.PUBLIC_ADDRESS.rstrip("/") + path,
    }


def _closing(stage: Stage) -> str:
    if stage.closes_at is None:
        return _("no time is set yet")
    local = timezone.localtime(stage.closes_at)
    return f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"
