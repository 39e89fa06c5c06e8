"""What screening and the panel tell entrants, judges and staff, in their languages, through the outbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import CAPABILITIES
from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, withdraw_messages, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from innovations import message_kinds_panel as kinds
from innovations.choices import ScreeningResult
from innovations.judge_links import judge_link
from innovations.models import Judge, Screening

ABOUT_JUDGE, ABOUT_ENTRY = "judge", "entry"
_OF_RESULTS = {
    ScreeningResult.ACCEPTED: kinds.SCREENED,
    ScreeningResult.RETURNED: kinds.RETURNED,
    ScreeningResult.DECLINED: kinds.DECLINED,
}


def tell_screened(screening: Screening) -> None:
    """What was decided and why, to who handed the entry in; nothing where nobody has an account."""
    entry = screening.entry
    if entry.owner is None:
        return
    write_message(
        kind=_OF_RESULTS[ScreeningResult(screening.result)].key,
        key=f"screening-{screening.pk}",
        channel=Channel.EMAIL,
        to=Recipient(
            entry.owner.email, entry.language, about_kind=ABOUT_ENTRY, about_id=str(entry.pk)
        ),
        values={
            "name": entry.owner.full_name,
            "meeting": _named(entry.edition, entry.language),
            "title": entry.title,
            "number": str(entry.number),
            "reason": screening.reason,
        },
        at=screening.at,
        edition=entry.edition,
    )


def tell_invited(judge: Judge, *, at: datetime) -> None:
    """The invitation; once for each link. Messages with a former one are taken back where not sent yet."""
    _take_links_back(judge)
    _tell_judge(judge, kinds.INVITED, key=f"invited-{judge.link_number}", at=at)


def tell_link(judge: Judge, *, at: datetime) -> None:
    """A new link; the messages with the one before are taken back where they were not sent yet."""
    _take_links_back(judge)
    _tell_judge(judge, kinds.LINK_AGAIN, key=f"link-{judge.link_number}", at=at)


def tell_more_entries(judge: Judge, *, number: int, at: datetime) -> None:
    """That more was assigned while scoring is open."""
    key = f"more-{int(at.timestamp())}"
    _tell_judge(judge, kinds.MORE_ENTRIES, key=key, at=at, entries=str(number))


def tell_removed(judge: Judge, *, at: datetime) -> None:
    _tell_judge(judge, kinds.REMOVED, key=f"removed-{int(at.timestamp())}", at=at)


def tell_staff(
    *, edition: Edition, key: str, stage: int, at: datetime, what: Callable[[], str]
) -> None:
    """What has happened, to everybody who arranges the judging of the edition; `what` words it in a language."""
    for person in _arrangers(edition):
        with translation.override(person.language):
            words = what()
            path = reverse("innovations:assigning", args=[edition.year, stage])
        write_message(
            kind=kinds.NOTICE.key,
            key=f"panel-{edition.pk}-{key}-{person.pk}",
            channel=Channel.EMAIL,
            to=Recipient(person.email, person.language),
            values={
                "name": person.full_name,
                "meeting": _named(edition, person.language),
                "what": words,
                "link": settings.PUBLIC_ADDRESS + path,
            },
            at=at,
            edition=edition,
        )


def _arrangers(edition: Edition) -> list[User]:
    roles = [role for role, granted in CAPABILITIES.items() if "innovations.change" in granted]
    held = RoleAssignment.objects.filter(role__in=roles)
    held = held.filter(edition_id=edition.pk) | held.filter(edition_id=None)
    people = User.objects.filter(pk__in=held.values("user_id"), is_active=True)
    return list(people.order_by("pk"))


def _tell_judge(judge: Judge, kind: MessageKind, *, key: str, at: datetime, **further: str) -> None:
    edition = judge.call.edition
    write_message(
        kind=kind.key,
        key=f"judge-{judge.pk}-{key}",
        channel=Channel.EMAIL,
        to=Recipient(judge.email, judge.language, about_kind=ABOUT_JUDGE, about_id=str(judge.pk)),
        values={
            "name": judge.full_name,
            "meeting": _named(edition, judge.language),
            "link": judge_link(judge),
            **further,
        },
        at=at,
        edition=edition,
    )


def _take_links_back(judge: Judge) -> None:
    with_links = [kinds.INVITED.key, kinds.LINK_AGAIN.key]
    withdraw_messages(about_kind=ABOUT_JUDGE, about_id=judge.pk, kinds=with_links)


def _named(edition: Edition, language: str) -> str:
    return text_in(edition, "name", language) or text_in(edition, "name", other_language(language))
