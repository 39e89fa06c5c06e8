"""What institutions are told about the resolutions they owe, each in the person's language and once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution, InstitutionContact
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from reports import message_kinds_follow_up as kinds
from reports.models import Obligation, ProgressReport, Resolution
from reports.selectors.corrections import words_in_force

ABOUT = "resolution"
_FOCAL = (Role.FOCAL_PERSON, Role.MINISTRY_FOCAL_PERSON)


@dataclass(frozen=True)
class Owed:
    """A resolution as one institution owes it. `due_on` is the institution's own day where it has one."""

    resolution: Resolution
    institution: Institution
    due_on: date | None = None
    focal_person: User | None = None


def tell_asked(owed: Owed, *, people: Iterable[User], key: str, at: datetime) -> int:
    """Ask to report; the same `key` asks nobody twice. Returns how many were written to."""
    return _tell(owed, kinds.ASKED, people=people, key=f"asked-{key}", at=at)


def tell_reminder(owed: Owed, *, people: Iterable[User], key: str, at: datetime) -> int:
    return _tell(owed, kinds.REMINDER, people=people, key=key, at=at)


def tell_overdue(owed: Owed, *, people: Iterable[User], key: str, at: datetime) -> int:
    return _tell(owed, kinds.OVERDUE, people=people, key=key, at=at)


def tell_head(owed: Owed, *, contact: InstitutionContact, key: str, at: datetime) -> int:
    """Write to the head in both languages at once: the head has no account that names one."""
    english = _values(owed, contact.head_name, "en", public=True)
    values = {
        **_values(owed, contact.head_name, "sw", public=True),
        **{f"{name}_en": english[name] for name in kinds.TWICE},
        "head": contact.head_title,
    }
    _write(owed, kinds.ESCALATION, contact.head_email, "sw", values, key=f"{key}-head", at=at)
    return 1


def tell_returned(report: ProgressReport, *, at: datetime) -> int:
    owed, people = _of(report)
    more = {language: {"remarks": report.remarks} for language in ("sw", "en")}
    return _tell(owed, kinds.RETURNED, people=people, key=f"returned-{report.pk}", at=at, more=more)


def tell_accepted(report: ProgressReport, *, at: datetime) -> int:
    owed, people = _of(report)
    more = {language: {"state": _state(report, language)} for language in ("sw", "en")}
    return _tell(owed, kinds.ACCEPTED, people=people, key=f"accepted-{report.pk}", at=at, more=more)


def focal_people(institution_ids: Iterable[int]) -> dict[int, list[User]]:
    """Those who answer for each institution, by its number. One query."""
    found: dict[int, list[User]] = {}
    people = User.objects.filter(
        institution__in=list(institution_ids), is_active=True, role_assignments__role__in=_FOCAL
    )
    for user in people.distinct().order_by("pk"):
        found.setdefault(user.institution_id or 0, []).append(user)
    return found


def _of(report: ProgressReport) -> tuple[Owed, list[User]]:
    """What the report is about, and whom to answer: who sent it, else the focal persons."""
    obligation: Obligation = report.obligation
    owed = Owed(obligation.resolution, obligation.institution, obligation.due_on)
    sender = User.objects.filter(Q(pk=report.by_id), is_active=True).first()
    known = focal_people([obligation.institution_id]).get(obligation.institution_id, [])
    return owed, [sender] if sender else known


def _tell(
    owed: Owed,
    kind: MessageKind,
    *,
    people: Iterable[User],
    key: str,
    at: datetime,
    more: Mapping[str, Mapping[str, str]] | None = None,
) -> int:
    number = 0
    for user in people:
        values = _values(owed, user.full_name, user.language) | dict(
            (more or {}).get(user.language, {})
        )
        _write(owed, kind, user.email, user.language, values, key=f"{key}-{user.pk}", at=at)
        number += 1
    return number


def _write(
    owed: Owed,
    kind: MessageKind,
    address: str,
    language: str,
    values: Mapping[str, str],
    *,
    key: str,
    at: datetime,
) -> None:
    write_message(
        kind=kind.key,
        key=f"owed-{owed.resolution.pk}-{owed.institution.pk}-{key}",
        channel=Channel.EMAIL,
        to=Recipient(address, language, about_kind=ABOUT, about_id=str(owed.resolution.pk)),
        values=values,
        at=at,
        edition=owed.resolution.edition,
    )


def _values(owed: Owed, name: str, language: str, *, public: bool = False) -> dict[str, str]:
    resolution = owed.resolution
    page = "reports:register_one" if public and resolution.is_public else "reports:owed_one"
    due = owed.due_on or resolution.due_on
    with translation.override(language):
        address = reverse(page, args=[resolution.edition.year, resolution.number])
        day = date_format(due, "j F Y") if due else _("no day has been set")
    return {
        "name": name,
        "institution": _named(owed.institution, "name", language),
        "resolution": resolution.register_number,
        "title": _named(words_in_force(resolution), "title", language),
        "due": day,
        "link": settings.PUBLIC_ADDRESS + address,
    }


def _state(report: ProgressReport, language: str) -> str:
    with translation.override(language):
        return _("%(state)s, %(number)s per cent") % {
            "state": report.get_delivery_display(),
            "number": report.percentage,
        }


def _named(obj: object, stem: str, language: str) -> str:
    return text_in(obj, stem, language) or text_in(obj, stem, other_language(language))
