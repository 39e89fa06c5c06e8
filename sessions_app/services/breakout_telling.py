"""What rapporteurs of breakout groups are told, each in their own language, through the outbox."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.models import User
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from sessions_app.message_kinds_breakout import ACCEPTED, NAMED, RETURNED
from sessions_app.models import BreakoutGroup, BreakoutRapporteur, BreakoutReport

ABOUT = "breakout_group"


def tell_named(*, rapporteur: BreakoutRapporteur, at: datetime) -> None:
    """That somebody may write the report of the group."""
    key = f"named-{rapporteur.pk}"
    _tell(rapporteur.group, NAMED, [rapporteur.user], key=key, at=at)


def tell_returned(*, report: BreakoutReport, at: datetime) -> None:
    """With the remarks, to all who may write."""
    told = {"remarks": report.remarks}
    _tell(
        report.group, RETURNED, _writers(report), key=f"returned-{at.timestamp()}", at=at, more=told
    )


def tell_accepted(*, report: BreakoutReport, at: datetime) -> None:
    """That everybody can read it now, to all who may write."""
    _tell(report.group, ACCEPTED, _writers(report), key=f"accepted-{at.timestamp()}", at=at)


def _writers(report: BreakoutReport) -> list[User]:
    rows = report.group.rapporteurs.filter(user__is_active=True).select_related("user")
    return [one.user for one in rows]


def _tell(
    group: BreakoutGroup,
    kind: MessageKind,
    people: Iterable[User],
    *,
    key: str,
    at: datetime,
    more: Mapping[str, str] | None = None,
) -> None:
    for person in people:
        language = person.language
        with translation.override(language):
            place = [group.edition.year, group.number, language]
            path = reverse("sessions_app:breakout_report", args=place)
        write_message(
            kind=kind.key,
            key=f"breakout-group-{group.pk}-{person.pk}-{key}",
            channel=Channel.EMAIL,
            to=Recipient(person.email, language, about_kind=ABOUT, about_id=str(group.pk)),
            values={
                "name": person.full_name,
                "meeting": _text(group.edition, language),
                "group": _text(group, language),
                "link": settings.PUBLIC_ADDRESS.rstrip("/") + path,
                **(more or {}),
            },
            at=at,
            edition=group.edition,
        )


def _text(obj: object, language: str) -> str:
    return text_in(obj, "name", language) or text_in(obj, "name", other_language(language))
